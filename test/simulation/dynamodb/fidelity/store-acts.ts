import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import type { Application } from '../../../../domain/application/application.ts';
import type { Fact } from '../../../../domain/fact.ts';
import { concernsOrganization } from '../../../../domain/organization/organization.ts';
import type { Person } from '../../../../domain/person/person.ts';
import { createAddressees } from '../../../../functions/shared/store/addressees.ts';
import { createDueIndex } from '../../../../functions/shared/store/due.ts';
import { AlreadyAnswered, AlreadySeen, Conflict } from '../../../../functions/shared/store/errors.ts';
import { journalPage, keepJournal } from '../../../../functions/shared/store/journal.ts';
import * as keys from '../../../../functions/shared/store/keys.ts';
import { claimFor, remember, settle, waitUntil } from '../../../../functions/shared/store/notices.ts';
import { createObligations } from '../../../../functions/shared/store/obligations.ts';
import type { Page } from '../../../../functions/shared/store/page.ts';
import { createPeople } from '../../../../functions/shared/store/people.ts';
import { createPlaces } from '../../../../functions/shared/store/places.ts';
import { createStore } from '../../../../functions/shared/store/store.ts';
import { createTimelines } from '../../../../functions/shared/store/timelines.ts';
import { type Besides, folding } from '../../../../functions/shared/store/writes.ts';
import {
  admitted,
  chosen,
  filed,
  granted,
  joined,
  noticeSent,
  offered,
  registered,
  stayEnded,
} from '../../../support/facts.ts';
import { calendar } from '../../../support/given.ts';
import { iinOf } from '../../../support/iin.ts';
import { clientOf } from '../../dynamodb/client.ts';
import type { Mirror } from './mirror.ts';

const now = '2025-04-22T05:00:00.000Z';
const today = '2025-04-22';
const by = { role: 'system' } as const;

/** What happens to every application, one after the other. */
const story: readonly Fact[] = [
  filed(),
  granted(),
  chosen(),
  joined(),
  offered(),
  noticeSent(),
  admitted(),
  stayEnded(),
];

const organizationOf = (application: number): string => `org-${application % 2}`;

/** A fact of the story, of one of the applications. */
const told = (fact: Fact, application: number): Fact => {
  const own = JSON.stringify(fact)
    .replaceAll('app-1', `app-${application}`)
    .replaceAll('org-1', organizationOf(application))
    .replaceAll('stay-1', `stay-${application}`)
    .replaceAll('person-1', `person-${application % 3}`);
  const renamed = JSON.parse(own) as Fact;
  if (renamed.type === 'QueueJoined') return { ...renamed, registration: application };
  return renamed.type === 'ApplicationFiled' ? { ...renamed, representativeId: 'person-0' } : renamed;
};

const personOf = (number: number): Person => ({
  personId: `person-${number % 3}`,
  iin: iinOf(number),
  name: { family: 'Әлімова', given: 'Гүлнәр' },
  birthDate: '1950-05-05',
  sex: 'female',
  address: { region: 'R1', locality: 'L1', line: '1' },
  language: 'kk',
  ...(number % 2 === 0 && { phone: '+77010000001' }),
  ...(number % 3 === 0 && {
    representative: { iin: iinOf(9), name: { family: 'Ә', given: 'Ә' }, phone: '+77010000002', relation: 'mother' },
  }),
});

const every = async <T>(page: (cursor: string | undefined) => Promise<Page<T>>): Promise<void> => {
  let cursor: string | undefined;
  do cursor = (await page(cursor)).next;
  while (cursor);
};

const drained = async (things: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of things);
};

/** What may be done with the store; what makes the world go on, more often. */
const actNames = [
  ...(['advance', 'advance', 'advance', 'advance', 'advance', 'advance', 'register', 'register'] as const),
  ...(['advanceLate', 'keepBesides', 'wait', 'claim', 'claim', 'settle', 'keepJournal', 'keepJournal'] as const),
  ...(['head', 'timeline', 'applicationsOf', 'representedBy', 'othersOf', 'applicationOfStay', 'answer'] as const),
  ...([
    'message',
    'organizations',
    'queue',
    'ahead',
    'fold',
    'obligations',
    'journal',
    'due',
    'due',
    'person',
  ] as const),
  ...(['persons', 'everythingOf', 'addressee', 'timelines'] as const),
] as const;

/** One use of the store: by its name, of which application, and in which of the ways it has. */
export const storeAct = fc.record({ name: fc.constantFrom(...actNames), who: fc.nat(5), how: fc.nat(8) });

type StoreAct = typeof storeAct extends fc.Arbitrary<infer A> ? A : never;

