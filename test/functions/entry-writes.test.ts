import { describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import { entryOf } from '../../domain/queue/order.ts';
import { outcomeOf } from '../../functions/shared/store/change.ts';
import { applicationIn } from '../../functions/shared/store/stored.ts';
import { writesOf } from '../../functions/shared/store/writes.ts';
import { applicationId, filed, offered, organizationId, vacated, waiting } from '../support/facts.ts';
import { calendar, statesAfter } from '../support/given.ts';

const when = { at: '2025-04-07T05:00:00.000Z', by: { role: 'system' } } as const;
const suspended: Fact = { type: 'DecisionSuspended', applicationId, organizationId, placeHeld: true, ...when };
const expired: Fact = { type: 'IspExpired', applicationId, expiredOn: '2025-04-01', ...when };
const resumed: Fact = { type: 'DecisionResumed', applicationId, organizationId, ...when };

const isp = { number: '1', settings: ['inpatient' as const], validTo: '2025-04-01' };
const inQueue = waiting().map((fact) => (fact.type === 'ApplicationFiled' ? filed({ isp }) : fact));

/** What a fact does to the items of the queue: put or deleted, among whom, and blocked why; whether an item may be there before. */
const written = (before: readonly Fact[], fact: Fact): string[] => {
  const change = { ...statesAfter(before), facts: [fact] };
  const steps = [{ change, outcome: outcomeOf(change) }];
  return writesOf({ queue: 'queue' }, calendar, steps, {}).flatMap(({ Put, Delete }) => {
    if (Put?.Item?.entity === 'entry') {
      const entry = entryOf(applicationIn(Put.Item.state, applicationId));
      return `put ${Put.Item.sk.slice(0, 2)} ${entry?.blocked} ${Put.ConditionExpression ?? 'over'}`;
    }
    return Delete && /^[EX]#/.test(Delete.Key?.sk) ? `delete ${Delete.Key?.sk.slice(0, 2)}` : [];
  });
};

describe('the entry of a queue', () => {
  test('QUE-7 · an expired programme takes it from among the eligible to the blocked, at its place', () =>
    expect(written(inQueue, expired)).toStrictEqual(['delete E#', 'put X# isp-expired attribute_not_exists(pk)']));

  test('QUE-7, QUE-10 · blocked for another reason it stays where it is and says the other reason', () => {
    const away = [...inQueue, vacated(), offered(), suspended];
    const both = [...away, expired];
    expect(written(both, resumed)).toStrictEqual(['put X# isp-expired over']);
  });

  test('QUE-2 · what does not concern its place leaves it there, with the case as it is now', () => {
    const reminded: Fact = { type: 'RecipientReminded', applicationId, kind: 'isp-expiring', ...when };
    expect(written(inQueue, reminded)).toStrictEqual(['put E# undefined over']);
  });
});
