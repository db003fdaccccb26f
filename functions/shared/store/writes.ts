import { type Application, factIdOf } from '../../../domain/application/application.ts';
import { reminderOf, wakeOf } from '../../../domain/application/terms.ts';
import type { Calendar } from '../../../domain/law/calendar.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Person } from '../../../domain/person/person.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import { planEntryOf } from '../../../domain/records/visits.ts';
import type { Change, Outcome } from './change.ts';
import { dutyWrites } from './duty-writes.ts';
import * as keys from './keys.ts';
import { foldOf } from './line.ts';
import type { Remark } from './people.ts';
import { visitKey, visitPlanKey } from './record-keys.ts';
import { type Kept, storedApplication, storedOrganization } from './stored.ts';
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

const unchanged = ({ version }: Application) => ({
  ConditionExpression: '#state.#version = :version',
  ExpressionAttributeNames: { '#state': 'state', '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});

/** Places hold what has moved in their queue: they are other places when that has been folded, too. */
const unmoved = ({ version, kept }: Organization) => ({
  ConditionExpression: '#state.#version = :version AND #line.#folded = :folded',
  ExpressionAttributeNames: { '#state': 'state', '#version': 'version', '#line': 'line', '#folded': 'folded' },
  ExpressionAttributeValues: { ':version': version, ':folded': kept?.line.folded ?? 0 },
});

const once = { ConditionExpression: 'attribute_not_exists(pk)' };

const applicationItem = (application: Application, calendar: Calendar) => {
  const wake = wakeOf(application);
  const reminder = reminderOf(application, calendar);
  return {
    ...keys.applicationKey(application.applicationId),
    entity: 'application',
    state: storedApplication(application),
    ...(wake && keys.wakeIndex(wake.rule, wake.at, application.applicationId)),
    ...(reminder && keys.reminderIndex(reminder.at, application.applicationId)),
  };
};

const placesWrite = (table: string, before: Organization | undefined, after: Organization): Write =>
  put(
    table,
    { ...keys.placesKey(after.organizationId), entity: 'places', ...storedOrganization(after).places },
    before ? unmoved(before) : once,
  );

/** The places in any case, and what the organization is where that is another than before. */
const organizationWrites = (table: string, before: Organization | undefined, after: Organization): Write[] => {
  const { organizationId, setting, address } = after;
  const place = keys.placeIndex(setting, address.region, address.locality, organizationId);
  const { register } = storedOrganization(after);
  return [
    placesWrite(table, before, after),
    ...(register.register === before?.kept?.register
      ? []
      : [put(table, { ...keys.organizationKey(organizationId), entity: 'organization', ...register, ...place })]),
  ];
};

/** The writes that fold the line of an organization into its counters, and the organization after it. */
export const folding = (table: string, organization: Organization, kept: Kept) => {
  const { line, writes } = foldOf(table, organization.organizationId, kept.line);
  const after = { ...organization, kept: { ...kept, line } };
  return { after, writes: [placesWrite(table, organization, after), ...writes] };
};

/**
 * An entry holds its case as it stands, so that whoever reads who is first can decide without a reading more: it is written with every
 * change of a case that waits. It moves when its key does: it leaves the queue, joins it, or changes between eligible and blocked.
 */
const entryWrites = (table: string, before: Application | undefined, after: Application): Write[] => {
  const [former, entry] = [before && entryOf(before), entryOf(after)];
  const [from, to] = [former && keys.entryKey(former), entry && keys.entryKey(entry)];
  const stays = from?.sk === to?.sk && from?.pk === to?.pk;
  return [
    ...(from && !stays ? [remove(table, from)] : []),
    ...(to ? [put(table, { ...to, entity: 'entry', state: storedApplication(after) }, stays ? {} : once)] : []),
  ];
};

/** HOM-1: the plan of the visits of a stay at home and the marks stand in items of the stay's own; the case stays small. */
const visitWrites = (table: string, { change, outcome }: Step): Write[] =>
  change.application?.setting !== 'home'
    ? []
    : outcome.timeline.flatMap(({ fact, version }) => {
        if (!('stayId' in fact)) return [];
        const entry = planEntryOf(fact);
        return [
          ...(entry ? [put(table, { ...visitPlanKey(fact.stayId, version), entity: 'visit-plan', plan: entry })] : []),
          ...(fact.type === 'VisitMarked'
            ? [
                put(table, {
                  ...visitKey(fact.stayId, fact.on, version),
                  entity: 'visit',
                  on: fact.on,
                  services: fact.services,
                  enteredOn: legalDateOf(fact.at),
                  factId: factIdOf(fact.applicationId, version),
                }),
              ]
            : []),
        ];
      });

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

/** The mark of an event from outside. */
export const seenWrite = (table: string, eventId: string, condition: object = {}): Write =>
  put(table, { ...keys.seenKey(eventId), entity: 'seen' }, condition);

const besidesWrites = (tables: Tables, besides: Besides, outcome: Outcome): Write[] => {
  const writes: Write[] = [];
  if (besides.seen) writes.push(seenWrite(tables.queue, besides.seen, once));
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

/** A change, and what comes of it. */
export type Step = { change: Change; outcome: Outcome };

const applicationWrites = (table: string, calendar: Calendar, { change, outcome }: Step): Write[] => {
  const [before, after] = [change.application, outcome.application];
  if (!after || after === before) return [];
  return [
    put(table, applicationItem(after, calendar), before ? unchanged(before) : once),
    ...entryWrites(table, before, after),
  ];
};

const factWrites = (table: string, { timeline }: Outcome): Write[] =>
  timeline.map(({ subjectId, version, fact, before, seal }) => {
    const subject = 'applicationId' in fact ? { applicationId: subjectId } : { organizationId: subjectId };
    const key = keys.factKey(subject, version);
    return put(table, { ...key, entity: 'fact', subject: subjectId, version, fact, before, seal }, once);
  });

/**
 * The one write of a command, as `TransactWriteItems` wants it: new states under a version condition, the facts in the
 * timeline, the entry, the duties, the dedupe mark. Of several steps each begins with the places that the one before it has left. Pure,
 * so that a test compares it without a network.
 */
export const writesOf = (tables: Tables, calendar: Calendar, steps: readonly Step[], besides: Besides): Write[] => {
  const [first, last] = [steps[0], steps.at(-1)];
  const places = [
    [first?.change.organization, last?.outcome.organization],
    [first?.change.destination, last?.outcome.destination],
  ] as const;
  return [
    ...(first ? besidesWrites(tables, besides, first.outcome) : []),
    ...places.flatMap(([before, after]) =>
      after && after !== before ? organizationWrites(tables.queue, before, after) : [],
    ),
    ...steps.flatMap((step) => [
      ...applicationWrites(tables.queue, calendar, step),
      ...factWrites(tables.queue, step.outcome),
      ...dutyWrites(tables.queue, calendar, step.change, step.outcome),
      ...linkWrites(tables.queue, step.change),
      ...visitWrites(tables.queue, step),
    ]),
  ];
};
