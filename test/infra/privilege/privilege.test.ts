import { runSimulation } from '@cloud-copilot/iam-simulate';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { functionNames } from '../../../infra/functions.ts';
import { decide } from '../../../local/iam/decide.ts';
import type { Statement } from '../../../local/iam/statements.ts';
import type { Enforced } from '../../../local/kezek.ts';
import { House } from '../house.ts';
import { explained } from './explained.ts';
import { type Call, neededBy, type Proven, prove } from './proof.ts';
import { everyFunctionWorks, functionsAreDenied, policyIsMended, waysAreBarred } from './stories.ts';
import { explanationOf, tableOf } from './table.ts';

/** The policies as they are, and every kind of call that was made in the stories. */
let statements: readonly Statement[] = [];
const made = new Map<string, Call>();

const assembly = (): string => {
  const found = inject('assembly');
  if ('error' in found) throw new Error(found.error);
  return found.dir;
};

/** Takes up what was called in a story; answers which actions were denied. */
const deniedIn = ({ kezek }: { kezek: { iam(): Enforced | undefined } }): string[] => {
  const denied = new Set<string>();
  for (const { decision, ...call } of kezek.iam()?.recorded ?? []) {
    made.set(JSON.stringify(call), call);
    if (decision !== 'Allowed') denied.add(call.action);
  }
  return [...denied].sort();
};

const patient = { timeout: 300_000 };

describe('under the policies of the stacks', patient, () => {
  test('every function works, and no call is denied', async () => {
    const { world, letters } = await everyFunctionWorks();
    statements = world.kezek.iam()?.statements ?? [];
    expect(statements).not.toStrictEqual([]);
    expect(letters).toStrictEqual([]);
    expect(deniedIn(world)).toStrictEqual([]);

    const house = new House();
    const roleOf = (name: string) => {
      const { stack, properties } = house.lambda(name);
      return `role/${house.where(stack, properties.Role).replace('/', '-')}`;
    };
    const ran = new Set([...made.values()].map(({ principal }) => principal.split(':').at(-1)));
    expect(functionNames.filter((name) => !ran.has(roleOf(name)))).toStrictEqual([]);
  });

  test('a policy that lacks a right fails the function and its messages die; mended, all that was owed is done', async () => {
    const { before, after, toReach, sent } = await policyIsMended(assembly());
    expect(deniedIn(before)).toStrictEqual(['sns:Publish']);
    expect(deniedIn(after)).toStrictEqual([]);
    expect(before.kezek.sms()).toStrictEqual([]);
    expect(
      before.kezek
        .logs('SendSms')
        .map(({ line }) => line)
        .join('\n'),
    ).toContain('AuthorizationError');
    expect(toReach).toStrictEqual([2, 1, 0]);
    expect(sent).toStrictEqual([['choose-organization'], ['choose-organization']]);
  });

  test('a function that may not touch the table leaves what woke it to the dead letters', async () => {
    const world = await functionsAreDenied(assembly());
    expect(deniedIn(world)).toStrictEqual(['dynamodb:BatchGetItem', 'dynamodb:Query']);
    const ticks = world.deadLetters().filter((letter) => letter.startsWith('{"time"'));
    // Release-no-shows runs twice a day.
    expect([ticks.length, world.deadLetters().length]).toStrictEqual([5, 6]);
  });

  test('a rule, a schedule and the pipe that may not hand on what they carry lay it down', async () => {
    const world = await waysAreBarred(assembly());
    expect(deniedIn(world)).toStrictEqual(['lambda:InvokeFunction', 'sqs:SendMessage']);
    const full = world.kezek.queues().filter(({ deadLetters }) => deadLetters?.length);
    const empty = world.kezek.queues().filter(({ deadLetters }) => deadLetters?.length === 0);
    expect(full).toHaveLength(17);
    // Nothing was sent, so nothing could be reported undelivered.
    expect(empty.map(({ name }) => name)).toStrictEqual([expect.stringContaining('NoticeStatusDeadLetters')]);
  });
});

describe('least privilege', patient, () => {
  let calls: readonly Call[] = [];
  let proven: readonly Proven[] = [];
  beforeAll(() => {
    calls = [...made.values()];
    proven = prove(statements, calls);
  });
  const isIdle = ({ neededBy: by }: Proven) => by.length === 0;

  test('the policies allow every call that was made, also in the stories in which they were others', () => {
    expect(calls.filter((call) => decide(statements, call) !== 'Allowed')).toStrictEqual([]);
  });

  test('every call is one that AWS knows: the action, the kind of its resource, the names of its conditions', async () => {
    for (const { through, ...request } of calls) {
      const none = { identityPolicies: [], serviceControlPolicies: [], resourceControlPolicies: [] };
      const { resultType } = await runSimulation({ request, ...none }, {});
      expect({ ...request, through, resultType }).not.toMatchObject({ resultType: 'error' });
    }
  });

  test('every right is needed by a call, or explained', () => {
    const idle = proven.filter((right) => isIdle(right) && explanationOf(right) === undefined);
    expect(idle.map(({ statement, action, resource }) => [statement.id, action, resource])).toStrictEqual([]);
  });

  test('no explanation is left of a right that is gone, or that a call needs', () => {
    const left = explained.flatMap(({ of, actions }) =>
      actions.filter((action) => {
        const about = proven.filter((right) => of.test(right.statement.id) && right.action === action);
        return about.length === 0 || !about.every(isIdle);
      }),
    );
    expect(left).toStrictEqual([]);
  });

  test('without any one statement some call comes out differently: one is denied, or one is let through', () => {
    const explainedWhole = (statement: Statement) =>
      proven.filter((right) => right.statement === statement).every((right) => explanationOf(right) !== undefined);
    const idle = statements.filter((one) => neededBy(statements, one, calls).length === 0 && !explainedWhole(one));
    expect(idle.map(({ id }) => id)).toStrictEqual([]);
  });

  test('docs/proof/iam.md is what the policies and the calls come to', async () => {
    await expect(tableOf(proven)).toMatchFileSnapshot('../../../docs/proof/iam.md');
  });
});
