import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { legalDateOf } from '../law/time.ts';
import { dutyOf } from '../obligation/duty.ts';
import { type Ground, WrongState } from '../refusal.ts';
import { type Service, serviceOf, toldOf } from './service.ts';

const groundIn = ({ setting }: Application, { now }: Context): Ground => groundOf('TRA-1', legalDateOf(now), setting);

/** TRA-1: a request that a leave or a suspension overtakes: it is taken back, and nobody owes an agreement any more. */
export const requestOvertaken = (state: Application, service: Service, context: Context): Fact[] => {
  const { transfer } = service.stay;
  if (!transfer) return [];
  return [
    {
      type: 'TransferDeclined',
      ...toldOf(service, context),
      ...groundIn(state, context),
      toOrganizationId: transfer.toOrganizationId,
      voids: ['agree-transfer'],
    },
  ];
};

/**
 * TRA-1: a transfer that was asked for does not come about: the organization that asked takes it back, or the one whose
 * agreement is due refuses. The recipient stays where they are.
 * @throws WrongState `not-in-service`, `transfer-not-requested`, `agreement-not-due`
 */
export const declineTransfer = (state: Application, toOrganizationId: string, context: Context): Fact[] => {
  const ground = groundIn(state, context);
  const service = serviceOf(state, ground);
  const pending = service.stay.transfer?.toOrganizationId === toOrganizationId;
  const { by } = context;
  if (by.role === 'organization' && by.id === service.organizationId) {
    if (!pending) throw new WrongState('transfer-not-requested', 'No transfer there has been asked for.', ground);
    return requestOvertaken(state, service, context);
  }
  const due = dutyOf(state.duties, 'agree-transfer')?.owner;
  if (!pending || due?.role !== by.role || due.id !== by.id)
    throw new WrongState('agreement-not-due', 'No agreement to this transfer is due from you now.', ground);
  return requestOvertaken(state, service, context);
};
