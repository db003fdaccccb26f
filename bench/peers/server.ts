import { execFileSync, spawn } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, mkdtempSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The server of a peer, running and listening on a socket of the file system. It ends with this process even when that is killed. */
export type Server = { socket: string; stop(): Promise<void> };

const PATIENCE_MS = 60_000;

/** Whose a server is: PostgreSQL refuses to run as root. */
export type Owner = { uid?: number; gid?: number };

/** What somebody said last. */
const lastOf = (said: string): string => said.trim().split('\n').at(-1)?.trim().slice(0, 120) ?? '';

/**
 * Runs a program to its end; what it says.
 * @throws with the last that it says, when it fails
 */
export const prepare = (command: string, args: readonly string[], options: Owner & { cwd?: string } = {}): string => {
  try {
    return execFileSync(command, args, { ...options, encoding: 'utf8', stdio: 'pipe', timeout: PATIENCE_MS });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`${command}: ${lastOf(stderr || message)}`);
  }
};

const idOf = (option: '-u' | '-g'): number => Number(prepare('id', [option, 'nobody']));

/** Nobody, where we are root; ourselves, where we are not. */
export const owner = (): Owner => (process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {});

/** A new folder inside another, for the owner of a server alone. */
export const folderIn = (parent: string, prefix: string, { uid, gid }: Owner): string => {
  // Others may pass through the folder of the run, and see nothing in it.
  chmodSync(parent, 0o711);
  const folder = mkdtempSync(join(parent, `${prefix}-`));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
};

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first folder that holds all of these programs: of the PATH, then of the usual ones. */
export const folderOf = (programs: readonly string[], usual: readonly string[]): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), ...usual].find((folder) =>
    programs.every((program) => runs(join(folder, program))),
  );

type Program = Owner & {
  command: string;
  args: readonly string[];
  cwd: string;
  /** All of its environment; ours, when nothing is said. */
  env?: Record<string, string>;
  /** What it says when it has begun to listen. */
  ready: RegExp;
  /** What ends it at once. */
  signal: NodeJS.Signals;
};

/**
 * Starts a server and waits until it says that it listens.
 * @throws when it ends instead, or says nothing for a minute
 */
export const start = async ({ ready, ...program }: Program): Promise<Pick<Server, 'stop'>> => {
  const guardian = spawn(
    process.execPath,
    [fileURLToPath(new URL('./guardian.mjs', import.meta.url)), JSON.stringify(program)],
    // Of its own process group: an interrupt at the terminal is for us.
    { stdio: 'pipe', detached: true },
  );
  const exit = new Promise<void>((resolve) => guardian.once('close', () => resolve()));
  const stop = async () => {
    guardian.stdin.destroy();
    await exit;
  };
  let said = '';
  const listens = new Promise<void>((resolve, reject) => {
    const hear = (text: string) => {
      said = (said + text).slice(-4_000);
      if (ready.test(said)) resolve();
    };
    guardian.stdout.setEncoding('utf8').on('data', hear);
    guardian.stderr.setEncoding('utf8').on('data', hear);
    const fail = () => reject(new Error(`${program.command}: ${lastOf(said) || 'does not listen'}`));
    exit.then(fail);
    AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', fail);
  });
  try {
    await listens;
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
};