/** Everything that the store does, done with a client that is two databases at once. */
export const storeOn = ({ ask, names }: Mirror) => {
  const base = clientOf(ask);
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  const store = createStore(client, names, calendar);
  const people = createPeople(client, names.people);
  const places = createPlaces(client, store);
  const obligations = createObligations(client, store);
  const timelines = createTimelines(base, names.queue);
  const index = createDueIndex(client, names.queue);
  const addressees = createAddressees(client, names.people);
  /** As they were once read: a decision on one of them comes too late, mostly. */
  const old: Application[] = [];

  const reading = (how: number) => ({ at: now, by, purpose: 'own-data', cause: `request-${how}` }) as const;

  /** What else is written, of every kind. */
  const besidesOf = (who: number, how: number): Besides => {
    const kinds: readonly Besides[] = [
      {},
      { seen: `event-${who}` },
      { answer: { caller: `caller-${who}`, key: 'key', bodyHash: 'hash', status: 200, body: '{}' } },
      { person: personOf(who) },
      { newPerson: personOf(who) },
      { phone: { personId: `person-${who % 3}`, number: '+77010000009' } },
      { phone: { personId: `person-${who % 3}`, number: '+77010000009', representative: iinOf(9) } },
      { remark: { personId: `person-${who % 3}`, kind: 'obligation', text: 'Ауырып қалды' } },
      { guards: old.slice(-1).filter(({ applicationId }) => applicationId !== `app-${who}`) },
    ];
    return kinds[how] ?? {};
  };

  /** Decides the next fact of an application's story, on the application as it is or as it was. */
  const advance = async (who: number, how: number, application: Application | undefined) => {
    const fact = story[application?.version ?? 0];
    const organization = await store.organization(organizationOf(who));
    if (!fact || !organization) return;
    if (application) old.push(application);
    const facts = [told(fact, who)];
    const concerned = facts.some((one) => concernsOrganization(one, organization.organizationId));
    await store.commit({ application, ...(concerned && { organization }), facts }, besidesOf(who, how));
  };

  const notice = (who: number) => ({ kind: 'place-offered', cause: `app-${who}.5` }) as const;
  const claim = (how: number) => ({
    by: how % 3 === 0 ? ('sweep' as const) : ('delivery' as const),
    at: `2025-04-07T05:${String(how * 7).padStart(2, '0')}:00.000Z`,
  });

  const acts: Readonly<Record<StoreAct['name'], (who: number, how: number) => Promise<unknown>>> = {
    register: (who) => store.commit({ facts: [told(registered(), who)] }),
    advance: async (who, how) => advance(who, how, await store.application(`app-${who}`)),
    advanceLate: async (who, how) =>
      advance(
        who,
        how,
        old.findLast(({ applicationId }) => applicationId === `app-${who}`),
      ),
    keepBesides: (who, how) => store.commit({ facts: [] }, besidesOf(who, how)),

    wait: (who) => store.write([waitUntil(names.queue, `app-${who}`, notice(who), '2025-04-08T04:00:00.000Z')]),
    claim: (who, how) => store.write([claimFor(names.queue, `app-${who}`, notice(who), claim(how))]),
    settle: (who) =>
      store.write([
        settle(names.queue, `app-${who}`, notice(who), 'sent'),
        remember(names.queue, `message-${who}`, `app-${who}`, notice(who)),
      ]),
    keepJournal: (who) => keepJournal(store, `app-${who}`),

    head: (who, how) => store.head(organizationOf(who), how),
    timeline: (who) => store.timeline(`app-${who}`),
    applicationsOf: (who) => store.applicationsOf(`person-${who % 3}`),
    representedBy: () => store.representedBy('person-0'),
    othersOf: (who) => store.othersOf({ personId: `person-${who % 3}`, applicationId: `app-${who}` }),
    applicationOfStay: (who) => store.applicationOfStay(`stay-${who}`),
    answer: (who) => store.answer(`caller-${who}`, 'key'),
    message: (who) => store.get(keys.messageKey(`message-${who}`)),

    organizations: (who, how) =>
      every((cursor) =>
        places.organizations(
          { ...(how > 4 && { setting: 'inpatient', region: 'R1' }) },
          { limit: 1 + (who % 2), cursor },
        ),
      ),
    queue: (who, how) => every((cursor) => places.queue(organizationOf(who), { limit: 1 + (how % 3), cursor })),
    ahead: async (who) => {
      const entry = (await store.head(organizationOf(who), 9))?.eligible.at(-1);
      if (entry) await places.standing(entry);
    },
    fold: async (who) => {
      const organization = await store.organization(organizationOf(who));
      if (organization?.kept) await store.write(folding(names.queue, organization, organization.kept).writes);
    },
    obligations: (_, how) => {
      const owner = how % 2 ? { role: 'department', id: 'dep-1' } : { role: 'authority', id: 'R1' };
      const state = ([undefined, 'open', 'done', 'overdue'] as const)[how % 4];
      return every((cursor) => obligations.of(owner, state, today, { limit: 1 + (how % 4), cursor }));
    },
    journal: (who, how) =>
      every((cursor) => journalPage(store, organizationOf(who), {}, { limit: 1 + (how % 3), cursor })),

    due: (_, how) => {
      const kinds = [
        'WAKE#release-no-shows',
        'WAKE#report-overdue',
        'REMIND',
        'SMS',
        'DUTY#remind',
        'DUTY#report-overdue',
      ] as const;
      return drained(index.due(kinds[how % kinds.length] ?? 'SMS', now));
    },
    person: (who, how) => people.person(`person-${who % 3}`, reading(how)),
    persons: (_, how) => people.persons(['person-0', 'person-1', 'person-2', 'nobody'], reading(how)),
    everythingOf: (who, how) => people.everythingOf(`person-${who % 3}`, reading(how)),
    addressee: (who) => addressees.addressee(`person-${who % 3}`),
    timelines: async () => {
      for (const part of timelines.all()) for await (const one of part) await timelines.again(one);
    },
  };

  /** What the store refuses has been compared; anything else that it throws is thrown. */
  return async ({ name, who, how }: StoreAct): Promise<void> => {
    try {
      await acts[name](who, how);
    } catch (error) {
      if (![Conflict, AlreadySeen, AlreadyAnswered].some((known) => error instanceof known)) throw error;
    }
  };
};
