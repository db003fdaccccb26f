import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../.kezek/', import.meta.url));
let runs = 0;

/** A folder for what one run writes: the assembly, the log. Those of runs that were killed are removed on the way. */
export function openRunFolder(): { path: string; remove: () => void } {
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home)) {
    const pid = /^run-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(home, name), { recursive: true, force: true });
  }
  runs += 1;
  const path = join(home, `run-${process.pid}-${runs}`);
  mkdirSync(path, { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
