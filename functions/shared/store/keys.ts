import { digestOf } from '../ids.ts';

/**
 * Every key of both tables is built here, of what stands beside a case in `record-keys.ts`, and nowhere else. Sort keys
 * beginning with `#` come before all others.
 */

export type Key = { pk: string; sk: string };

/** A stretch of a partition, of the table or of an index, in the order of its sort keys; both ends belong to it. */
export type Range = { pk: string; from: string; to: string };

/** Behind every text that begins as the key does. */
const end = '\u{10FFFF}';

/** Whether DynamoDB has one sort key before another: it compares the bytes of UTF-8. */
const isBefore = (one: string, other: string): boolean => Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;

/** No key holds a control character, so none stands between a key and the same with a space behind. */
const behind = (sk: string): string => `${sk} `;

/** What of a range comes behind a sort key; nothing when that is its end, or beyond it. */
export const restOf = (range: Range, sk: string): Range | undefined => {
  const from = isBefore(range.from, behind(sk)) ? behind(sk) : range.from;
  return isBefore(range.to, from) ? undefined : { ...range, from };
};

const shards = 4;

/** Spreads what is due over a few partitions; the same id always falls into the same one. */
const shardOf = (id: string): number => {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % shards;
};

/** A number as a part of a sort key: the order of the texts is that of the numbers. */
export const number = (value: number): string => String(value).padStart(6, '0');

const applicationPk = (id: string): string => `APP#${id}`;
const organizationPk = (id: string): string => `ORG#${id}`;

export const applicationKey = (id: string): Key => ({ pk: applicationPk(id), sk: '#STATE' });

/** The id in the partition key of an application's items. */
export const applicationIdOf = ({ pk }: { pk: string }): string => pk.slice(applicationPk('').length);

/** The organization's places, and what it is, stand before its queue, so that one read gives all three. */
export const placesKey = (id: string): Key => ({ pk: organizationPk(id), sk: '#PLACES' });
export const organizationKey = (id: string): Key => ({ pk: organizationPk(id), sk: '#STATE' });

/** An organization whole: its places, and what it is. */
export const organizationRange = (id: string): Range => ({
  pk: organizationPk(id),
  from: placesKey(id).sk,
  to: organizationKey(id).sk,
});

/** A fact in the timeline of an application, or of an organization when it is about no application. */
export const factKey = (subject: { applicationId: string } | { organizationId: string }, version: number): Key => ({
  pk: 'applicationId' in subject ? applicationPk(subject.applicationId) : organizationPk(subject.organizationId),
  sk: `F#${number(version)}`,
});

export const timelineRange = (applicationId: string) => ({ pk: applicationPk(applicationId), prefix: 'F#' });

/** All that an audit reads of a subject, by its partition: its state, its timeline and, of an organization, its queue. */
export const subjectRange = (pk: string): Range => ({ pk, from: '#PLACES', to: 'X#~' });

/** What an item is of a timeline: the entry whose number is its place, 0 when its key holds none; without one the state, or a part of it. */
export type TimelinePart = { kind: 'application' | 'organization'; subject: string; place?: number };

