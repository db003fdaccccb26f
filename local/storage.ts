import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.ts';

/** What the runtime itself must remember between runs; a write is on its way to the disk when the call returns. */
export interface Storage {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  append(name: string, value: unknown): void;
  lines(name: string): unknown[];
  /** Bytes that are written once and never changed. */
  keepBytes(name: string, bytes: Buffer): void;
  bytes(name: string): Buffer | undefined;
}

/** Remembers for as long as the process lives. */
export function memoryStorage(): Storage {
  const values = new Map<string, unknown>();
  const lists = new Map<string, unknown[]>();
  const blobs = new Map<string, Buffer>();
  return {
    read: (name) => values.get(name),
    write: (name, value) => {
      values.set(name, value);
    },
    append: (name, value) => {
      lists.set(name, [...(lists.get(name) ?? []), value]);
    },
    lines: (name) => lists.get(name) ?? [],
    keepBytes: (name, bytes) => {
      blobs.set(name, bytes);
    },
    bytes: (name) => blobs.get(name),
  };
}

/** Remembers in files of a folder: `NAME.json` replaced as a whole, `NAME.jsonl` appended to, `NAME.bin` written once. */
export function folderStorage(dir: string): Storage {
  const bytesOf = (file: string) => {
    try {
      return readFileSync(join(dir, file));
    } catch {
      return undefined;
    }
  };
  const text = (file: string) => bytesOf(file)?.toString('utf8');
  // A rename is all or nothing: a kill in between leaves the old file whole.
  const replace = (file: string, content: string | Buffer) => {
    const draft = join(dir, file.replace(/\.\w+$/, '.tmp'));
    writeFileSync(draft, content);
    renameSync(draft, join(dir, file));
  };
  return {
    read: (name) => {
      const found = text(`${name}.json`);
      return found === undefined ? undefined : JSON.parse(found);
    },
    write: (name, value) => replace(`${name}.json`, JSON.stringify(value)),
    append: (name, value) => appendFileSync(join(dir, `${name}.jsonl`), `${JSON.stringify(value)}\n`),
    lines: (name) =>
      (text(`${name}.jsonl`) ?? '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    keepBytes: (name, bytes) => replace(`${name}.bin`, bytes),
    bytes: (name) => bytesOf(`${name}.bin`),
  };
}

/** Makes sure that the folder is there and can be written to. */
export function openFolder(dir: string): void {
  try {
    makeFolder(dir);
    // Root passes every access check, a read-only mount refuses all the same: only writing tells.
    writeFileSync(join(dir, '.writable'), '');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartError(`The data folder ${dir} cannot be used (${reason}).`);
  }
}

/** As `mkdir -p`. Node's own recursive call never returns where the system has no room for a folder, as in /proc. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) makeFolder(parent);
  mkdirSync(dir);
}
