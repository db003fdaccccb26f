import type { Fact } from '../../../domain/fact.ts';
import type { Notice } from '../../../domain/notice/notice.ts';
import { journalKey, journalRowKey, lineKey, placesKey } from '../../../functions/shared/store/keys.ts';
import { settle } from '../../../functions/shared/store/notices.ts';
import { storedApplication, storedOrganization } from '../../../functions/shared/store/stored.ts';
import { put, remove, type Write } from '../../../functions/shared/store/write.ts';
import { chosen, filed, granted, joined, registered } from '../../support/facts.ts';
import type { Broken } from './broken.ts';
import { queue, Scene } from './scene.ts';

type Item = Record<string, unknown>;
type Spoil = (item: Item) => Item | undefined;

/** The same writes, with the item of a kind as a test makes it; without it when it makes none. */
const spoilt = (writes: readonly Write[], entity: string, spoil: Spoil): Write[] =>
  writes.flatMap((write) => {
    if (write.Put?.Item?.entity !== entity) return [write];
    const item = spoil(write.Put.Item);
    return item ? [put(queue, item)] : [];
  });

/** A scene in which facts have been written, one after another. */
const scene = (...facts: readonly Fact[]): Scene => {
  const here = new Scene([], []);
  for (const fact of facts) here.write(here.stored(fact));
  return here;
};

/** Chooses an organization and stands in its queue. */
const joining = (applicationId: string, registration: number): Fact[] => [
  filed({ applicationId, personId: applicationId }),
  granted({ applicationId }),
  { ...chosen(), applicationId } as Fact,
  joined({ applicationId, registration, norm: 'QUE-1' }),
];

/** Somebody is written into a queue, with something wrong in one item. */
const joinsWith = (entity: string, spoil: Spoil) => () => {
  const here = scene(registered(), filed(), granted(), chosen());
  here.write(spoilt(here.stored(joined()), entity, spoil));
};

/** A decision is written, with something wrong in one item. */
const decidedWith = (entity: string, spoil: Spoil) => () => {
  const here = scene(registered(), filed());
  here.write(spoilt(here.stored(granted()), entity, spoil));
};

const rowOf = (applicationId: string): Write =>
  put(queue, { ...journalRowKey('org-1', 1), entity: 'journal-row', no: 1, applicationId, opened: 4 });

const decision: Notice = { kind: 'choose-organization', cause: 'app-1.2' };

const told = () => scene(filed(), granted());