/** What an item is of a timeline, by its key; nothing when it is of none. */
export const timelinePartOf = ({ pk, sk }: Key): TimelinePart | undefined => {
  const [, prefix, subject] = /^(APP|ORG)#(.+)$/.exec(pk) ?? [];
  if (!subject || !/^(#STATE$|#PLACES$|F#)/.test(sk)) return undefined;
  const kind = prefix === 'APP' ? 'application' : 'organization';
  return { kind, subject, ...(sk.startsWith('F#') && { place: Number(sk.slice('F#'.length)) || 0 }) };
};

/** What an item is of the line of an organization, by its key: an entry, or the counters of the whole line. */
export const linePartOf = ({ pk, sk }: Key): 'entry' | 'counters' | undefined =>
  !pk.startsWith(organizationPk('')) ? undefined : /^[EX]#/.test(sk) ? 'entry' : sk === 'R' ? 'counters' : undefined;

/** Entries that may be offered a place; blocked ones leave this range and keep their order key (QUE-7). */
const eligible = 'E#';
const blocked = 'X#';

export const entryKey = (entry: { organizationId: string; orderKey: string; blocked?: string }): Key => ({
  pk: organizationPk(entry.organizationId),
  sk: `${entry.blocked ? blocked : eligible}${entry.orderKey}`,
});

/** The case that an entry is of: its id is the last of its sort key, and holds no `#`. */
export const waitingIdOf = ({ sk }: { sk: string }): string => sk.slice(sk.lastIndexOf('#') + 1);

/** From the places to the end of the eligible entries. */
export const headRange = (organizationId: string): Range => ({
  pk: organizationPk(organizationId),
  from: placesKey(organizationId).sk,
  to: `${eligible}~`,
});

/** Of the eligible those who are away, before everybody else, up to an order key. */
export const awayRange = (organizationId: string, upTo: string): Range => ({
  pk: organizationPk(organizationId),
  from: `${eligible}0#`,
  to: `${eligible}${upTo}`,
});

/** The counters of a line: of all of it; of a class and a year; of a class and a day, where everybody of that day is named. */
export const lineKey = (organizationId: string): Key => ({ pk: organizationPk(organizationId), sk: 'R' });
export const lineYearKey = (organizationId: string, rank: number, year: string): Key => ({
  pk: organizationPk(organizationId),
  sk: `R#${rank}#${year}`,
});
export const lineDayKey = (organizationId: string, rank: number, day: string): Key => ({
  pk: organizationPk(organizationId),
  sk: `R#${rank}#${day}`,
});

/** Both ranges of a queue, or the part of each that is behind an order key. */
export const queueRanges = (organizationId: string, { after = '' } = {}): Range[] =>
  [eligible, blocked].map((prefix) => ({
    pk: organizationPk(organizationId),
    from: behind(`${prefix}${after}`),
    to: `${prefix}~`,
  }));

/** The journal of an organization, and its rows in the order of their numbers (JRN-1). */
export const journalKey = (organizationId: string): Key => ({ pk: organizationPk(organizationId), sk: 'J' });
export const journalRowKey = (organizationId: string, no: number): Key => ({
  pk: organizationPk(organizationId),
  sk: `J#${number(no)}`,
});
/** The number that a row of an application was given; `opened`: the number of the fact that it begins with. */
export const journalNumberKey = (applicationId: string, opened: number): Key => ({
  pk: applicationPk(applicationId),
  sk: `J#${number(opened)}`,
});
/** The fact that a numbered row begins with. */
export const openedBy = ({ sk }: { sk: string }): number => Number(sk.slice('J#'.length));
/** From the timeline of an application to the numbers of its rows. */
export const journaledRange = (applicationId: string): Range => ({
  pk: applicationPk(applicationId),
  from: 'F#',
  to: 'J#~',
});
export const journalRange = (organizationId: string): Range => ({
  pk: organizationPk(organizationId),
  from: 'J#',
  to: 'J#~',
});

export const personApplicationKey = (personId: string, applicationId: string): Key => ({
  pk: `PERSON#${personId}`,
  sk: applicationPk(applicationId),
});
export const representedKey = (representativeId: string, applicationId: string): Key => ({
  pk: `PERSON#${representativeId}`,
  sk: `REPRESENTS#${applicationPk(applicationId)}`,
});
export const representedRange = (representativeId: string) => ({
  pk: `PERSON#${representativeId}`,
  prefix: 'REPRESENTS#',
});
export const personApplicationsRange = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: 'APP#' });

/** The application that such a link leads to, be it the person's own or one they represent in; an id holds no `#`. */
export const linkedIdOf = ({ sk }: { sk: string }): string => sk.slice(sk.lastIndexOf('#') + 1);

