import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { fileApplication, makeDecision } from '../../domain/application/decide-entry.ts';
import { evolveApplication } from '../../domain/application/evolve.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import { groundOf } from '../../domain/law/clauses.ts';
import { completeDuty } from '../../domain/obligation/complete.ts';
import { type DutyKind, dutyOf, everyDuty, isDutyKind } from '../../domain/obligation/duty.ts';
import { remindOffice, reportOverdue } from '../../domain/obligation/office.ts';
import { published } from '../../events/catalogue.ts';
import { dutyKind } from '../../events/published/fact.ts';
import { publishFacts } from '../../functions/publish-facts/handler.ts';
import { applicationId, filed, organizationId } from '../support/facts.ts';
import { calendar } from '../support/given.ts';

const host = { role: 'organization', id: organizationId } as const;
const department = { role: 'department', id: 'dep-1' } as const;
const from = { now: '2025-04-07T05:00:00.000Z', calendar };

const recordOf = (fact: Fact, version: number): DynamoDBRecord => ({
  dynamodb: {
    NewImage: marshall(
      { entity: 'fact', subject: applicationId, version, fact },
      { removeUndefinedValues: true },
    ) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
  },
});

const publish = (facts: readonly Fact[]) => publishFacts(facts.map((fact, place) => recordOf(fact, place + 1)));

/** A victim's case from the application to the word to the police, with every office late. */
const victimsCase = (): Fact[] => {
  const facts = fileApplication(
    {
      applicationId,
      setting: 'temporary-stay',
      category: 'domestic-violence-victim',
      personId: 'person-1',
      departmentId: 'dep-1',
      regionId: 'R1',
      birthDate: '1990-01-01',
      documents: [{ kind: 'application' }, { kind: 'identity-document' }],
      consentOn: '2025-04-07',
      registers: {},
      temporary: { appliedAt: organizationId, appliedRegionId: 'R2' },
    },
    { ...from, by: department },
  );
  const state = () => facts.reduce(evolveApplication, undefined as never);
  const then = (by: Context['by'], now: string, decide: (id: string, context: Context) => Fact[], kind?: DutyKind) =>
    facts.push(...decide((kind && dutyOf(state().duties, kind)?.id) ?? '', { now, by, calendar }));
  const late = '2025-04-20T05:00:00.000Z';
  const told = (kind: DutyKind, eve: string) => {
    then({ role: 'system' }, eve, (id, context) => remindOffice(state(), id, context), kind);
    then({ role: 'system' }, late, (id, context) => reportOverdue(state(), id, context), kind);
  };
  const done = (by: Context['by'], kind: DutyKind, now = late) =>
    then(by, now, (id, context) => completeDuty(state(), id, { declinesPolice: true }, context), kind);
  told('identify-victim', '2025-04-07T05:00:00.000Z');
  done(host, 'identify-victim', '2025-04-08T05:00:00.000Z');
  told('inform-police', '2025-04-10T05:00:00.000Z');
  told('send-assessment', '2025-04-08T06:00:00.000Z');
  done(host, 'inform-police');
  done(host, 'send-assessment');
  then(department, late, (_, context) =>
    makeDecision(state(), { number: '9', date: '2025-04-20', outcome: 'granted' }, context),
  );
  done(department, 'send-decision', '2025-04-21T05:00:00.000Z');
  return facts;
};

/** Every fact that cites temporary stay, whatever else it says. */
const cited = (norm: Parameters<typeof groundOf>[0]): Fact => ({
  ...filed(),
  ...groundOf(norm, '2025-04-07', 'temporary-stay'),
});

