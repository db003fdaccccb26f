/** Every key of both tables is built here and nowhere else. Sort keys beginning with `#` come before all others. */

export type Key = { pk: string; sk: string };

const shards = 4;

/** Spreads what is due over a few partitions; the same id always falls into the same one. */
const shardOf = (id: string): number => {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % shards;
};

const number = (value: number): string => String(value).padStart(6, '0');

const applicationPk = (id: string): string => `APP#${id}`;
const organizationPk = (id: string): string => `ORG#${id}`;

export const applicationKey = (id: string): Key => ({ pk: applicationPk(id), sk: '#STATE' });

/** The id in the partition key of an application's items. */
export const applicationIdOf = ({ pk }: { pk: string }): string => pk.slice(applicationPk('').length);

/** The organization's places stand before its queue, so that one read gives both. */
export const organizationKey = (id: string): Key => ({ pk: organizationPk(id), sk: '#STATE' });

/** A fact in the timeline of an application, or of an organization when it is about no application. */
export const factKey = (subject: { applicationId: string } | { organizationId: string }, version: number): Key => ({
  pk: 'applicationId' in subject ? applicationPk(subject.applicationId) : organizationPk(subject.organizationId),
  sk: `F#${number(version)}`,
});

export const timelineRange = (applicationId: string) => ({ pk: applicationPk(applicationId), prefix: 'F#' });

/** Entries that may be offered a place; blocked ones leave this range and keep their order key (QUE-7). */
const eligible = 'E#';
const blocked = 'X#';

export const entryKey = (entry: { organizationId: string; orderKey: string; blocked?: string }): Key => ({
  pk: organizationPk(entry.organizationId),
  sk: `${entry.blocked ? blocked : eligible}${entry.orderKey}`,
});

/** From the places to the end of the eligible entries. */
export const headRange = (organizationId: string) => ({
  pk: organizationPk(organizationId),
  from: '#STATE',
  to: `${eligible}~`,
});

/** Both ranges of a queue, or the part of each that is before an order key (exclusive, order keys being unique). */
export const queueRanges = (organizationId: string, before = '~') =>
  [eligible, blocked].map((prefix) => ({ pk: organizationPk(organizationId), from: prefix, to: `${prefix}${before}` }));

export const personApplicationKey = (personId: string, applicationId: string): Key => ({
  pk: `PERSON#${personId}`,
  sk: applicationPk(applicationId),
});
export const personApplicationsRange = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: 'APP#' });

export const stayKey = (id: string): Key => ({ pk: `STAY#${id}`, sk: '#STATE' });

/** The mark that an event from outside has had its effect. */
export const seenKey = (eventId: string): Key => ({ pk: `SEEN#${eventId}`, sk: '#STATE' });

/** The answer given to a request with an idempotency key; keys are the caller's own. */
export const answerKey = (caller: string, key: string): Key => ({ pk: `ANSWER#${caller}`, sk: key });

export const noticeKey = (applicationId: string, cause: string): Key => ({
  pk: applicationPk(applicationId),
  sk: `N#${cause}`,
});

/** A message as SNS knows it, so that its delivery status finds its notice. */
export const messageKey = (messageId: string): Key => ({ pk: `MESSAGE#${messageId}`, sk: '#STATE' });

export type DutyState = 'open' | 'done';

export const ownerPk = (role: string, id: string): string => `OWNER#${role}#${id}`;
export const regionPk = (regionId: string): string => `REGION#${regionId}`;

export const dutySk = (state: DutyState, due: string, dutyId: string): string => `${state}#${due}#${dutyId}`;
/** The duty that an item is of. */
export const dutyIdOf = ({ sk }: { sk: string }): string => sk.slice(sk.indexOf('#', sk.indexOf('#') + 1) + 1);

export const dutyKey = (owner: { role: string; id: string }, sk: string): Key => ({
  pk: ownerPk(owner.role, owner.id),
  sk,
});

/** The duties of an owner, in order of their dates; an overdue one is open. */
export const dutyRange = (owner: { role: string; id: string }, state: DutyState | 'overdue' | undefined) => ({
  pk: ownerPk(owner.role, owner.id),
  from: state === 'open' || state === 'overdue' ? 'open#' : 'done#',
  to: state === 'done' ? 'done#~' : 'open#~',
});

/** The same of a region, as the index holds them: what was done years ago is not read when it is not asked for. */
export const dutiesInRegion = (regionId: string, state: DutyState | 'overdue' | undefined) => ({
  g1pk: regionPk(regionId),
  ...(state && { beginning: state === 'done' ? 'done#' : 'open#' }),
});

export const personKey = (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: '#PROFILE' });

/** What people wrote about a case in their own words: it may hold anything, so it stays with the person. */
export const remarkKey = (personId: string, factId: string): Key => ({
  pk: `PERSON#${personId}`,
  sk: `REMARK#${factId}`,
});

/** The indexes gsi1 and gsi2 hold what is due, by rule and shard, in order of time: the head of each is always the next. */
export const wakeIndex = (rule: string, at: string, applicationId: string) => ({
  g1pk: `WAKE#${rule}#${shardOf(applicationId)}`,
  g1sk: `${at}#${applicationId}`,
});
export const reminderIndex = (at: string, applicationId: string) => ({
  g2pk: `REMIND#${shardOf(applicationId)}`,
  g2sk: `${at}#${applicationId}`,
});
/** When an office is to be told of a duty, by the rule that tells it. */
export const dutyIndex = (rule: string, at: string, dutyId: string) => ({
  g2pk: `DUTY#${rule}#${shardOf(dutyId)}`,
  g2sk: `${at}#${dutyId}`,
});
export const waitingNoticeIndex = (at: string, applicationId: string, cause: string) => ({
  g1pk: `SMS#${shardOf(applicationId)}`,
  g1sk: `${at}#${applicationId}#${cause}`,
});
export const placeIndex = (setting: string, region: string, locality: string, organizationId: string) => ({
  g1pk: `ORGS#${setting}`,
  g1sk: `${region}#${locality}#${organizationId}`,
});

/** Where `placeIndex` puts the organizations of a setting, or of a region in it. */
export const placesIn = (setting: string, region: string) => ({
  g1pk: `ORGS#${setting}`,
  ...(region && { beginning: `${region}#` }),
});

/** The partitions of one kind of due things. */
export const duePartitions = (kind: 'REMIND' | 'SMS' | `WAKE#${string}` | `DUTY#${string}`): string[] =>
  Array.from({ length: shards }, (_, shard) => `${kind}#${shard}`);
