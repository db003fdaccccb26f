import type * as z from 'zod';
import type { Application } from '../../../domain/application/application.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { declineTransfer } from '../../../domain/stay/decline-transfer.ts';
import { transferRecipient } from '../../../domain/stay/transfer.ts';
import type { transfer as body } from '../../../events/http/bodies.ts';
import type { AnswerOf } from '../../../events/http/endpoints.ts';
import { type Answer, ok } from '../answer.ts';
import { InvalidValue } from '../invalid-value.ts';
import { present } from '../present.ts';
import type { Store } from '../store/store.ts';
import { untilPlacesSettle } from '../store/until-still.ts';
import type { Besides } from '../store/writes.ts';
import { headBefore } from './head-before.ts';
import { remarkOf } from './remark.ts';

type Transferred = AnswerOf<'POST /v1/stays/{id}/transfer'>;
type Said = z.output<typeof body>;

/** A stay that runs, in the organization that it is in. */
type Here = { application: Application; organization: Organization };
type Decided = { facts: Fact[]; destination?: Organization };

/**
 * The stay, for those who may act on it: the others learn nothing, nor whether what they name exists.
 * @throws Unknown `stay`
 */
const stayFor = async (
  store: Store,
  stayId: string,
  mayAct: (application: Application, from: Organization) => boolean,
): Promise<Here> => {
  const applicationId = await store.applicationOfStay(stayId);
  const application = applicationId ? await store.application(applicationId) : undefined;
  const organization = application?.organizationId ? await store.organization(application.organizationId) : undefined;
  if (!application || !organization || !mayAct(application, organization)) throw new Unknown('stay');
  return { application, organization };
};

/**
 * One post of a transfer, decided on with the places and the queue of the organization that the recipient goes to.
 * @throws Unknown `organization` · InvalidValue without an order where one is needed · the refusals of `transferRecipient`
 */
const posted = async (
  store: Store,
  { application, organization }: Here,
  toOrganizationId: string,
  { order, date, requestedOn }: Said,
  context: Context,
): Promise<Decided> => {
  const { by } = context;
  // An agreement needs none: the order is the sending head's, and came with the request (END-7).
  if (!order && by.role === 'organization' && by.id === organization.organizationId)
    throw new InvalidValue('invalid-value', 'order', 'who asks for a transfer names the order of the head');
  const head = await headBefore(store, toOrganizationId);
  if (!head) throw new Unknown('organization');
  const command = { date: date ?? order?.date ?? legalDateOf(context.now), ...present({ order, requestedOn }) };
  const facts = transferRecipient(
    application,
    { from: organization, to: head.organization, toQueue: head },
    command,
    context,
  );
  return facts.some(({ type }) => type === 'RecipientTransferred')
    ? { facts, destination: head.organization }
    : { facts };
};

/**
 * A transfer: the case and the places of both organizations are decided on, and written, together (TRA-1). `refused` takes
 * a request back, or refuses the agreement that is due.
 * @throws Unknown `stay`, `organization` · InvalidValue · the refusals of `transferRecipient` and `declineTransfer` ·
 *   AlreadyAnswered, Conflict
 */
export const transfer = (
  store: Store,
  stayId: string,
  said: Said,
  context: Context,
  mayAct: (application: Application, from: Organization, toOrganizationId: string) => boolean,
  withAnswer: (answer: Answer, besides?: Besides) => Besides,
): Promise<Transferred> => {
  let places: string | undefined;
  return untilPlacesSettle(
    store,
    () => places,
    async () => {
      const toOrganizationId = said.toOrganizationId ?? said.organizationId ?? '';
      const here = await stayFor(store, stayId, (application, from) => mayAct(application, from, toOrganizationId));
      const { application, organization } = here;
      places = said.refused ? organization.organizationId : toOrganizationId;
      const { facts, destination } = said.refused
        ? { facts: declineTransfer(application, toOrganizationId, context), destination: undefined }
        : await posted(store, here, toOrganizationId, said, context);
      const { organizationId } = destination ?? organization;
      const answer = ok({ stayId, organizationId, transferred: destination !== undefined });
      const remark = remarkOf(application, 'stay', JSON.stringify(said));
      await store.commit({ application, organization, destination, facts }, withAnswer(answer, { remark }));
      return answer;
    },
  );
};