/** What breaks the rules of items in the table. */
const brokenItems: Broken[] = [
  {
    rule: 'ADR 1 · a state changes by the facts written with it',
    breaks: joinsWith('places', (item) => ({ ...item, state: { ...(item.state as Item), waiting: 2 } })),
  },
  {
    rule: 'ADR 1 · no number of a timeline is left out',
    breaks: joinsWith('fact', (item) => ({ ...item, version: Number(item.version) + 1 })),
  },
  {
    rule: 'ADR 10 · an entry is sealed behind the one before it',
    breaks: joinsWith('fact', (item) => ({ ...item, before: 'another' })),
  },
  {
    rule: 'ADR 10 · an entry is what was sealed',
    breaks: joinsWith('fact', (item) => ({ ...item, fact: joined({ registration: 2 }) })),
  },
  {
    rule: 'ADR 10 · an entry stands where it belongs',
    breaks: joinsWith('fact', (item) => ({ ...item, sk: 'F#000009' })),
  },
  {
    rule: 'ADR 10 · no entry of a timeline is ever changed',
    breaks: () => {
      const here = scene(registered());
      const writes = here.stored(filed());
      here.write(writes);
      here.write(writes);
    },
  },
  {
    rule: 'ADR 10 · a state holds the seal of its last entry',
    breaks: joinsWith('application', (item) => ({ ...item, state: { ...(item.state as Item), seal: 'another' } })),
  },
  {
    rule: 'ADR 1 · an entry of a queue is that of its case',
    breaks: joinsWith('entry', (item) => ({ ...item, state: { ...(item.state as Item), livesIn: 'org-2' } })),
  },
  { rule: 'QUE-6 · a position is the rank by class, moment and number', breaks: joinsWith('entry', () => undefined) },
  {
    rule: 'QUE-6 · a write moves nobody but whom it is about',
    breaks: () => {
      const here = scene(
        registered(),
        ...joining('app-1', 1),
        ...joining('app-2', 2),
        ...joining('app-3', 3).slice(0, 3),
      );
      const first = here.view.entriesOf('org-1')[0];
      const pk = 'ORG#org-1';
      const state = storedApplication(here.view.application('app-1'));
      here.write([
        remove(queue, { pk, sk: `E#${first?.orderKey}` }),
        put(queue, { pk, sk: 'E#3#9#app-1', entity: 'entry', state }),
        ...here.stored(joined({ applicationId: 'app-3', registration: 3 })),
      ]);
    },
  },
  {
    rule: 'QUE-11 · the counters of a line give every rank',
    breaks: () => {
      const here = scene(registered(), ...joining('app-1', 1));
      const { state, register } = storedOrganization(here.view.organization('org-1')).places;
      here.write([
        put(queue, { ...placesKey('org-1'), entity: 'places', state, register, line: { folded: 1, moves: [] } }),
        put(queue, { ...lineKey('org-1'), entity: 'line', folded: 1, a1: 1 }),
      ]);
    },
  },
  {
    rule: 'ADR 18 · an organization is whole after every write',
    breaks: joinsWith('places', (item) => ({ ...item, register: 9 })),
  },
  {
    rule: 'ADR 2 · what is due is what the state says',
    breaks: decidedWith('application', (item) => ({ ...item, g1sk: '9' })),
  },
  { rule: 'MON-1 · the duties in the table are those of the case', breaks: decidedWith('duty', () => undefined) },
  {
    rule: 'MON-3 · an office is told of a duty when it is time',
    breaks: decidedWith('duty', ({ g2pk: _, g2sk: __, ...item }) => item),
  },
  {
    rule: 'JRN-1 · a number of a journal is of one row',
    breaks: () => scene().write([rowOf('app-1'), rowOf('app-2')]),
  },
  {
    rule: 'JRN-1 · the numbers of a journal have no gap',
    breaks: () =>
      scene().write([rowOf('app-1'), put(queue, { ...journalKey('org-1'), entity: 'journal', version: 2 })]),
  },
  {
    rule: 'JRN-1 · the rows of a journal are those of the timelines',
    breaks: () => scene(registered(), ...joining('app-1', 1)).view.settled(),
  },
];

/** What breaks the rules of messages. */
const brokenMessages: Broken[] = [
  {
    rule: 'SMS-1 · a message goes out for a cause that its task has claimed',
    breaks: () => {
      const here = told();
      here.claim('app-1', decision, 'one');
      here.publish('app-1', decision, 'another');
    },
  },
  {
    rule: 'SMS-1 · the cause of a message is a fact that it tells of',
    breaks: () => {
      const here = told();
      here.claim('app-1', { ...decision, cause: 'app-1.1' });
      here.publish('app-1', decision);
    },
  },
  {
    rule: 'SMS-1 · a message goes out once for its cause',
    breaks: () => {
      const here = told();
      for (const task of ['one', 'another']) {
        here.claim('app-1', decision, task);
        here.publish('app-1', decision, task);
      }
    },
  },
  {
    rule: 'SMS-1 · what did not go out is not on record',
    breaks: () => told().write([settle(queue, 'app-1', decision, 'sent')]),
  },
  {
    rule: 'SMS-1 · what went out is on record',
    breaks: () => {
      const here = told();
      here.claim('app-1', decision);
      here.publish('app-1', decision);
      here.view.ended('task', 'done');
    },
  },
  { rule: 'NOT-2 · what somebody is to be told of is taken up', breaks: () => told().view.settled() },
];

/** What breaks the rules of what is written and sent. */
export const brokenWrites: Broken[] = [...brokenItems, ...brokenMessages];
