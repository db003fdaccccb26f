import type { Application } from '../../../domain/application/application.ts';
import { type Calendar, subtractWorkingDays } from '../../../domain/law/calendar.ts';
import * as policies from '../../../domain/law/policies.ts';
import { addDays, addMonths, type LegalDate, legalDateOf } from '../../../domain/law/time.ts';
import { type Duty, dutyOf } from '../../../domain/obligation/duty.ts';
import type { Changed, Observed, Watch } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';

/**
 * Something that time alone must have brought about: of a term the day after its last, of a reminder its day. `name`: what it
 * is in the case; it is not waited for before the case has been so for as long. `patience`: so many whole days it may take.
 */
type Demand = { rule: string; name: string; patience: number; after: (calendar: Calendar) => LegalDate };

type Case = Application;

/** A run may be missed, and the next one too, before anybody is to be surprised. */
const patience = 2;

/** A reminder is for the days that are left: it is waited for one day only. */
const haste = 1;

/** Terms of the recipient's; what follows their end closes them, whatever it is (ARR-5, ARR-6, CAT-8, CHO-2, SMS-3, SMS-6). */
const ended = ({ kind, owner, due }: Duty): Demand[] => {
  const demand = (rule: string): Demand[] => [{ rule, name: `${kind} ${due}`, patience, after: () => due }];
  if (owner.role !== 'recipient') return [];
  if (kind === 'arrive') return demand('ARR-6 · a term to arrive that has ended is acted on');
  if (kind === 'choose-organization') return demand('CHO-2 · a term to choose that has ended is acted on');
  if (kind === 'confirm-still-waiting') return demand('SMS-6 · a question that nobody answered becomes a task');
  return [];
};

const overdue = ({ id, owner, due, told }: Duty): Demand[] =>
  owner.role === 'recipient' || told === 'overdue'
    ? []
    : [
        {
          rule: 'MON-3 · an office is told of what it has not done in time',
          name: `${id} ${due}`,
          patience,
          after: () => due,
        },
      ];

/** QUE-7: who waits and is not blocked, and has a programme at all (QUE-8). */
const runOut = ({ status, turn, isp }: Case): Demand[] =>
  status === 'queued' && turn && !turn.blocked && isp
    ? [
        {
          rule: 'QUE-7 · nobody waits unblocked under a programme that has run out',
          name: `programme ${isp.number} ${isp.validTo}`,
          patience,
          after: () => isp.validTo,
        },
      ]
    : [];

/** SMS-4: a term that runs, to arrive at a place that is held, or to choose. */
const termReminder = ({ duties, offer, setting, reminded }: Case): Demand[] => {
  const arrive = offer?.placeHeld ? dutyOf(duties, 'arrive') : undefined;
  const term = arrive ?? dutyOf(duties, 'choose-organization');
  if (!term || reminded) return [];
  const { value } = arrive ? policies.reminderBeforeArrival[setting] : policies.reminderBeforeChoice;
  return [
    {
      rule: 'SMS-4 · who has a term is reminded before it ends',
      name: `reminder ${term.kind} ${term.due}`,
      patience: haste,
      after: (calendar) => subtractWorkingDays(calendar, term.due, value),
    },
  ];
};

/** SMS-4, SMS-6: one reminder a day, so that of two the second comes a day later. */
const remindersInQueue = ({ status, turn, isp, reminded, heardAt, duties }: Case): Demand[] => {
  if (status !== 'queued' || !turn) return [];
  const heard = [turn.joinedAt, heardAt ?? ''].map((at) => at && legalDateOf(at)).sort()[1] ?? '';
  return [
    ...(isp && !turn.blocked && !reminded
      ? [
          {
            rule: 'SMS-4 · whose programme is about to end is reminded',
            name: `reminder ${isp.number} ${isp.validTo}`,
            patience,
            after: () => addDays(isp.validTo, -policies.reminderBeforeIspEnd.value),
          },
        ]
      : []),
    ...(dutyOf(duties, 'confirm-still-waiting')
      ? []
      : [
          {
            rule: 'SMS-6 · who has waited long is asked whether they still do',
            name: `asked ${heard}`,
            patience,
            after: () => addMonths(heard, policies.askStillWaiting.value),
          },
        ]),
  ];
};

/** What time has to bring about in a case, as it stands. Read from its state and the law, and from nothing that wakes anybody. */
const demandsOf = (one: Case): Demand[] => [
  ...one.duties.flatMap(ended),
  ...runOut(one),
  ...one.duties.flatMap(overdue),
  ...termReminder(one),
  ...remindersInQueue(one),
];

/** What time must bring about it does: nothing that is due stands as it was when its day is over by days. */
export const watchProgress = (): Watch => {
  /** Since which day each subject has been so that something is demanded of it, by the name of that. */
  const since = new Map<string, Map<string, LegalDate>>();
  const follow = (id: string, demands: readonly Demand[], today: LegalDate): void => {
    const before = since.get(id);
    since.set(id, new Map(demands.map(({ name }) => [name, before?.get(name) ?? today])));
  };
  const check = (world: Observed, id: string, demands: readonly Demand[], state: object): void => {
    const { calendar } = world.context();
    for (const { rule, name, patience, after } of demands) {
      const stood = since.get(id)?.get(name) ?? '';
      const from = [after(calendar), stood].sort().at(-1) ?? '';
      must(world.today <= addDays(from, patience), rule, () => ({ name, stood, state }));
    }
  };
  const each = ({ cases, houses }: Changed, what: (id: string, demands: Demand[], state: object) => void): void => {
    for (const one of cases) what(one.applicationId, demandsOf(one), one);
    for (const one of houses) what(one.organizationId, one.duties.flatMap(overdue), one);
  };
  return {
    stepped: ({ today }, changed) => each(changed, (id, demands) => follow(id, demands, today)),
    settled: (world) =>
      each({ cases: world.everybody, houses: world.houses }, (id, demands, state) => check(world, id, demands, state)),
  };
};
