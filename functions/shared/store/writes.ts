import { type Application, factIdOf } from '../../../domain/application/application.ts';
import { reminderOf, wakeOf } from '../../../domain/application/terms.ts';
import type { Calendar } from '../../../domain/law/calendar.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Person } from '../../../domain/person/person.ts';
import { type Entry, entryOf } from '../../../domain/queue/order.ts';
import type { Change, Outcome } from './change.ts';
import { dutyWrites } from './duty-writes.ts';
import * as keys from './keys.ts';
import type { Remark } from './people.ts';
import { put, remove, type Write } from './write.ts';

export type { Write } from './write.ts';

export type Tables = { queue: string; people?: string };

/** An answer as it was given, letter by letter, and what it was given to. */
export type KeptAnswer = { bodyHash: string; status: number; body: string };

/** What goes into the same transaction besides the states and the facts. */
export type Besides = {
  /** The id of the event from outside that has its effect by this change. */
  seen?: string | undefined;
  /** The answer to a request with an idempotency key. */
  answer?: ({ caller: string; key: string } & KeptAnswer) | undefined;
  person?: Person | undefined;
  /** A person who was not known when this was decided, and is written down only if they still are not. */
  newPerson?: Person | undefined;
  /** A number said to be right now: the recipient's own, or that of the representative with this IIN. */
  phone?: { personId: string; number: string; representative?: string } | undefined;
  /** Words written by people about the case: kept with the person. */
  remark?: ({ personId: string } & Remark) | undefined;
  writes?: readonly Write[] | undefined;
  /** Other applications of the person that the decision rests on: it holds only while they are as they were read. */
  guards?: readonly Application[] | undefined;
};

