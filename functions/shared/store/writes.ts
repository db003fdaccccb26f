import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../../../domain/application/application.ts';
import { reminderOf, wakeOf } from '../../../domain/application/terms.ts';
import type { Calendar } from '../../../domain/law/calendar.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Person } from '../../../domain/person/person.ts';
import { type Entry, entryOf } from '../../../domain/queue/order.ts';
import type { Change, Outcome } from './change.ts';
import * as keys from './keys.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export type Tables = { queue: string; people?: string };

/** What goes into the same transaction besides the states and the facts. */
export type Besides = {
  /** The id of the event from outside that has its effect by this change. */
  seen?: string | undefined;
  /** The answer to a request with an idempotency key. */
  answer?: { caller: string; key: string; bodyHash: string; status: number; body: unknown } | undefined;
  person?: Person | undefined;
  /** Words written by people about the case: kept with the person. */
  remark?: { personId: string; kind: string; text: string; signature?: string } | undefined;
  writes?: readonly Write[] | undefined;
};

const conditionOn = (before: { version: number } | undefined) =>
  before
    ? {
        ConditionExpression: '#state.#version = :version',
        ExpressionAttributeNames: { '#state': 'state', '#version': 'version' },
        ExpressionAttributeValues: { ':version': before.version },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };

const put = (table: string, item: Record<string, unknown>, condition: object = {}): Write => ({
  Put: { TableName: table, Item: item, ...condition },
});

const remove = (table: string, key: keys.Key): Write => ({ Delete: { TableName: table, Key: key } });

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

/** An entry moves when its key does: it leaves the queue, joins it, or changes between eligible and blocked. */
const entryWrites = (table: string, before: Entry | undefined, after: Entry | undefined): Write[] => {
  const from = before && keys.entryKey(before);
  const to = after && keys.entryKey(after);
  if (from?.sk === to?.sk && from?.pk === to?.pk) return [];
  return [
    ...(from ? [remove(table, from)] : []),
    ...(after && to ? [put(table, { ...to, entity: 'entry', entry: after }, once)] : []),
  ];
};

const ofOffices = (application: Application | undefined): Duty[] =>
  (application?.duties ?? []).filter((duty) => duty.owner.role !== 'recipient');

const dutyWrites = (table: string, before: Application | undefined, after: Application | undefined): Write[] => {
  if (!after) return [];
  const item = (duty: Duty, state: keys.DutyState) => {
    const sk = keys.dutySk(state, duty.due, duty.id);
    return {
      ...keys.dutyKey(duty.owner, sk),
      g1pk: keys.regionPk(after.regionId),
      g1sk: sk,
      entity: 'duty',
      duty,
      subject: after.applicationId,
      state,
    };
  };
  const old = ofOffices(before);
  const now = ofOffices(after);
  const openBefore = new Set(old.map(({ id }) => id));
  const openAfter = new Set(now.map(({ id }) => id));
  return [
    ...now.filter(({ id }) => !openBefore.has(id)).map((duty) => put(table, item(duty, 'open'))),
    ...old
      .filter(({ id }) => !openAfter.has(id))
      .flatMap((duty) => [
        remove(table, keys.dutyKey(duty.owner, keys.dutySk('open', duty.due, duty.id))),
        put(table, item(duty, 'done')),
      ]),
  ];
};

const linkWrites = (table: string, change: Change, outcome: Outcome): Write[] =>
  change.facts.flatMap((fact) => {
    if (fact.type === 'ApplicationFiled')
      return [put(table, { ...keys.personApplicationKey(fact.personId, fact.applicationId), entity: 'link' })];
    if (fact.type === 'RecipientAdmitted' && outcome.application)
      return [put(table, { ...keys.stayKey(fact.stayId), entity: 'stay', applicationId: fact.applicationId }, once)];
    return [];
  });

/** A later filing brings a person up to date; a phone or a representative that it does not name is kept. */
const personWrite = (table: string, { personId, ...person }: Person): Write => {
  const named = Object.entries(person).filter(([, value]) => value !== undefined);
  return {
    Update: {
      TableName: table,
      Key: keys.personKey(personId),
      UpdateExpression: `SET ${named.map((_, place) => `#n${place} = :v${place}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(named.map(([name], place) => [`#n${place}`, name])),
      ExpressionAttributeValues: Object.fromEntries(named.map(([, value], place) => [`:v${place}`, value])),
    },
  };
};

const besidesWrites = (tables: Tables, besides: Besides, outcome: Outcome): Write[] => {
  const writes: Write[] = [];
  if (besides.seen) writes.push(put(tables.queue, { ...keys.seenKey(besides.seen), entity: 'seen' }, once));
  if (besides.answer) {
    const { caller, key, ...answer } = besides.answer;
    writes.push(put(tables.queue, { ...keys.answerKey(caller, key), entity: 'answer', ...answer }, once));
  }
  if (tables.people && besides.person) writes.push(personWrite(tables.people, besides.person));
  const first = outcome.timeline[0];
  if (tables.people && besides.remark && first) {
    const { personId, ...remark } = besides.remark;
    writes.push(put(tables.people, { ...keys.remarkKey(personId, `${first.subjectId}.${first.version}`), ...remark }));
  }
  return [...writes, ...(besides.writes ?? [])];
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
  const { application, organization } = outcome;
  const marks = besidesWrites(tables, besides, outcome);
  return [
    ...marks,
    ...(application && application !== change.application
      ? [put(tables.queue, applicationItem(application, calendar), conditionOn(change.application))]
      : []),
    ...(organization && organization !== change.organization
      ? [put(tables.queue, organizationItem(organization), conditionOn(change.organization))]
      : []),
    ...outcome.timeline.map(({ subjectId, version, fact }) =>
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
        },
        once,
      ),
    ),
    ...entryWrites(
      tables.queue,
      change.application && entryOf(change.application),
      application && entryOf(application),
    ),
    ...dutyWrites(tables.queue, change.application, application),
    ...linkWrites(tables.queue, change, outcome),
  ];
};
