import type { Application, Stay } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import * as policies from '../law/policies.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { type DutyChange, type DutyKind, type DutyOwner, type DutyToSet, dutyOf } from '../obligation/duty.ts';
import { authorityOf, legalDuty, organizationOf, policyDuty } from '../obligation/set.ts';
import { assertMayTake } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import { dutiesOfPlanning } from '../records/plan-duties.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import { assertServes, placePastQueue, type Queue } from './destination.ts';
import { reviewChange } from './duties.ts';
import { assertOrdered, hasReturned, hereSince, type Service, serviceOf, toldOf } from './service.ts';

export type TransferRecipient = {
  /** The order of the head whom the recipient leaves: who asks has one. Of who agrees the paper that says so, if there is one. */
  order?: Order;
  /** The day of the transfer, or of the agreement. */
  date: LegalDate;
  /** The day the recipient asked for it in writing: kept, while the term counts from the day that it comes in. */
  requestedOn?: LegalDate;
};

/** The organization the recipient is in, the one they go to, and its queue. */
export type Move = { from: Organization; to: Organization; toQueue: Queue };

/** A transfer as it is judged: one post of it. */
type Post = {
  state: Application;
  service: Service;
  move: Move;
  command: TransferRecipient;
  ground: Ground;
  today: string;
};

/**
 * TRA-1: whose agreement a transfer needs, in their order. Inpatient care: of both regions' authorities, and nobody's
 * within a region; semi-inpatient care: of the authority; temporary stay: of the organization that receives.
 */
const agreementsOf = ({ from, to }: Move): DutyOwner[] => {
  const [ours, theirs] = [from.address.region, to.address.region];
  if (from.setting === 'semi-inpatient') return [authorityOf(ours)];
  if (from.setting === 'temporary-stay') return [organizationOf(to.organizationId)];
  return ours === theirs ? [] : [authorityOf(ours), authorityOf(theirs)];
};

/** TRA-1: the term runs «сұрау салу келіп түскен сәттен бастап», from when it comes in to those who are to agree. */
const agreementDuty = ({ state, today }: Post, owner: DutyOwner, context: Context): DutyToSet => {
  const counted = { kind: 'agree-transfer', owner, from: today } as const;
  return state.setting === 'semi-inpatient'
    ? legalDuty('agreeTransfer', state.setting, counted, context)
    : policyDuty(policies.agreeTransferTask, counted, context);
};

const assertMayLeave = ({ paid, leave, suspendedFrom }: Stay, ground: Ground): void => {
  if (paid)
    throw new AgainstNorm(
      'paid-stay',
      'Who stays by their own contract is not transferred: the contract ends here, and another is made there.',
      ground,
    );
  if (leave) throw new WrongState('on-leave', 'The recipient is on leave; they return first.', ground);
  if (suspendedFrom) throw new WrongState('service-suspended', 'The service is suspended; it resumes first.', ground);
};

const assertFits = ({ state, move: { from, to }, ground, today }: Post): void => {
  if (from.organizationId === to.organizationId)
    throw new AgainstNorm('same-organization', 'The recipient is in this organization already.', ground);
  assertServes(to, state, ground, today);
  const together = from.address.region === to.address.region && from.address.locality === to.address.locality;
  if (state.setting === 'semi-inpatient' && !together)
    throw new AgainstNorm(
      'other-locality',
      'Semi-inpatient care is transferred within one locality; elsewhere it is applied for anew.',
      ground,
    );
  assertMayTake(to, today);
};

const assertDates = ({ state, service: { stay }, command, ground, today }: Post, context: Context): void => {
  const { order, requestedOn } = command;
  if (order) assertOrdered(order, stay, state.setting, context);
  if (requestedOn !== undefined && requestedOn > today)
    throw new AgainstNorm('request-in-the-future', `${requestedOn} has not come.`, ground, { date: requestedOn });
  const since = hereSince(stay);
  if (command.date < since || (requestedOn ?? command.date) < since)
    throw new AgainstNorm('transfer-before-admission', `The recipient has been here since ${since}.`, ground, {
      since,
    });
};

/** A request that gives way to another: who was to agree to it owes nothing any more, and has done nothing. */
const replacing = ({ transfer }: Stay): DutyChange => (transfer ? { voids: ['agree-transfer'] } : {});

const requested = (post: Post, order: Order, owner: DutyOwner, context: Context): Fact => {
  const { state, service, move, command, ground, today } = post;
  // The authority agrees where a place is free (263/2 cl.11): without one there is nothing to ask it for.
  if (state.setting === 'semi-inpatient') placePastQueue(move.to, move.toQueue, ground);
  return {
    type: 'TransferRequested',
    ...toldOf(service, context),
    ...ground,
    toOrganizationId: move.to.organizationId,
    toRegionId: move.to.address.region,
    on: command.requestedOn ?? today,
    order,
    sets: [agreementDuty(post, owner, context)],
    ...replacing(service.stay),
  };
};

/** What an organization owes of somebody who is there, whoever admitted them: it goes along. */
const goesAlong: readonly DutyKind[] = ['arrange-identity-card', 'sign-contract'];

/** What only the organization that the recipient leaves could have done, of its own plan. */
const staysBehind: readonly DutyKind[] = ['fill-in-plan', 'approve-plan', 'correct-plan', 'enter-monitoring'];

