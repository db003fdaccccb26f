import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../../domain/application/application.ts';
import { reminderOf, wakeOf } from '../../../domain/application/terms.ts';
import type { Context } from '../../../domain/context.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import { officeWakeOf } from '../../../domain/obligation/office.ts';
import * as keys from '../../../functions/shared/store/keys.ts';
import { must } from '../../invariants/violation.ts';
import type { Change, TableWatch } from './writing.ts';

/** What the indexes of what is due hold of an item. */
const dueKeysIn = ({ g1pk, g1sk, g2pk, g2sk }: Record<string, unknown>) => ({ g1pk, g1sk, g2pk, g2sk });

const nowhere = { g1pk: undefined, g1sk: undefined, g2pk: undefined, g2sk: undefined };

/** When a case is due by its state: at most one term runs, and at most one reminder waits. */
const dueKeysOf = (state: Application, { calendar }: Context) => {
  const wake = wakeOf(state);
  const reminder = reminderOf(state, calendar);
  return {
    ...nowhere,
    ...(wake && keys.wakeIndex(wake.rule, wake.at, state.applicationId)),
    ...(reminder && keys.reminderIndex(reminder.at, state.applicationId)),
  };
};

/** When an office is to be told of a duty, as of the write that put it there. */
const tellingOf = (duty: Duty, context: Context) => {
  const wake = officeWakeOf(duty, context);
  const { g2pk, g2sk } = { ...nowhere, ...(wake && keys.dutyIndex(wake.rule, wake.at, duty.id)) };
  return { g2pk, g2sk };
};

const nameOf = ({ pk, sk }: keys.Key): string => `${pk} ${sk}`;

const openNames = (duties: readonly Duty[]): string[] =>
  duties
    .filter(({ owner }) => owner.role !== 'recipient')
    .map(({ owner, due, id }) => nameOf(keys.dutyKey(owner, keys.dutySk('open', due, id))))
    .sort();

/** What is due, and what offices owe, stands in the table and its indexes as the states say (ADR 2). */
export const watchDue = (): TableWatch => {
  /** The open duties as they stand in the table, by the names of their items, and whose they are. */
  const open = new Map<string, Map<string, Duty>>();
  const subjects = new Map<string, string>();
  const follow = (change: Change): void => {
    const name = nameOf(change);
    const subject = subjects.get(name) ?? String(change.after?.subject);
    const own = open.get(subject) ?? new Map<string, Duty>();
    open.set(subject, own);
    if (change.after?.state === 'open') {
      own.set(name, change.after.duty as Duty);
      subjects.set(name, subject);
    } else {
      own.delete(name);
      subjects.delete(name);
    }
  };
  const checkDuties = (subject: string, duties: readonly Duty[]): void => {
    const stored = open.get(subject) ?? new Map<string, Duty>();
    const same =
      isDeepStrictEqual([...stored.keys()].sort(), openNames(duties)) &&
      [...stored.values()].every((duty) => duties.some((own) => isDeepStrictEqual(own, duty)));
    must(same, 'MON-1 · the duties in the table are those of the case', () => ({
      subject,
      stored: [...stored.values()],
      duties,
    }));
  };
  return {
    written: (world, { changes, facts, after: { application, organization } }) => {
      const { calendar, by } = world.context();
      const context = { now: facts.at(-1)?.at ?? world.context().now, by, calendar };
      for (const change of changes) {
        const { entity, after } = change;
        if (entity === 'application' && after)
          must(
            isDeepStrictEqual(dueKeysIn(after), dueKeysOf(change.state as Application, context)),
            'ADR 2 · what is due is what the state says',
            () => after,
          );
        if (entity !== 'duty') continue;
        follow(change);
        if (after?.state !== 'open') continue;
        const { g2pk, g2sk } = after;
        const right = isDeepStrictEqual({ g2pk, g2sk }, tellingOf(after.duty as Duty, context));
        must(right, 'MON-3 · an office is told of a duty when it is time', () => after);
      }
      if (application) checkDuties(application.applicationId, application.duties);
      if (organization) checkDuties(organization.organizationId, organization.duties);
    },
  };
};
