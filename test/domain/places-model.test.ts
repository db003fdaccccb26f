import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Application } from '../../domain/application/application.ts';
import { chooseOrganization } from '../../domain/application/decide-choice.ts';
import { admitRecipient, dischargeRecipient, withdrawApplication } from '../../domain/application/decide-end.ts';
import { fileApplication, makeDecision } from '../../domain/application/decide-entry.ts';
import { fillPlace, postponeArrival, releaseNoShow } from '../../domain/application/decide-offer.ts';
import { expireOnSchedule, expireProgramme, renewProgramme } from '../../domain/application/decide-programme.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import { addDays, legalDateOf } from '../../domain/law/time.ts';
import { reportUndelivered, sendNotice } from '../../domain/notice/notice.ts';
import { completeDuty } from '../../domain/obligation/complete.ts';
import { vacateBeds } from '../../domain/organization/decide.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { type Entry, entryOf } from '../../domain/queue/order.ts';
import { turnOf } from '../../domain/queue/turn.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ResidentialSetting } from '../../domain/vocabulary.ts';
import { outcomeOf } from '../../functions/shared/store/change.ts';
import { registered } from '../support/facts.ts';
import { calendar } from '../support/given.ts';

const day = 86_400_000;
type Step = { what: number; whom: number; days: number };

/** One organization and everybody who ever applies to it, driven by the deciders themselves. */
class World {
  readonly applications = new Map<string, Application>();
  organization: Organization;
  readonly setting: ResidentialSetting;
  now = Date.parse('2025-03-03T06:00:00Z');

  constructor(setting: ResidentialSetting, capacity: number, occupied: number) {
    this.setting = setting;
    const { organization } = outcomeOf({ facts: [registered({ setting, capacity, occupied })] });
    this.organization = organization as Organization;
  }

  get context(): Context {
    return { now: new Date(this.now).toISOString(), by: { role: 'department', id: 'dep-1' }, calendar };
  }

  get today() {
    return legalDateOf(this.context.now);
  }

  apply(facts: Fact[], id?: string): void {
    const outcome = outcomeOf({
      application: id ? this.applications.get(id) : undefined,
      organization: this.organization,
      facts,
    });
    if (outcome.application) this.applications.set(outcome.application.applicationId, outcome.application);
    if (outcome.organization) this.organization = outcome.organization;
  }

  get entries(): Entry[] {
    const entries = [...this.applications.values()].flatMap((application) => entryOf(application) ?? []);
    return entries.sort((one, other) => (one.orderKey < other.orderKey ? -1 : 1));
  }

  get eligible(): Entry[] {
    return this.entries.filter(({ blocked }) => !blocked);
  }

  /** What `advance-queue` does: every place to whose turn it is. */
  advance(): void {
    for (let turn = turnOf(this.organization, this.eligible); turn; turn = turnOf(this.organization, this.eligible)) {
      const { applicationId } = turn.entry;
      const facts = fillPlace(
        turn,
        this.applications.get(applicationId) as Application,
        this.organization,
        this.context,
      );
      expect(facts).not.toStrictEqual([]);
      this.apply(facts, applicationId);
    }
  }

  choose(id: string): void {
    const choice = { organization: this.organization, eligible: this.eligible, wholeQueue: true };
    this.apply(
      chooseOrganization(this.applications.get(id) as Application, choice, { queueIfFull: true }, this.context),
      id,
    );
  }

  file({ whom }: Step): void {
    const applicationId = `app-${this.applications.size + 1}`;
    const isp = { number: '1', settings: [this.setting], validTo: addDays(this.today, whom % 9) };
    const registers = { ...(whom % 3 === 0 && { isp }), ...(whom % 4 === 0 && { veteran: true }) };
    const filed = {
      applicationId,
      setting: this.setting,
      category: 'elderly',
      personId: 'p',
      departmentId: 'dep-1',
      regionId: 'R1',
      registers,
    } as const;
    this.apply(fileApplication(filed, this.context));
    const decision = { number: '1', date: this.today, outcome: 'granted' } as const;
    this.apply(
      makeDecision(this.applications.get(applicationId) as Application, decision, this.context),
      applicationId,
    );
    this.choose(applicationId);
  }

