import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockFolder } from './lock.ts';
import { folderStorage, memoryStorage, openFolder, type Storage } from './storage.ts';

/** Where a run keeps what must outlive it. */
export interface Data {
  readonly storage: Storage;
  readonly dynamodb: 'memory' | { readonly dir: string };
  /** Lets go of the folder. */
  readonly release: () => Promise<void>;
  /** The system is ready on these data: from now on they are somebody's. */
  readonly keep: () => void;
}

/** Remembers that the system was once ready on these data. */
const OPENED = 'opened';

/** Opens the data of earlier runs, or makes room for the first. */
export async function openData(data: 'memory' | { readonly dir: string }): Promise<Data> {
  if (data === 'memory')
    return { storage: memoryStorage(), dynamodb: 'memory', release: async () => undefined, keep: () => undefined };
  const dir = resolve(data.dir);
  openFolder(dir);
  const release = await lockFolder(dir);
  const state = join(dir, 'state');
  const tables = join(dir, 'dynamodb');
  // Until somebody is told that the system is ready, all in it is the half-told story of a demonstration.
  if (!folderStorage(state).read(OPENED))
    for (const folder of [state, tables]) rmSync(folder, { recursive: true, force: true });
  for (const folder of [state, tables]) mkdirSync(folder, { recursive: true });
  const storage = folderStorage(state);
  return { storage, dynamodb: { dir: tables }, release, keep: () => storage.write(OPENED, true) };
}
