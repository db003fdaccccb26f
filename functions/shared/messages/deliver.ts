import type { Application } from '../../../domain/application/application.ts';
import { examinedAgain } from '../../../domain/application/terms.ts';
import { type Context, system } from '../../../domain/context.ts';
import { noticeGoesOutAt } from '../../../domain/law/sms-window.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { type Notice, reportUndelivered, sendNotice, stillHolds } from '../../../domain/notice/notice.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import { addressee } from '../../../domain/person/person.ts';
import { changeApplication } from '../commands/change-application.ts';
import type { Deps } from '../compose.ts';
import { log } from '../log.ts';
import { outcomeOf } from '../store/change.ts';
import { applicationKey, noticeKey } from '../store/keys.ts';
import { claimFor, type NoticeState, remember, settle, waitUntil } from '../store/notices.ts';
import type { People } from '../store/people.ts';
import type { Sender } from './sender.ts';
import { textOf } from './texts.ts';

export type MessageDeps = Deps & { people: People; sender: Sender };

const over: readonly NoticeState[] = ['sent', 'undelivered', 'skipped'];

/** The last day a message names: of the term that runs, or of the programme. */
const dueOf = (application: Application): string =>
  dutyOf(application.duties, 'arrive')?.due ??
  dutyOf(application.duties, 'choose-organization')?.due ??
  dutyOf(application.duties, 'confirm-still-waiting')?.due ??
  application.isp?.validTo ??
  '';

/**
 * Sends one message for one cause, once: at night it waits (SMS-5), what no longer holds is not sent, and where no
 * number is known an office gets the task (SMS-3). `claim` names the delivery that sends; when it dies between SNS's
 * answer and our record, the same delivery tried again sends again: the one way a message can go out twice.
 * @throws Conflict while another delivery of the same cause is sending
 */
export const deliver = async (
  { store, people, sender, calendar }: MessageDeps,
  applicationId: string,
  notice: Notice,
  now: string,
  claim: string,
): Promise<void> => {
  const table = store.tables.queue;
  const context: Context = { now, by: system, calendar };
  const items = await store.batch([applicationKey(applicationId), noticeKey(applicationId, notice.cause)]);
  const application = items.find(({ entity }) => entity === 'application')?.state as Application | undefined;
  const earlier = items.find(({ entity }) => entity === 'notice')?.state as NoticeState | undefined;
  if (!application) throw new Error('A notice for an application that is not there');
  if (earlier && over.includes(earlier)) return;
  if (!stillHolds(application, notice)) {
    log('notice-skipped', { applicationId, kind: notice.kind });
    return store.write([settle(table, applicationId, notice, 'skipped')]);
  }
  const person = await people.person(application.personId);
  const { phone, language } = person ? addressee(person, legalDateOf(now)) : { language: 'kk' as const };
  if (!phone) {
    await changeApplication(store, applicationId, (state) => reportUndelivered(state, notice, 'no-number', context), {
      writes: [settle(table, applicationId, notice, 'undelivered')],
    });
    return;
  }
  const goesOutAt = noticeGoesOutAt(now);
  if (goesOutAt !== now) {
    return earlier ? undefined : store.write([waitUntil(table, applicationId, notice, goesOutAt)]);
  }
  const sent = outcomeOf({ application, facts: sendNotice(application, notice, context) }).application ?? application;
  const organization = application.organizationId ? await store.organization(application.organizationId) : undefined;
  const text = textOf(notice.kind, language, {
    // SMS-2: what comes to a person of temporary stay names no organization.
    organization: application.setting === 'temporary-stay' ? '' : (organization?.name[language] ?? ''),
    arrives: application.offer?.arriveBy !== undefined,
    due: dueOf(sent),
    again: examinedAgain(application, legalDateOf(now), calendar),
    leaving: application.ended?.ground ?? 'own-wish',
    blocked: application.turn?.blocked === 'isp-expired',
  });
  await store.write([claimFor(table, applicationId, notice, { by: claim, at: now })]);
  const messageId = await sender.send({ phone, text, kind: notice.kind, language, applicationId });
  await changeApplication(store, applicationId, (state) => sendNotice(state, notice, context), {
    writes: [settle(table, applicationId, notice, 'sent'), remember(table, messageId, applicationId, notice)],
  });
};