  /** Days pass; at each midnight the sweeps run, in an order that chance gives. */
  pass({ days, whom }: Step): void {
    this.now += (1 + (days % 5)) * day;
    const ids = [...this.applications.keys()].sort((one, other) => (one + whom > other + one ? 1 : -1));
    for (const id of ids) {
      this.apply(expireOnSchedule(this.applications.get(id) as Application, this.context), id);
      this.apply(releaseNoShow(this.applications.get(id) as Application, this.organization, this.context), id);
    }
  }

  act(step: Step): void {
    const id = [...this.applications.keys()][step.whom % Math.max(1, this.applications.size)];
    if (id === undefined || step.what < 4) this.file(step);
    else this.actOn(id, step);
  }

  actOn(id: string, step: Step): void {
    const application = this.applications.get(id) as Application;
    const order = { number: '1', date: this.today };
    const notice = application.notice;
    const duty = application.duties.find(({ owner }) => owner.role === 'department');
    const acts: (() => void)[] = [
      () => this.apply(vacateBeds(this.organization, 1, this.context)),
      () =>
        this.apply(admitRecipient(application, this.organization, { stayId: `stay-${id}`, order }, this.context), id),
      () =>
        this.apply(dischargeRecipient(application, { ground: 'request', date: this.today, order }, this.context), id),
      () =>
        this.apply(
          postponeArrival(
            application,
            { until: addDays(application.offer?.arriveBy ?? this.today, 1 + (step.days % 9)) },
            this.context,
          ),
          id,
        ),
      () => this.apply(withdrawApplication(application, this.context), id),
      () => this.apply(expireProgramme(application, this.today, this.context), id),
      () =>
        this.apply(
          renewProgramme(
            application,
            {
              number: `n${step.days}`,
              settings: step.days % 4 ? [this.setting] : ['home'],
              validTo: addDays(this.today, 200),
            },
            this.context,
          ),
          id,
        ),
      () => notice && this.apply(sendNotice(application, notice, this.context), id),
      () => notice && this.apply(reportUndelivered(application, notice, 'not-delivered', this.context), id),
      () => duty && this.apply(completeDuty(application, duty.id, undefined, this.context), id),
      () => this.choose(id),
      () => this.pass(step),
      () => this.pass(step),
    ];
    acts[step.what % acts.length]?.();
  }

  check(): void {
    const { capacity, free, reserved, residents, unknownResidents, yielded, away, waiting } = this.organization;
    const everybody = [...this.applications.values()];
    expect(free + reserved + residents + unknownResidents).toBe(capacity);
    expect(Math.min(free, reserved, residents, unknownResidents, yielded, away, waiting)).toBeGreaterThanOrEqual(0);
    expect(waiting).toBe(this.entries.length);
    expect(away).toBe(this.entries.filter((entry) => entry.away).length);
    expect(yielded).toBeLessThanOrEqual(Math.min(free, away));
    expect(reserved).toBe(everybody.filter(({ offer }) => offer?.placeHeld).length);
    expect(residents).toBe(everybody.filter(({ status }) => status === 'admitted').length);
    // Nobody who may be offered a place waits while one is free.
    if (free > 0) expect(this.eligible.filter((entry) => !entry.away)).toStrictEqual([]);
    for (const { status, duties, offer, turn } of everybody) {
      expect(new Set(duties.map(({ kind }) => kind)).size).toBe(duties.length);
      if (status === 'offered')
        expect(duties.some(({ kind }) => kind === 'arrive' || kind === 'reach-recipient')).toBe(true);
      if (!['queued', 'offered'].includes(status)) expect([offer, turn]).toStrictEqual([undefined, undefined]);
      if (['ended', 'withdrawn', 'admitted'].includes(status))
        expect(duties.filter(({ kind }) => kind !== 'reach-recipient')).toStrictEqual([]);
    }
  }
}

test('QUE-6, ARR-5, END-8 · after any history no place is held by two or lost, and nobody waits for a place that is free', () => {
  const step = fc.record({ what: fc.nat(17), whom: fc.nat(50), days: fc.nat(20) });
  fc.assert(
    fc.property(
      fc.constantFrom<ResidentialSetting>('inpatient', 'semi-inpatient', 'semi-inpatient'),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(4),
      fc.array(step, { maxLength: 60 }),
      (setting, capacity, occupied, steps) => {
        const world = new World(setting, capacity, Math.min(occupied, capacity));
        for (const one of steps) {
          try {
            world.act(one);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          world.advance();
          world.check();
        }
      },
    ),
    { numRuns: 400, seed: 20250310 },
  );
});
