import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { watchLine, watchRenewals } from '../../invariants/watch-line.ts';
import { watchOrder, watchTurns } from '../../invariants/watch-queue.ts';
import { called, chosen, filed, granted, joined, noticeSent, offered, vacated, waiting } from '../../support/facts.ts';
import { statesAfter } from '../../support/given.ts';
import { type Broken, Told } from './broken.ts';

/** Somebody waits and a place is free; somebody has been called to one. */
const { application: waits, organization: house } = statesAfter([...waiting(), vacated()]);
const { application: invited, organization: full } = statesAfter(called());

const by = { role: 'system' } as const;
const ids = { applicationId: 'app-1', organizationId: 'org-1' };
const turn = { joinedAt: '2025-03-11T05:00:00.000Z', registration: 1 };
const blocked = { ...turn, blocked: 'isp-expired' as const };
const unsent = { kind: 'place-offered', cause: 'app-1.5', since: '2025-04-07', state: 'pending' } as const;
const programme = { number: '1', settings: ['inpatient' as const], validTo: '2025-03-31' };

/** Somebody else in the same organization. */
const another = (one: Application, change: Partial<Application> = {}): Application => ({
  ...one,
  applicationId: 'app-0',
  personId: 'person-0',
  ...change,
});

/** Gone away on a postponed term, with the place given up (ARR-5). */
const away = (one: Application): Application => ({
  ...one,
  offer: { offeredAt: '2025-04-07T05:00:00.000Z', basis: 'vacancy', postponed: true, placeHeld: false },
});

/** Whom a decision is about, with whom in the organization, and which that is. */
type Around = { to: Application; with?: Application[]; in?: Organization };

const decided = (
  fact: Fact,
  { to: application, with: others = [], in: organization = house }: Around,
  past: Fact[] = [],
) =>
  new Told(watchOrder(), application, organization, ...others)
    .after(past)
    .decide([fact], { application, organization });

const lapsed = (change: Partial<Extract<Fact, { type: 'OfferLapsed' }>> = {}): Fact => ({
  type: 'OfferLapsed',
  at: '2025-04-22T05:00:00.000Z',
  by,
  ...ids,
  placeHeld: true,
  ...change,
});
const heldAgain: Fact = { type: 'PlaceHeld', at: '2025-04-22T05:00:00.000Z', by, ...ids };
const postponed: Fact = {
  type: 'ArrivalPostponed',
  at: '2025-04-10T05:00:00.000Z',
  by,
  ...ids,
  arriveBy: '2025-04-30',
  placeGivenUp: false,
};

const renewed: Fact = { type: 'IspRenewed', at: '2025-04-10T05:00:00.000Z', by, ...ids, programme };

/** What breaks the rules of turns, places and terms. */
export const brokenTurns: Broken[] = [
  {
    rule: 'QUE-7 · a place is offered to nobody who is blocked, or does not wait',
    breaks: () => decided(offered(), { to: { ...waits, turn: blocked } }),
  },
  {
    rule: 'QUE-7 · a place is offered only under a programme that runs',
    breaks: () => decided(offered(), { to: { ...waits, isp: programme } }),
  },
  {
    rule: 'CAT-1 · a place for children is offered to no grown-up',
    breaks: () => decided(offered(), { to: { ...waits, adultOn: '2025-04-07' } }),
  },
  {
    rule: 'QUE-6 · an offer goes to the first who may have it',
    breaks: () => decided(offered(), { to: waits, with: [another(waits, { priorityClass: 'first-of-all' })] }),
  },
  {
    rule: 'ARR-5 · over the heads of those away goes only what they gave up',
    breaks: () => decided(offered(), { to: waits, with: [another(away(invited))] }),
  },
  {
    rule: 'QUE-1 · a newcomer takes no place that the queue has a right to',
    breaks: () => decided(offered({ basis: 'choice', applicationId: 'app-2' }), { to: waits }),
  },
  {
    rule: 'ARR-5 · of those away the first has the next place',
    breaks: () =>
      decided(heldAgain, {
        to: away(invited),
        with: [another(away(invited), { turn: { ...turn, joinedAt: '2025-01-01T05:00:00.000Z' } })],
      }),
  },
  {
    rule: 'ARR-5 · a place given up is not held for those away',
    breaks: () => decided(heldAgain, { to: away(invited), in: { ...house, free: 1, yielded: 1 } }),
  },
  { rule: 'ARR-6 · only a term that runs lapses', breaks: () => decided(lapsed(), { to: waits }) },
  {
    rule: 'ARR-6 · nothing lapses before its term ends',
    breaks: () => decided(lapsed({ at: '2025-04-21T18:59:59.999Z' }), { to: invited, in: full }),
  },
  {
    rule: 'SMS-3 · nothing lapses before its notice has gone out',
    breaks: () => decided(lapsed(), { to: { ...invited, notice: unsent }, in: full }),
  },
  {
    rule: 'SMS-3 · nothing lapses before the whole term after its notice',
    breaks: () =>
      decided(lapsed(), { to: invited, in: full }, [offered(), noticeSent({ at: '2025-04-08T05:00:00.000Z' })]),
  },
  {
    rule: 'ARR-5 · nothing lapses when there was no place to come to',
    breaks: () => decided(lapsed({ placeHeld: false }), { to: away(invited), in: { ...full, free: 0 } }),
  },
  {
    rule: 'ARR-3 · a term to arrive is postponed once',
    breaks: () => decided(postponed, { to: invited }, [offered(), postponed]),
  },
  {
    rule: 'QUE-6 · a place is given, held or lost by somebody',
    breaks: () => new Told(watchOrder(), house).decide([lapsed()]),
  },
  {
    rule: 'QUE-2 · every turn has the next number',
    breaks: () => new Told(watchTurns()).decide([joined()]).decide([joined({ applicationId: 'app-2' })]),
  },
  {
    rule: 'QUE-7 · a turn is kept as it was at the joining',
    breaks: () =>
      new Told(watchTurns()).step(waits).step({ ...waits, turn: { ...turn, joinedAt: '2025-03-12T05:00:00.000Z' } }),
  },
  {
    rule: 'QUE-6 · the order changes only by a rule that names itself',
    breaks: () => {
      const { application, organization } = statesAfter([...waiting().slice(0, 1), filed(), granted(), chosen()]);
      new Told(watchLine(), application, organization).decide(
        [joined()],
        { application, organization },
        { application: waits },
      );
    },
  },
  {
    rule: 'QUE-7 · a renewed programme returns to its former place',
    breaks: () => {
      const runOut = { ...waits, turn: blocked };
      const behind = { ...waits, turn: { joinedAt: '2025-04-10T05:00:00.000Z', registration: 2 } };
      new Told(watchRenewals(), waits, house)
        .decide([], { application: waits }, { application: runOut })
        .decide([renewed], { application: runOut }, { application: behind });
    },
  },
];
