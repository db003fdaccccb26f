import { expect, test, vi } from 'vitest';
import { type Round, sweep } from '../../functions/shared/sweep.ts';

test('MON-3 · one that fails keeps no other from its turn, and the run fails at its end', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const handled: string[] = [];
  const round = (...names: string[]): Round => ({
    due: (async function* () {
      for (const pk of names) yield { pk, sk: '#STATE' };
    })(),
    handle: async ({ pk }) => {
      if (pk === 'APP#bad') throw new Error('throttled');
      handled.push(pk);
    },
  });
  await expect(sweep(round('APP#1', 'APP#bad', 'APP#2'), round('APP#3'))).rejects.toThrow('1 due things');
  expect(handled).toEqual(['APP#1', 'APP#2', 'APP#3']);
});