describe('what leaves the house', () => {
  it('TMP-6, SMS-2 · of a victim’s case no event names violence, the police, or a clause of temporary stay', async () => {
    const facts = victimsCase();
    const events = await publish(facts);
    const counts = Object.fromEntries(
      ['ObligationReminded', 'ObligationOverdue', 'ObligationDone', 'ApplicantIdentified', 'DecisionMade'].map(
        (type) => [type, events.filter((event) => event.type === type).length],
      ),
    );
    expect(counts).toStrictEqual({
      ObligationReminded: 3,
      ObligationOverdue: 3,
      // The identification goes out as a duty done: its own name would tell whose case this is.
      ObligationDone: 5,
      ApplicantIdentified: 0,
      DecisionMade: 1,
    });
    const telling = /victim|police|assessment|identif|TMP-|263\/4|violence|traffick/i;
    expect(JSON.stringify(facts)).toMatch(telling);
    expect(JSON.stringify(events)).not.toMatch(telling);
    expect(events.find(({ type }) => type === 'ApplicationFiled')?.detail).toStrictEqual({
      eventId: 'app-1.1',
      at: from.now,
      applicationId,
      departmentId: 'dep-1',
    });
    expect(events.find(({ type }) => type === 'ObligationOverdue')?.detail).toStrictEqual({
      eventId: 'app-1.3',
      at: '2025-04-20T05:00:00.000Z',
      applicationId,
      owner: host,
      due: '2025-04-08',
    });
  });

  it.each(['END-6', 'TRA-1', 'ADM-1', 'TMP-1', 'TMP-8', 'CAT-4'] as const)(
    'TMP-6, SMS-2 · the clause of %s that only temporary stay has is not told',
    async (norm) => {
      const [event] = await publish([cited(norm)]);
      expect(Object.keys(event?.detail ?? {})).toStrictEqual(['eventId', 'at', 'applicationId', 'departmentId']);
    },
  );

  it.each(['place', 'queue', 'head', 'residence', 'nothing'] as const)(
    'QUE-5, QUE-12 · a withdrawal that leaves %s is published',
    async (left) => {
      const [event] = await publish([
        { type: 'ApplicationWithdrawn', applicationId, at: from.now, by: department, left },
      ]);
      expect(event?.detail.left).toBe(left);
    },
  );

  it('MON-3 · of every other duty the kind, the id and the clause are told', async () => {
    const overdue: Fact = {
      type: 'ObligationOverdue',
      applicationId,
      at: from.now,
      by: { role: 'system' },
      ...groundOf('APP-6', '2025-04-07'),
      obligationId: 'app-1.home-visit.1',
      kind: 'home-visit',
      owner: department,
      due: '2025-04-04',
    };
    const [event] = await publish([overdue]);
    expect(event?.detail).toMatchObject({ norm: 'APP-6', kind: 'home-visit', obligationId: 'app-1.home-visit.1' });
    expect(event?.detail).toHaveProperty('source');
  });

  it.each([
    ['arrange-identity-card', 'INP-AGE', {}],
    ['review-stay', 'INP-AGE', { kind: 'review-stay', obligationId: 'app-1.review-stay.1' }],
    ['review-stay', 'LEA-1', { kind: 'review-stay', obligationId: 'app-1.review-stay.1' }],
  ] as const)(
    'INP-AGE · of %s by %s neither the day is told, which may be a birthday, nor the norm that tells it is',
    async (kind, norm, besides) => {
      const overdue: Fact = {
        type: 'ObligationOverdue',
        applicationId,
        at: from.now,
        by: { role: 'system' },
        ...groundOf(norm, '2025-04-07', 'inpatient'),
        obligationId: `app-1.${kind}.1`,
        kind,
        owner: host,
        due: '2025-04-06',
      };
      const done: Fact = { type: 'ObligationDone', applicationId, at: from.now, by: host, kind, on: '2025-04-09' };
      const [first, second] = await publish([overdue, { ...done, ...groundOf(norm, '2025-04-07', 'inpatient') }]);
      expect(first?.detail).toStrictEqual({
        eventId: 'app-1.1',
        at: from.now,
        applicationId,
        owner: host,
        ...besides,
      });
      expect(Object.keys(second?.detail ?? {}).filter((name) => ['norm', 'source'].includes(name))).toStrictEqual([]);
    },
  );

  it('END-1, INP-AGE · of an ending the norm is told, not the clause, which is the ground', async () => {
    const [event] = await publish([
      {
        type: 'StayEnded',
        applicationId,
        organizationId,
        stayId: 'stay-1',
        at: from.now,
        by: host,
        norm: 'END-1',
        source: '263/1 cl.13(3)',
        ground: 'majority',
        date: '2025-04-07',
      },
    ]);
    expect(event?.detail).toMatchObject({ norm: 'END-1', date: '2025-04-07' });
    expect(JSON.stringify(event)).not.toMatch(/13\(3\)|majority/);
  });

  it('TMP-6 · a clause of temporary stay goes out neither of the standard nor of the older rules', async () => {
    const facts = ['263/4 cl.5', '379 cl.35(2) pt.2'].map((source) => ({ ...filed(), source }));
    for (const { detail } of await publish(facts)) expect(detail).not.toHaveProperty('source');
  });

  it('SMS-2 · no published schema knows a word that would tell of violence, and each has a JSON Schema', () => {
    const schemas = Object.values(published).map((schema) => z.toJSONSchema(schema));
    const names = schemas.flatMap(({ $defs = {} }) => Object.keys($defs));
    expect(names.filter((name) => name.endsWith('.v1'))).toStrictEqual(
      Object.keys(published).map((type) => `${type}.v1`),
    );
    expect(JSON.stringify(schemas)).not.toMatch(/victim|police|TMP-|263\/4/);
  });
});

describe('a fact that fits no published schema', () => {
  it('is thrown, so that the pipe sets its record aside and somebody is told', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(publish([{ ...filed(), at: 'yesterday' }])).rejects.toThrow(z.core.$ZodError);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});

describe('the kinds of duties', () => {
  it('the published kinds are the core’s own, all but those that tell of a victim or a birthday, or are younger than the events', () => {
    const publishable: readonly string[] = dutyKind.options;
    expect(publishable.filter((kind) => !isDutyKind(kind))).toStrictEqual([]);
    expect(everyDuty.filter((kind) => !publishable.includes(kind))).toStrictEqual([
      'identify-victim',
      'send-assessment',
      'send-decision',
      'arrange-identity-card',
      'mark-visit',
    ]);
    expect(publishable).not.toContain('inform-police');
  });
});
