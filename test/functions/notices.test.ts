import { expect, test } from 'vitest';
import { claimFor } from '../../functions/shared/store/notices.ts';

const notice = { kind: 'queue-joined', cause: 'app-1.4' } as const;
const at = '2025-03-12T05:00:00.000Z';

test('NOT-2 · a claim is due when whoever claimed must have died: after fifteen minutes, longer than anything runs', () => {
  const { Put } = claimFor('queue', 'app-1', notice, { by: 'delivery', at });
  const until = '2025-03-12T05:15:00.000Z';
  expect(Put?.Item).toMatchObject({ state: 'sending', claimedUntil: until, g1sk: until });
});

test('NOT-2 · the run by schedule alone takes over, and what is over by now', () => {
  const conditionOf = (by: 'delivery' | 'sweep') => claimFor('queue', 'app-1', notice, { by, at }).Put;
  expect(conditionOf('delivery')?.ConditionExpression).not.toMatch(/claimedUntil/);
  expect(conditionOf('sweep')?.ConditionExpression).toMatch(/ OR claimedUntil <= :now$/);
  expect(conditionOf('sweep')?.ExpressionAttributeValues).toMatchObject({ ':now': at });
});
