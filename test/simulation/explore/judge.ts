import { personIdOf, personKey } from '../../../functions/shared/store/keys.ts';
import { Violation } from '../../invariants/violation.ts';
import { watches } from '../../invariants/watches.ts';
import { View } from '../invariants/view.ts';
import type { Wiring } from '../wiring.ts';
import type { Past } from './past.ts';

/** What those who watch have seen of a past, and where it went wrong, if it did. */
export type Judged = { view: View; violation?: { past: Past; found: Violation } };

const { sk: profile } = personKey('');

/** Lets everybody watch a past from its beginning; `settled`: nothing is left to do at its end. */
export const judge = ({ queueTable, peopleTable }: Wiring, past: Past, settled: boolean): Judged => {
  const people = [...past.database.items(peopleTable)].flatMap(({ pk, sk }) =>
    pk?.S && sk?.S === profile ? [{ personId: personIdOf({ pk: pk.S }) }] : [],
  );
  let now = '';
  const view = new View({ queue: queueTable, now: () => now, watches: watches(), people });
  const deaths = new Map<string, number>();
  const atWork = new Set<string>();

  const happens = ({ last }: Past): void => {
    if (!last) return;
    const { id, at } = last.errand;
    // Who has died does not come back: it is another who takes up the errand.
    const task = `${id}, ${deaths.get(id) ?? 0}`;
    atWork.add(task);
    if (at > now) now = at;
    if ('changes' in last) view.written(last.changes, task);
    if ('sms' in last) view.published(last.sms, task);
    if ('died' in last) {
      view.ended(task, 'died');
      atWork.delete(task);
      deaths.set(id, (deaths.get(id) ?? 0) + 1);
    }
  };
  const isOver = (): void => {
    for (const task of atWork) view.ended(task, 'done');
    view.settled();
    view.over();
  };

  let reached = past;
  try {
    for (reached of past.since()) happens(reached);
    if (settled) isOver();
    return { view };
  } catch (found) {
    if (!(found instanceof Violation)) throw found;
    return { view, violation: { past: reached, found } };
  }
};
