import type { FactOf } from '../../../domain/fact.ts';
import { type Notice, stillHolds } from '../../../domain/notice/notice.ts';
import { messageKey } from '../../../functions/shared/store/keys.ts';
import type { About, Observed } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';
import type { Sms, TableWatch, Writing } from './writing.ts';

/**
 * A message that the network did not deliver. `notice`: once it is on record that it went out; `known`: it is on record that
 * nobody got it; `needless`: nobody had to know that, at some moment since; `heard`: the recipient knows all the same.
 */
type Unheard = {
  applicationId: string;
  notice?: Notice;
  known?: true;
  needless?: true;
  heard?: true;
  /** The report of it has been taken. */
  dealt?: true;
};

/** By which somebody shows that they know of the place: they were reached, or ask for another day. */
const hearing: readonly string[] = ['NoticeConfirmed', 'ArrivalPostponed'];

/** What no message told them an office learns, and nothing is lost for that (SMS-3): by what the network knows. */
export const watchDeliveries = () => {
  const unheard = new Map<string, Unheard>();
  const idOf = (pk: string) => pk.slice(messageKey('').pk.length);
  const of = (applicationId: string): Unheard[] =>
    [...unheard.values()].filter((one) => one.applicationId === applicationId);

  /** What the network has delivered makes up for what it has not. */
  const published = (_: Observed, { applicationId, kind, messageId, undelivered }: Sms): void => {
    if (undelivered && messageId) unheard.set(messageId, { applicationId });
    else for (const one of of(applicationId)) if (one.notice?.kind === kind) one.heard = true;
  };

  const checkLapse = ({ applicationId }: FactOf<'OfferLapsed'>, { application }: About): void => {
    const lost = of(applicationId).find(
      ({ notice, dealt, heard }) => dealt && !heard && notice && notice.cause === application?.notice?.cause,
    );
    must(!lost, 'SMS-3 · nothing lapses of which the network has said that nobody was told', () => ({
      lost,
      application,
    }));
  };

  const written = (world: Observed, { changes, facts, about, after: { application } }: Writing): void => {
    for (const fact of facts) if (fact.type === 'OfferLapsed') checkLapse(fact, about);
    for (const { pk, entity, after } of changes) {
      const one = entity === 'message' ? unheard.get(idOf(pk)) : undefined;
      if (one) one.notice = after?.notice as Notice;
    }
    for (const one of application ? of(application.applicationId) : []) {
      const { notice } = one;
      if (!notice) continue;
      for (const fact of facts) {
        if (fact.type === 'NoticeUndelivered' && fact.cause === notice.cause) one.known = true;
        if (hearing.includes(fact.type)) one.heard = true;
      }
      const { applicationId } = one;
      const confirmed = world.application(applicationId).notice;
      const isConfirmed = confirmed?.cause === notice.cause && confirmed.state === 'confirmed';
      if (isConfirmed || !stillHolds(world.application(applicationId), notice)) one.needless = true;
    }
  };

  const checkKnown = (one: Unheard): void =>
    must(
      one.known === true || one.needless === true,
      'SMS-3 · an office learns of whom a message did not reach',
      () => one,
    );

  /** The report of a message was taken by the function that is told of them. */
  const dealt = (messageId: string): void => {
    const one = unheard.get(messageId);
    if (!one) return;
    one.dealt = true;
    checkKnown(one);
  };

  /** Every report of a message that is on record has been taken by now. */
  const settled = (): void => {
    for (const one of unheard.values()) {
      must(!one.notice || one.dealt === true, 'SMS-3 · no report of a lost message is lost', () => one);
      if (one.notice) checkKnown(one);
    }
  };

  return {
    written,
    published,
    settled,
    dealt,
    isOnRecord: (messageId: string) => unheard.get(messageId)?.notice !== undefined,
  } satisfies TableWatch & { dealt: (messageId: string) => void; isOnRecord: (messageId: string) => boolean };
};
