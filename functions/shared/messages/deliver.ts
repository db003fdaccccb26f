import type { Application } from '../../../domain/application/application.ts';
import { examinedAgain } from '../../../domain/application/terms.ts';
import { type Context, system } from '../../../domain/context.ts';
import type { NoticeKind, UndeliveredReason } from '../../../domain/fact.ts';
import { noticeGoesOutAt } from '../../../domain/law/sms-window.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { type Notice, reportUndelivered, sendNotice, stillHolds } from '../../../domain/notice/notice.ts';
import { type DutyKind, dutyOf } from '../../../domain/obligation/duty.ts';
import { addressee } from '../../../domain/person/person.ts';
import { changeCase } from '../commands/change-application.ts';
import type { Deps } from '../compose.ts';
import { log } from '../log.ts';
import type { Addressees } from '../store/addressees.ts';
import { outcomeOf } from '../store/change.ts';
import { noticeKey } from '../store/keys.ts';
import { type Claimant, claimFor, type NoticeState, release, remember, settle, waitUntil } from '../store/notices.ts';
import { refusalOf, type Sender } from './sender.ts';
import { textOf } from './texts.ts';

export type MessageDeps = Deps & { addressees: Addressees; sender: Sender };

const over: readonly NoticeState[] = ['sent', 'undelivered', 'skipped'];

/** The last day a message names: of the term it tells of, or of the programme. */
const dueOf = (application: Application, kind: NoticeKind): string => {
  const due = (duty: DutyKind) => dutyOf(application.duties, duty)?.due;
  const told = {
    'choose-organization': due('choose-organization'),
    'choice-reminder': due('choose-organization'),
    'place-offered': due('arrive'),
    'arrival-reminder': due('arrive'),
    'still-waiting': due('confirm-still-waiting'),
    'isp-expiring': application.isp?.validTo,
    'isp-expired': application.isp?.validTo,
    'queue-joined': undefined,
    'queue-left': undefined,
    'offer-lapsed': undefined,
  } satisfies Record<NoticeKind, string | undefined>;
  return told[kind] ?? '';
};

/**
 * Sends one message for one cause, once: at night it waits (SMS-5), what no longer holds is not sent, and where no
 * number is known, or none that SNS can send to, an office gets the task (SMS-3). What somebody else is sending is theirs to
 * finish, and when that came to nothing the run by schedule sends it; if it came to nothing between SNS's answer and our
 * record, again: the one way a message can go out twice. What SNS has not taken now is given back, and this delivery comes again.
 * @throws Conflict when another has just begun to send it
 */
export const deliver = async (
  { store, addressees, sender, calendar }: MessageDeps,
  applicationId: string,
  notice: Notice,
  now: string,
  by: Claimant,
): Promise<void> => {
  const table = store.tables.queue;
  const context: Context = { now, by: system('send-sms'), calendar };
  const { application, item } = await store.applicationAnd(applicationId, noticeKey(applicationId, notice.cause));
  const earlier = item?.state as NoticeState | undefined;
  if (!application) throw new Error('A notice for an application that is not there');
  if (earlier && over.includes(earlier)) return;
  if (earlier === 'sending' && by === 'delivery')
    return log('notice-in-other-hands', { applicationId, kind: notice.kind });
  if (!stillHolds(application, notice)) {
    log('notice-skipped', { applicationId, kind: notice.kind });
    return store.write([settle(table, applicationId, notice, 'skipped')]);
  }
  const [person, organization] = await Promise.all([
    addressees.addressee(application.personId),
    application.organizationId ? store.register(application.organizationId) : undefined,
  ]);
  const { phone, language } = person ? addressee(person, legalDateOf(now)) : { language: 'kk' as const };
  const undelivered = async (reason: UndeliveredReason): Promise<void> => {
    const settled = { writes: [settle(table, applicationId, notice, 'undelivered')] };
    const report = (state: Application) => reportUndelivered(state, notice, reason, context);
    await changeCase(store, applicationId, report, settled, application);
  };
  if (!phone) return undelivered('no-number');
  const goesOutAt = noticeGoesOutAt(now);
  if (goesOutAt !== now) {
    return earlier ? undefined : store.write([waitUntil(table, applicationId, notice, goesOutAt)]);
  }
  const sent = outcomeOf({ application, facts: sendNotice(application, notice, context) }).application ?? application;
  const text = textOf(notice.kind, language, {
    // SMS-2: what comes to a person of temporary stay names no organization.
    organization: application.setting === 'temporary-stay' ? '' : organization?.name[language],
    arrives: application.offer?.arriveBy !== undefined,
    due: dueOf(sent, notice.kind),
    // QUE-9: who comes on the last day must know it now.
    again: examinedAgain(application, sent.offer?.arriveBy ?? legalDateOf(now), calendar),
    leaving: application.ended?.ground ?? 'own-wish',
    blocked: application.turn?.blocked === 'isp-expired',
  });
  await store.write([claimFor(table, applicationId, notice, { by, at: now })]);
  let messageId: string;
  try {
    messageId = await sender.send({ phone, text, kind: notice.kind, language, applicationId });
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === 'number') return undelivered('not-delivered');
    if (refused) await store.write([release(table, applicationId, notice, now)]);
    throw error;
  }
  const settled = [settle(table, applicationId, notice, 'sent'), remember(table, messageId, applicationId, notice)];
  const send = (state: Application) => sendNotice(state, notice, context);
  await changeCase(store, applicationId, send, { writes: settled }, application);
};