export const stayKey = (id: string): Key => ({ pk: `STAY#${id}`, sk: '#STATE' });

/** The mark that an event from outside has had its effect. Its id is another system's, and may name a person. */
export const seenKey = (eventId: string): Key => ({ pk: `SEEN#${digestOf(eventId)}`, sk: '#STATE' });

/** The answer given to a request with an idempotency key, in the people table; the key is the caller's own, and may name one. */
export const answerKey = (caller: string, key: string): Key => ({ pk: `ANSWER#${caller}`, sk: digestOf(key) });

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

/** Where the open duties of an owner or a region stand, by their dates, overdue ones among them. */
export const openDuties = (pk: string): Range => ({ pk, from: 'open#', to: 'open#~' });

/**
 * Where the duties of an owner or a region stand, by their dates: those of a state; without one the open, of which the
 * overdue are the first, and then the done. What is due today is not overdue.
 */
export const dutyRanges = (pk: string, state: DutyState | 'overdue' | undefined, today: string): Range[] => {
  const done = { pk, from: 'done#', to: 'done#~' };
  switch (state) {
    case 'overdue':
      return [{ pk, from: 'open#', to: `open#${today}` }];
    case 'open':
      return [{ pk, from: `open#${today}`, to: 'open#~' }];
    case 'done':
      return [done];
    default:
      return [openDuties(pk), done];
  }
};

export const personKey = (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: '#PROFILE' });

/** The person in the partition key of a person's items. */
export const personIdOf = ({ pk }: { pk: string }): string => pk.slice('PERSON#'.length);

/** What people wrote about a case in their own words: it may hold anything, so it stays with the person. */
export const remarkKey = (personId: string, factId: string): Key => ({
  pk: `PERSON#${personId}`,
  sk: `REMARK#${factId}`,
});
/** The fact by which a remark was made. */
export const factIdOfRemark = ({ sk }: { sk: string }): string => sk.slice('REMARK#'.length);
export const remarksRange = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: 'REMARK#' });

/** That a person was read, beside the person: `cause` is the request, so that one run again leaves one record. */
export const readingKey = (personId: string, at: string, cause: string): Key => ({
  pk: `PERSON#${personId}`,
  sk: `READING#${at}#${cause}`,
});
export const readingsRange = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: 'READING#' });

/** The indexes gsi1 and gsi2 hold what is due, by rule and shard, in order of time: the head of each is always the next. */
export const wakeIndex = (rule: string, at: string, applicationId: string) => ({
  g1pk: `WAKE#${rule}#${shardOf(applicationId)}`,
  g1sk: at,
});
export const reminderIndex = (at: string, applicationId: string) => ({
  g2pk: `REMIND#${shardOf(applicationId)}`,
  g2sk: at,
});
/** When an office is to be told of a duty, by the rule that tells it. */
export const dutyIndex = (rule: string, at: string, dutyId: string) => ({
  g2pk: `DUTY#${rule}#${shardOf(dutyId)}`,
  g2sk: at,
});
export const waitingNoticeIndex = (at: string, applicationId: string) => ({
  g1pk: `SMS#${shardOf(applicationId)}`,
  g1sk: at,
});
export const placeIndex = (setting: string, region: string, locality: string, organizationId: string) => ({
  g1pk: `ORGS#${setting}`,
  g1sk: `${region}#${locality}#${organizationId}`,
});

/** Where `placeIndex` puts the organizations of a setting, of a region in it, or of a locality in that. */
export const placesRange = (setting: string, region?: string, locality?: string): Range => {
  const from = [region, region && locality].map((name) => (name ? `${name}#` : '')).join('');
  return { pk: `ORGS#${setting}`, from: from || ' ', to: `${from}${end}` };
};

/** The partitions of one kind of due things. */
export const duePartitions = (kind: 'REMIND' | 'SMS' | `WAKE#${string}` | `DUTY#${string}`): string[] =>
  Array.from({ length: shards }, (_, shard) => `${kind}#${shard}`);
