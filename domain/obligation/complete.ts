import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { confirmNotice } from '../notice/notice.ts';
import { AgainstNorm, Unknown, WrongState } from '../refusal.ts';
import { type Duty, isDutyKind } from './duty.ts';

/** What an obligation's id says: `<application>.<kind>.<number of the fact that set it>`; the first may hold dots. */
export const dutyIdParts = (id: string): { applicationId: string; kind: string; version: number } | undefined => {
  const [, applicationId, kind, version] = /^(.+)\.([a-z-]+)\.(\d{1,9})$/.exec(id) ?? [];
  return applicationId && kind && version ? { applicationId, kind, version: Number(version) } : undefined;
};

const openDuty = (state: Application, id: string): Duty => {
  const open = state.duties.find((duty) => duty.id === id);
  if (open) return open;
  const parts = dutyIdParts(id);
  if (!parts || !isDutyKind(parts.kind) || parts.version > state.version) throw new Unknown('obligation');
  throw new WrongState('obligation-closed', 'This obligation has been done or has fallen away already.');
};

/**
 * An office reports a duty done on a date. Reaching the recipient (SMS-3), or notifying them of the decision by another
 * way (NOT-1), confirms the notice on that date, and the term counts from it.
 * @throws WrongState `obligation-closed` · AgainstNorm `done-in-the-future`, `done-before-notice` · Unknown `obligation`
 */
export const completeDuty = (
  state: Application,
  id: string,
  doneOn: LegalDate | undefined,
  context: Context,
): Fact[] => {
  const duty = openDuty(state, id);
  if (duty.owner.role !== context.by.role) throw new Unknown('obligation');
  const today = legalDateOf(context.now);
  const on = doneOn ?? today;
  if (on > today) throw new AgainstNorm('done-in-the-future', `${on} has not come yet.`, duty);
  const confirms = duty.kind === 'reach-recipient' || duty.kind === 'notify-recipient';
  if (confirms && state.notice && on < state.notice.since)
    throw new AgainstNorm('done-before-notice', `What the recipient is told of is of ${state.notice.since}.`, duty);
  const done: Fact = {
    type: 'ObligationDone',
    applicationId: state.applicationId,
    at: context.now,
    by: context.by,
    norm: duty.norm,
    source: duty.source,
    kind: duty.kind,
    on,
    closes: [duty.kind],
  };
  return confirms && state.notice?.state === 'undelivered' ? [done, confirmNotice(state, on, context)] : [done];
};