const dutiesAlong = (
  { state, service, move: { to } }: Post,
  date: LegalDate,
  agreed: readonly DutyKind[],
  context: Context,
): DutyChange => {
  const owner = organizationOf(to.organizationId);
  const along = state.duties
    .filter(({ kind, owner: { role } }) => role === 'organization' && goesAlong.includes(kind))
    .map(({ kind, due, norm, source }): DutyToSet => ({ kind, owner, due, norm, source }));
  const review = reviewChange(state, service.stay, { organizationId: to.organizationId, from: date }, context);
  const planning = dutiesOfPlanning(state.setting, { organizationId: to.organizationId, from: date }, context);
  const sets = [...along, ...planning, ...(review.sets ?? [])];
  const closes = [...agreed, ...(review.closes ?? [])];
  const voids = staysBehind.filter((kind) => dutyOf(state.duties, kind));
  return { sets, ...(closes.length > 0 && { closes }), ...(voids.length > 0 && { voids }) };
};

const assertCome = ({ command: { date }, ground, today }: Post): void => {
  if (date > today) throw new AgainstNorm('transfer-in-the-future', `${date} has not come.`, ground, { date });
};

/** `agreed`: the agreement that this fulfils, where one was due. */
const moved = (post: Post, order: Order, agreed: readonly DutyKind[], context: Context): Fact => {
  const { state, service, move, command, ground } = post;
  const { date } = command;
  assertCome(post);
  const place = placePastQueue(move.to, move.toQueue, ground);
  return {
    type: 'RecipientTransferred',
    ...toldOf(service, context),
    ...ground,
    toOrganizationId: move.to.organizationId,
    toRegionId: move.to.address.region,
    order,
    date,
    ...(service.stay.supportedLiving && { supportedLiving: true as const }),
    ...(place.yielded && { yielded: true as const }),
    ...(hasReturned([state], move.to.organizationId) && { returned: true as const }),
    ...dutiesAlong(post, date, agreed, context),
  };
};

/**
 * The sending organization asks, or, where nobody need agree, transfers.
 * @throws {Error} without an order: whoever reads the body sees to that
 */
const asked = (post: Post, agreements: readonly DutyOwner[], context: Context): Fact => {
  const { service, move, command, ground } = post;
  const [first] = agreements;
  const { order } = command;
  if (!order) throw new Error('A transfer is asked for by an order (END-7)');
  if (!first) return { ...moved(post, order, [], context), ...replacing(service.stay) };
  if (service.stay.transfer?.toOrganizationId === move.to.organizationId)
    throw new WrongState('transfer-requested', 'This transfer has been asked for already.', ground);
  return requested(post, order, first, context);
};

/** Who has to agree agrees; the last to do so lets the recipient go. */
const agreed = (post: Post, agreements: readonly DutyOwner[], context: Context): Fact => {
  const { service, move, command, ground } = post;
  const { transfer } = service.stay;
  const pending = transfer?.toOrganizationId === move.to.organizationId ? transfer : undefined;
  const [turn, next] = pending?.agreed ? agreements.slice(1) : agreements;
  if (!pending || !turn || turn.role !== context.by.role || turn.id !== context.by.id)
    throw new WrongState('agreement-not-due', 'No agreement to this transfer is due from you now.', ground);
  if (command.date < pending.requestedOn)
    throw new AgainstNorm('agreement-before-request', `It was asked for on ${pending.requestedOn}.`, ground, {
      requestedOn: pending.requestedOn,
    });
  if (!next) return moved(post, pending.order, ['agree-transfer'], context);
  assertCome(post);
  return {
    type: 'TransferAgreed',
    ...toldOf(service, context),
    ...ground,
    on: command.date,
    sets: [agreementDuty(post, next, context)],
    closes: ['agree-transfer'],
  };
};

/**
 * TRA-1, TRA-2, END-7: one post of a transfer, by whoever makes it: the organization the recipient leaves asks, and those
 * whose agreement the law wants give it in their turn; the last agreement moves the recipient, by the order of the head
 * whom they leave. A request for another organization takes the place of the former one.
 * @throws WrongState `not-in-service`, `on-leave`, `service-suspended`, `transfer-requested`, `agreement-not-due`,
 *   `no-free-place` · AgainstNorm `transfer-not-in-setting`, `paid-stay`, `same-organization`, `other-setting`,
 *   `category-not-served`, `other-locality`, `not-registered`, `licence-not-valid`, `order-in-the-future`,
 *   `order-before-admission`, `request-in-the-future`, `transfer-before-admission`, `transfer-in-the-future`,
 *   `agreement-before-request`
 */
export const transferRecipient = (
  state: Application,
  move: Move,
  command: TransferRecipient,
  context: Context,
): Fact[] => {
  const today = legalDateOf(context.now);
  if (state.setting === 'home')
    throw new AgainstNorm(
      'transfer-not-in-setting',
      'Service at home is not transferred: moving to another locality ends it (END-5), and it is applied for there.',
      groundOf('TRA-1', today),
      { setting: state.setting },
    );
  const ground = groundOf('TRA-1', today, state.setting);
  const service = serviceOf(state, ground);
  const post: Post = { state, service, move, command, ground, today };
  assertMayLeave(service.stay, ground);
  assertFits(post);
  assertDates(post, context);
  const { by } = context;
  const sends = by.role === 'organization' && by.id === service.organizationId;
  return [(sends ? asked : agreed)(post, agreementsOf(move), context)];
};
