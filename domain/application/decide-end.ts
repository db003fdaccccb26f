import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { assertMayTake } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { groundsOf } from '../stay/grounds.ts';
import type { Application } from './application.ts';

const running = ['notify-recipient', 'choose-organization', 'choice-overdue', 'arrive', 'reach-recipient'] as const;

/**
 * QUE-12: the recipient gives the application up. A place held for them is free again, a turn in the queue is closed.
 * @throws WrongState `application-over`, `in-service`
 */
export const withdrawApplication = (state: Application, { now, by }: Context): Fact[] => {
  const ground = { norm: 'QUE-12', source: '263/2 cl.4, 13' };
  if (state.status === 'admitted' || state.status === 'suspended')
    throw new WrongState('in-service', 'The recipient is in service; that ends by discharge.', ground);
  if (['refused', 'ended', 'withdrawn'].includes(state.status))
    throw new WrongState('application-over', 'This application has ended already.', ground);
  const { applicationId, organizationId, offer, turn } = state;
  const when = { applicationId, at: now, by, ...ground };
  const left = offer ? (offer.placeHeld ? 'place' : 'head') : turn ? 'queue' : 'nothing';
  const withdrawn: Fact = {
    type: 'ApplicationWithdrawn',
    ...when,
    ...(organizationId && { organizationId }),
    left,
    closes: [...running],
  };
  return left === 'queue' && organizationId
    ? [withdrawn, { type: 'QueueLeft', ...when, organizationId, reason: 'own-wish' }]
    : [withdrawn];
};

export type Admit = {
  stayId: string;
  order: { number: string; date: LegalDate };
  /** The medical card presented names contraindications. */
  contraindicated?: boolean;
};

/**
 * ADM-1: the head's order admits the recipient to whom the place was offered. Who comes late, but before the turn has
 * passed on, is admitted. Somebody away on a postponed term needs a place that is free (ARR-5).
 * @throws WrongState `no-offer`, `no-free-place` · AgainstNorm `order-in-the-future`, `not-registered`, `licence-not-valid`, `contraindications`
 */
export const admitRecipient = (
  state: Application,
  organization: Organization,
  { contraindicated, ...command }: Admit,
  { now, by }: Context,
): Fact[] => {
  const ground = { norm: 'ADM-1', source: '263/1 cl.8' };
  const { applicationId } = state;
  const { organizationId } = organization;
  if (state.status !== 'offered' || !state.offer || state.organizationId !== organizationId)
    throw new WrongState('no-offer', 'This recipient has no offer of a place in this organization.', ground);
  if (!state.offer.placeHeld && organization.free === 0)
    throw new WrongState('no-free-place', 'The place given up during the postponement is taken; none is free.', {
      norm: 'ARR-5',
      source: '263/2 cl.7',
    });
  if (command.order.date > legalDateOf(now))
    throw new AgainstNorm('order-in-the-future', `The order is dated ${command.order.date}, a day to come.`, ground);
  assertMayTake(organization, legalDateOf(now));
  if (contraindicated)
    throw new AgainstNorm(
      'contraindications',
      'The medical card names contraindications; nobody is admitted against them.',
      { norm: 'QUE-10', source: '263/1 cl.7' },
    );
  return [
    {
      type: 'RecipientAdmitted',
      applicationId,
      organizationId,
      at: now,
      by,
      ...ground,
      ...command,
      placeHeld: state.offer.placeHeld,
      closes: [...running],
    },
  ];
};

export type Discharge = { ground: string; date: LegalDate; order: { number: string; date: LegalDate } };

/**
 * END-8: the head's order ends the stay, and its place is vacant from that moment. The ground must be one the standard
 * knows for the setting (END-1, END-2, END-4).
 * @throws WrongState `not-in-service` · AgainstNorm `ground-not-allowed`, `ending-in-the-future`, `ending-before-admission`
 */
export const dischargeRecipient = (state: Application, command: Discharge, { now, by }: Context): Fact[] => {
  const { applicationId, organizationId, stay } = state;
  const allowed = groundsOf(state.setting);
  if (state.status !== 'admitted' || !stay || !organizationId)
    throw new WrongState('not-in-service', 'This stay has ended already.', { norm: 'END-8', source: allowed.source });
  const entry = allowed.grounds.find(({ ground }) => ground === command.ground);
  if (!entry)
    throw new AgainstNorm('ground-not-allowed', `“${command.ground}” is no ground of ending in this setting.`, {
      norm: allowed.norm,
      source: allowed.source,
    });
  const today = legalDateOf(now);
  if (command.date > today || command.order.date > today)
    throw new AgainstNorm(
      'ending-in-the-future',
      'A stay ends on a day that has come, by an order already given.',
      entry,
    );
  if (command.date < stay.admittedOn)
    throw new AgainstNorm('ending-before-admission', `The recipient was admitted on ${stay.admittedOn}.`, entry);
  return [
    {
      type: 'StayEnded',
      applicationId,
      organizationId,
      stayId: stay.stayId,
      at: now,
      by,
      norm: entry.norm,
      source: entry.source,
      ...command,
    },
  ];
};