const unchanged = ({ version }: { version: number }) => ({
  ConditionExpression: '#state.#version = :version',
  ExpressionAttributeNames: { '#state': 'state', '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});

const conditionOn = (before: { version: number } | undefined) =>
  before ? unchanged(before) : { ConditionExpression: 'attribute_not_exists(pk)' };

const once = { ConditionExpression: 'attribute_not_exists(pk)' };

const applicationItem = (application: Application, calendar: Calendar) => {
  const wake = wakeOf(application);
  const reminder = reminderOf(application, calendar);
  return {
    ...keys.applicationKey(application.applicationId),
    entity: 'application',
    state: application,
    ...(wake && keys.wakeIndex(wake.rule, wake.at, application.applicationId)),
    ...(reminder && keys.reminderIndex(reminder.at, application.applicationId)),
  };
};

const organizationItem = (organization: Organization) => ({
  ...keys.organizationKey(organization.organizationId),
  entity: 'organization',
  state: organization,
  ...keys.placeIndex(
    organization.setting,
    organization.address.region,
    organization.address.locality,
    organization.organizationId,
  ),
});

/**
 * An entry moves when its key does: it leaves the queue, joins it, or changes between eligible and blocked. Blocked for
 * another reason, it is put anew where it stands.
 */
const entryWrites = (table: string, before: Entry | undefined, after: Entry | undefined): Write[] => {
  const from = before && keys.entryKey(before);
  const to = after && keys.entryKey(after);
  const stays = from?.sk === to?.sk && from?.pk === to?.pk;
  if (stays && before?.blocked === after?.blocked) return [];
  return [
    ...(from && !stays ? [remove(table, from)] : []),
    ...(after && to ? [put(table, { ...to, entity: 'entry', entry: after }, stays ? {} : once)] : []),
  ];
};

const linkWrites = (table: string, change: Change): Write[] =>
  change.facts.flatMap((fact) => {
    const filed = fact.type === 'ApplicationFiled' || fact.type === 'PaidStayBegun';
    const stay = fact.type === 'RecipientAdmitted' || fact.type === 'PaidStayBegun';
    return [
      ...(filed
        ? [put(table, { ...keys.personApplicationKey(fact.personId, fact.applicationId), entity: 'link' })]
        : []),
      // A case keeps the representative it was filed with: a later filing by another one links its own case alone.
      ...(filed && fact.representativeId
        ? [put(table, { ...keys.representedKey(fact.representativeId, fact.applicationId), entity: 'link' })]
        : []),
      ...(stay
        ? [put(table, { ...keys.stayKey(fact.stayId), entity: 'stay', applicationId: fact.applicationId }, once)]
        : []),
    ];
  });

/** A later filing brings a person up to date; a phone or a representative that it does not name is kept. */
const personWrite = (table: string, { personId, ...person }: Person, condition: object = {}): Write => {
  const named = Object.entries(person).filter(([, value]) => value !== undefined);
  return {
    Update: {
      TableName: table,
      Key: keys.personKey(personId),
      UpdateExpression: `SET ${named.map((_, place) => `#n${place} = :v${place}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(named.map(([name], place) => [`#n${place}`, name])),
      ExpressionAttributeValues: Object.fromEntries(named.map(([, value], place) => [`:v${place}`, value])),
      ...condition,
    },
  };
};

/** Only of somebody who is known, and only of the representative who is theirs. */
const phoneWrite = (table: string, { personId, number, representative }: NonNullable<Besides['phone']>): Write => ({
  Update: {
    TableName: table,
    Key: keys.personKey(personId),
    ...(representative === undefined
      ? {
          UpdateExpression: 'SET #phone = :number',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#phone': 'phone' },
          ExpressionAttributeValues: { ':number': number },
        }
      : {
          UpdateExpression: 'SET #representative.#phone = :number',
          ConditionExpression: '#representative.#iin = :iin',
          ExpressionAttributeNames: { '#phone': 'phone', '#representative': 'representative', '#iin': 'iin' },
          ExpressionAttributeValues: { ':number': number, ':iin': representative },
        }),
  },
});

const besidesWrites = (tables: Tables, besides: Besides, outcome: Outcome): Write[] => {
  const writes: Write[] = [];
  if (besides.seen) writes.push(put(tables.queue, { ...keys.seenKey(besides.seen), entity: 'seen' }, once));
  // A refusal says what it was decided on, which may be an age: answers are no part of the queue.
  if (tables.people && besides.answer) {
    const { caller, key, ...answer } = besides.answer;
    writes.push(put(tables.people, { ...keys.answerKey(caller, key), entity: 'answer', ...answer }, once));
  }
  if (tables.people && besides.person) writes.push(personWrite(tables.people, besides.person));
  if (tables.people && besides.newPerson) writes.push(personWrite(tables.people, besides.newPerson, once));
  if (tables.people && besides.phone) writes.push(phoneWrite(tables.people, besides.phone));
  const first = outcome.timeline[0];
  if (tables.people && besides.remark && first) {
    const { personId, ...remark } = besides.remark;
    const key = keys.remarkKey(personId, factIdOf(first.subjectId, first.version));
    writes.push(put(tables.people, { ...key, ...remark, at: first.fact.at, by: first.fact.by }));
  }
  const guards = (besides.guards ?? []).map(
    (other): Write => ({
      ConditionCheck: {
        TableName: tables.queue,
        Key: keys.applicationKey(other.applicationId),
        ...unchanged(other),
      },
    }),
  );
  return [...writes, ...guards, ...(besides.writes ?? [])];
};

/**
 * The one write of a command, as `TransactWriteItems` wants it: new states under a version condition, the facts in the
 * timeline, the entry, the duties, the dedupe mark. Pure, so that a test compares it without a network.
 */
export const writesOf = (
  tables: Tables,
  calendar: Calendar,
  change: Change,
  outcome: Outcome,
  besides: Besides,
): Write[] => {
  const { application, organization, destination } = outcome;
  const places = [
    [change.organization, organization],
    [change.destination, destination],
  ] as const;
  const marks = besidesWrites(tables, besides, outcome);
  return [
    ...marks,
    ...(application && application !== change.application
      ? [put(tables.queue, applicationItem(application, calendar), conditionOn(change.application))]
      : []),
    ...places.flatMap(([before, after]) =>
      after && after !== before ? [put(tables.queue, organizationItem(after), conditionOn(before))] : [],
    ),
    ...outcome.timeline.map(({ subjectId, version, fact, before, seal }) =>
      put(
        tables.queue,
        {
          ...keys.factKey(
            'applicationId' in fact ? { applicationId: subjectId } : { organizationId: subjectId },
            version,
          ),
          entity: 'fact',
          subject: subjectId,
          version,
          fact,
          before,
          seal,
        },
        once,
      ),
    ),
    ...entryWrites(
      tables.queue,
      change.application && entryOf(change.application),
      application && entryOf(application),
    ),
    ...dutyWrites(tables.queue, calendar, change, outcome),
    ...linkWrites(tables.queue, change),
  ];
};
