import { expect } from 'vitest';
import type { Application } from '../../domain/application/application.ts';
import { evolveApplication } from '../../domain/application/evolve.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import { calendarWith } from '../../domain/law/calendar.ts';
import { dayOf } from '../../domain/law/explanations/date.ts';
import { explainRefusal } from '../../domain/law/explanations/refusals.ts';
import { isRealDate } from '../../domain/law/time.ts';
import { concernsOrganization, evolveOrganization, type Organization } from '../../domain/organization/organization.ts';
import { Refusal } from '../../domain/refusal.ts';

export const calendar = calendarWith([]);

/** The states that facts lead to, as the store has them: places move only with facts that move them. */
export const statesAfter = (facts: readonly Fact[]): { application: Application; organization: Organization } => {
  let application: Application | undefined;
  let organization: Organization | undefined;
  for (const fact of facts) {
    if (concernsOrganization(fact, organization?.organizationId)) organization = evolveOrganization(organization, fact);
    if ('applicationId' in fact) application = evolveApplication(application, fact);
  }
  return { application: application as Application, organization: organization as Organization };
};

/** A fact without what the context gives it. */
type Told = Fact extends infer F ? (F extends Fact ? Omit<F, 'at' | 'by'> : never) : never;

type Decide = (application: Application, context: Context, organization: Organization) => Fact[];

/**
 * given(facts).when(moment, decide).then(facts): the law as an example. `then` compares with `toStrictEqual`; the
 * moment and the actor of a fact are the context's and need not be repeated.
 */
export const given = (...facts: Fact[]) => ({
  when: (now: string, decide: Decide, by: Context['by'] = { role: 'system' }) => {
    const { application, organization } = statesAfter(facts);
    const run = () => decide(application, { now, by, calendar }, organization);
    return {
      // biome-ignore lint/suspicious/noThenProperty: nobody awaits an example of the law; it reads given, when, then.
      then: (...expected: Told[]) => expect(run()).toStrictEqual(expected.map((fact) => ({ ...fact, at: now, by }))),
      thenNothing: () => expect(run()).toStrictEqual([]),
      thenRefused: (expected: { code: string; norm?: string }) => {
        const refusal = refusalOf(run);
        expect({ code: refusal.code, ...(expected.norm && { norm: refusal.ground?.norm }) }).toStrictEqual(expected);
      },
      states: () => statesAfter([...facts, ...run()]),
      facts: run,
    };
  },
});

const inWords = (one: string | number): { kk: string; ru: string } => {
  const day = dayOf(String(one));
  return { kk: day.kk.plain, ru: day.ru };
};

/**
 * Developers are told in a sentence, and with a norm goes its clause. A day in the sentence is among the particulars; and
 * when it names one of them, the person it concerns is told one, too, in both languages.
 */
const assertTold = (refusal: Refusal): void => {
  const { message, ground, particulars } = refusal;
  expect(message).toMatch(/^\S.* .*\.$/);
  if (ground) expect(ground).toStrictEqual({ norm: expect.any(String), source: expect.stringMatching(/./) });
  const known = Object.values(particulars).filter(
    (one): one is string | number => typeof one === 'number' || (typeof one === 'string' && isRealDate(one)),
  );
  const named = known.filter((one) => message.includes(String(one)));
  if (/\d{4}-\d{2}-\d{2}/.test(message)) expect(named).not.toStrictEqual([]);
  const { kk, ru } = explainRefusal(refusal);
  const told = known.map(inWords).filter((one) => kk.includes(one.kk) && ru.includes(one.ru));
  if (named.length > 0) expect(told).not.toStrictEqual([]);
};

/** The refusal that comes of it, and well told. */
export const refusalOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    assertTold(error);
    return error;
  }
  throw new Error('Nothing was refused.');
};
