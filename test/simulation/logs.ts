import { AsyncLocalStorage } from 'node:async_hooks';

const levels = ['debug', 'info', 'log', 'warn', 'error'] as const;

const listening = new AsyncLocalStorage<unknown[]>();

/** Runs something; what it logs meanwhile, where logs are captured, is put into `lines`, too. */
export const heard = <T>(lines: unknown[], run: () => T): T => listening.run(lines, run);

/** What the functions log while something runs, handed on instead of printed. */
export const captured = async <T>(told: (line: string) => void, run: () => Promise<T>): Promise<T> => {
  const before = levels.map((level) => console[level]);
  for (const level of levels)
    console[level] = (...said: unknown[]) => {
      listening.getStore()?.push(...said);
      told(said.map((each) => JSON.stringify(each)).join(' '));
    };
  try {
    return await run();
  } finally {
    for (const [place, level] of levels.entries()) console[level] = before[place] ?? console[level];
  }
};
