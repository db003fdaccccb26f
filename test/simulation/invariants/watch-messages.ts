import { factIdOf, subjectOfFact } from '../../../domain/application/application.ts';
import { type Notice, noticeOf } from '../../../domain/notice/notice.ts';
import type { NoticeItem } from '../../../functions/shared/store/notices.ts';
import type { Observed } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';
import type { Ending, Sms, TableWatch, Writing } from './writing.ts';

/** How a task ended, and whether a fault had befallen it. */
type End = { how: Ending; faulted: boolean };

/** A message that went out. `recorded`: its task has written that it did. */
type Publication = { task: string; recorded?: true; ended?: End };

/** Nobody can know any more that it went out: a fault brought its task to nothing before that was on record. */
const isLost = ({ recorded, ended }: Publication): boolean =>
  !recorded && ended !== undefined && ended.how !== 'done' && ended.faulted;

/** So long a message may wait at most, or be on its way: over the night, and till the next run. */
const patience = 24 * 3_600_000;

/** The message that the fact of a cause gives cause for, if there is such a fact. */
const toldBy = (world: Observed, cause: string): string | undefined => {
  const version = Number(cause.slice(cause.lastIndexOf('.') + 1));
  const fact = world.factsOf(subjectOfFact(cause))[version - 1];
  return fact && noticeOf(fact);
};

/** Every message has one cause, and goes out once for it: again only when nobody can know that it did (SMS-1). */
export const watchMessages = () => {
  const publications = new Map<string, Publication[]>();
  /** What each task has claimed and published, until nothing is in flight any more. */
  const claims = new Map<string, { applicationId: string; notice: Notice }[]>();
  const endings = new Map<string, End>();
  /** Facts that somebody is to be told of, and nobody has taken up yet. */
  const untold = new Set<string>();
  /** Since when a message has waited, or been on its way, by its cause. */
  const open = new Map<string, string>();
  let resent = 0;

  const publishedBy = (task: string, cause: string): Publication | undefined =>
    publications.get(cause)?.find((one) => one.task === task);

  const claim = (task: string, { applicationId, notice }: NoticeItem): void => {
    claims.set(task, [...(claims.get(task) ?? []), { applicationId, notice }]);
  };

  const record = (task: string, cause: string): void => {
    const publication = publishedBy(task, cause);
    must(publication !== undefined, 'SMS-1 · what did not go out is not on record', () => ({ task, cause }));
    publication.recorded = true;
  };

  const follow = ({ notice: { cause }, state }: NoticeItem, now: string): void => {
    if (state === 'waiting' || state === 'sending') open.set(cause, open.get(cause) ?? now);
    else open.delete(cause);
  };

  const written = (world: Observed, { task, changes, entries, facts }: Writing): void => {
    for (const { subjectId, version, fact } of entries) if (noticeOf(fact)) untold.add(factIdOf(subjectId, version));
    for (const fact of facts) if (fact.type === 'NoticeSent') record(task, fact.cause);
    for (const { entity, after } of changes) {
      if (entity !== 'notice' || !after) continue;
      const item = after as NoticeItem;
      untold.delete(item.notice.cause);
      follow(item, world.context().now);
      if (item.state === 'sending') claim(task, item);
      if (item.state === 'sent') record(task, item.notice.cause);
    }
  };

  const published = (world: Observed, sms: Sms, task: string): void => {
    const claimed = claims
      .get(task)
      ?.findLast(
        ({ applicationId, notice }) =>
          applicationId === sms.applicationId && notice.kind === sms.kind && !publishedBy(task, notice.cause),
      );
    const { applicationId, kind } = sms;
    const found = { applicationId, kind, task, claims: claims.get(task) };
    must(claimed !== undefined, 'SMS-1 · a message goes out for a cause that its task has claimed', () => found);
    const { cause } = claimed.notice;
    must(toldBy(world, cause) === kind, 'SMS-1 · the cause of a message is a fact that it tells of', () => found);
    const ended = endings.get(task);
    const all = [...(publications.get(cause) ?? []), { task, ...(ended && { ended }) }];
    publications.set(cause, all);
    const known = all.filter((one) => !isLost(one));
    must(known.length <= 1, 'SMS-1 · a message goes out once for its cause', () => ({ ...found, cause, known }));
    if (all.length > 1) resent += 1;
  };

  const ended = (task: string, how: Ending, faulted: boolean): void => {
    const own = claims.get(task);
    if (!own) return;
    const end = { how, faulted };
    endings.set(task, end);
    for (const { notice } of own) {
      const publication = publishedBy(task, notice.cause);
      if (!publication) continue;
      publication.ended = end;
      const { recorded } = publication;
      must(how !== 'done' || recorded === true, 'SMS-1 · what went out is on record', () => ({ task, notice }));
    }
  };

  const settled = (world: Observed): void => {
    must(untold.size === 0, 'NOT-2 · what somebody is to be told of is taken up', () => [...untold]);
    const now = Date.parse(world.context().now);
    const stuck = [...open].filter(([, since]) => now - Date.parse(since) > patience);
    must(stuck.length === 0, 'NOT-2 · no message waits for ever', () => stuck);
    claims.clear();
    endings.clear();
  };

  return { written, published, ended, settled, resent: () => resent } satisfies TableWatch & { resent: () => number };
};
