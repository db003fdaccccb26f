import type { Application, Stay } from '../../../domain/application/application.ts';
import type { Duty, DutyKind, DutyOwner } from '../../../domain/obligation/duty.ts';
import { watchDuties, watchWorkingDays } from '../../invariants/watch-duties.ts';
import { watchJournal } from '../../invariants/watch-journal.ts';
import { watchNextSteps } from '../../invariants/watch-next-step.ts';
import { watchCare, watchPlaces } from '../../invariants/watch-places.ts';
import { watchReplay, watchStates } from '../../invariants/watch-states.ts';
import {
  admitted,
  arriveDuty,
  called,
  chosen,
  filed,
  granted,
  joined,
  offered,
  registered,
  stayEnded,
  vacated,
  waiting,
} from '../../support/facts.ts';
import { statesAfter } from '../../support/given.ts';
import { type Broken, Told } from './broken.ts';

const { application: waits, organization: house } = statesAfter([...waiting(), vacated()]);
const { application: invited } = statesAfter(called());
const { application: served, organization: home } = statesAfter([...called(), admitted()]);
const { application: decidedOn } = statesAfter([filed(), granted()]);

/** The bodies of the organization, as its watch counts them. */
const bodies = [registered(), vacated()];

const another = (one: Application, change: Partial<Application>): Application => ({
  ...one,
  applicationId: 'app-0',
  ...change,
});

const stays = (change: Partial<Stay>): Application => ({
  ...served,
  stay: { stayId: 'stay-1', admittedOn: '2025-04-14', ...change },
});

const owes = (state: Application, ...duties: [DutyKind, DutyOwner['role'], string?][]): Application => ({
  ...state,
  duties: duties.map(([kind, role, id = role], place): Duty => {
    const owner = { role, id };
    return { id: `app-1.${kind}.${place}`, kind, owner, due: '2025-05-12', norm: 'MON-1', source: 'policy' };
  }),
});

/** What breaks the rules of places, duties, states and journals. */
export const brokenCases: Broken[] = [
  {
    rule: 'QUE-1 · every place is one of four',
    breaks: () => new Told(watchPlaces()).decide(bodies).step({ ...house, free: 2 }),
  },
  {
    rule: 'QUE-1 · no counter is short',
    breaks: () => new Told(watchPlaces()).decide(bodies).step({ ...house, yielded: -1 }),
  },
  {
    rule: 'QUE-1 · no two hold one place, and none is lost',
    breaks: () => new Told(watchPlaces()).decide(bodies).step(waits, { ...house, free: 0, reserved: 1 }),
  },
  {
    rule: 'ARR-5 · a place given up is free, and its giver away',
    breaks: () => new Told(watchPlaces()).decide(bodies).step(waits, { ...house, yielded: 1 }),
  },
  {
    rule: 'ADM-5 · a unit of supported living holds no more than it may',
    breaks: () =>
      new Told(watchPlaces())
        .decide(bodies)
        .decide([admitted()], { application: invited })
        .step(stays({ supportedLiving: true }), { ...home, supportedLiving: 1 }),
  },
  {
    rule: 'END-8 · nobody waits for a place that is free',
    breaks: () => new Told(watchPlaces()).decide(bodies).step(waits, house).settle(),
  },
  {
    rule: 'CHO-4 · nobody is in two semi-inpatient organizations',
    breaks: () => {
      const semi = { ...served, setting: 'semi-inpatient' as const };
      new Told(watchCare()).step(semi, another(semi, { organizationId: 'org-2' }));
    },
  },
  {
    rule: 'ADM-4 · nobody is served twice in one setting',
    breaks: () => new Told(watchCare(), served, another(served, { organizationId: 'org-2' })).settle(),
  },
  {
    rule: 'ADM-4 · nobody is served in two settings that exclude each other',
    breaks: () => new Told(watchCare(), served, another(served, { setting: 'home' })).settle(),
  },
  {
    rule: 'CAL-1 · what is counted in working days ends on one',
    breaks: () =>
      new Told(watchWorkingDays()).decide([offered({ sets: [arriveDuty('2025-04-19', 'ARR-2', '263/1 cl.7 pt.9')] })], {
        application: waits,
      }),
  },
  {
    rule: 'MON-1 · one duty of a kind is open for one role in a case',
    breaks: () => new Told(watchDuties()).step(owes(invited, ['arrive', 'recipient'], ['arrive', 'recipient'])),
  },
  {
    rule: 'MON-1 · every duty has an id of its own',
    breaks: () => {
      const { duties, ...rest } = owes(invited, ['arrive', 'recipient'], ['reach-recipient', 'department']);
      new Told(watchDuties()).step({ ...rest, duties: duties.map((duty) => ({ ...duty, id: 'app-1.arrive.1' })) });
    },
  },
  {
    rule: 'MON-1 · a duty stands only while it makes sense',
    breaks: () => new Told(watchDuties()).step(owes(waits, ['arrive', 'recipient'])),
  },
  {
    rule: 'MON-1 · what an organization owes of somebody is owed where they are',
    breaks: () => new Told(watchDuties()).step(owes(served, ['review-stay', 'organization', 'org-2'])),
  },
  {
    rule: 'QUE-12 · an ending leaves no duty behind',
    breaks: () =>
      new Told(watchDuties()).step({ ...owes(waits, ['forward-documents', 'department']), status: 'withdrawn' }),
  },
  {
    rule: 'SMS-3 · who is called has a term, or an office that is to reach them',
    breaks: () => new Told(watchDuties()).step(owes(invited)),
  },
  {
    rule: 'BOK-1 · one duty of a kind is open for one role',
    breaks: () => {
      const { duties } = owes(waits, ['review-complaints', 'organization'], ['review-complaints', 'organization']);
      new Told(watchDuties()).step({ ...house, duties });
    },
  },
  {
    rule: 'MON-1 · an open case has one next step, or is a task of somebody’s',
    breaks: () => new Told(watchNextSteps(), owes(decidedOn, ['notify-recipient', 'department'])).settle(),
  },
  {
    rule: 'LEA-1 · the last day of a stay is a task',
    breaks: () => new Told(watchNextSteps(), stays({ until: '2025-05-31' })).settle(),
  },
  {
    rule: 'ARR-7 · a case holds what fits its status',
    breaks: () => new Told(watchStates()).step({ ...waits, status: 'lapsed' }),
  },
  {
    rule: 'QUE-10 · suspended is a turn or a stay',
    breaks: () => {
      const { turn } = waits;
      new Told(watchStates()).step({ ...stays({}), status: 'suspended', ...(turn && { turn }) });
    },
  },
  {
    rule: 'SUS-1 · a stay is suspended from a day on',
    breaks: () => new Told(watchStates()).step({ ...stays({}), status: 'suspended' }),
  },
  {
    rule: 'QUE-7 · only who waits is blocked',
    breaks: () => {
      const turn = { joinedAt: '2025-03-11T05:00:00.000Z', registration: 1, blocked: 'isp-expired' as const };
      new Told(watchStates()).step({ ...invited, turn });
    },
  },
  {
    rule: 'SMS-3 · the message that starts a term is of the term that runs',
    breaks: () => {
      const { notice } = decidedOn;
      new Told(watchStates()).step({ ...waits, ...(notice && { notice }) });
    },
  },
  {
    rule: 'ADR 1 · the recorded facts alone lead to the state',
    breaks: () => new Told(watchReplay(), decidedOn).after([filed()]).end(),
  },
  {
    rule: 'ADM-2 · who had left here comes back with the mark',
    breaks: () =>
      new Told(watchJournal()).decide([
        filed(),
        granted(),
        chosen(),
        joined(),
        offered(),
        admitted({ returned: true }),
      ]),
  },
  {
    rule: 'JRN-1 · a row tells of one coming, and of one leaving at most',
    breaks: () => {
      const ended = { ...stayEnded(), date: '2025-04-01' };
      const facts = [filed(), granted(), chosen(), joined(), offered(), admitted(), ended];
      const { application } = statesAfter([registered(), ...facts]);
      new Told(watchJournal()).decide(facts).step(application);
    },
  },
  {
    rule: 'JRN-1 · the one open row is the last, and tells where a case is and how it stands',
    breaks: () => new Told(watchJournal()).decide([filed(), granted(), chosen(), joined()]).step(invited),
  },
  {
    rule: 'JRN-1 · a journal is the same however it was kept',
    breaks: () => new Told(watchJournal()).decide([filed()]).after([granted(), chosen(), joined()]).end(),
  },
];
