import type { Application } from '../../../domain/application/application.ts';
import type { Context } from '../../../domain/context.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { type TransferRecipient, transferRecipient } from '../../../domain/stay/transfer.ts';
import { untilSettled } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import type { Besides } from '../store/writes.ts';
import { queueDepth } from './choose.ts';

type Answer = { status: number; body: unknown };

/**
 * A transfer: the case and the places of both organizations are decided on, and written, together (TRA-1).
 * @throws Unknown `stay`, `organization` · the refusals of `transferRecipient` · AlreadyAnswered, Conflict
 */
export const transfer = (
  store: Store,
  { stayId, toOrganizationId }: { stayId: string; toOrganizationId: string },
  command: TransferRecipient,
  context: Context,
  mayAct: (application: Application, from: Organization, to: Organization) => boolean,
  withAnswer: (answer: Answer) => Besides,
): Promise<Answer> =>
  untilSettled(async () => {
    const applicationId = await store.applicationOfStay(stayId);
    const application = applicationId ? await store.application(applicationId) : undefined;
    if (!application?.organizationId) throw new Unknown('stay');
    const [organization, head] = await Promise.all([
      store.organization(application.organizationId),
      store.head(toOrganizationId, queueDepth),
    ]);
    if (!organization || !head) throw new Unknown('organization');
    if (!mayAct(application, organization, head.organization)) throw new Unknown('stay');
    const facts = transferRecipient(
      application,
      {
        from: organization,
        to: head.organization,
        toQueue: { eligible: head.eligible, wholeQueue: head.eligible.length < queueDepth },
      },
      command,
      context,
    );
    const moved = facts.some(({ type }) => type === 'RecipientTransferred');
    const answer = {
      status: 200,
      body: { stayId, organizationId: moved ? toOrganizationId : organization.organizationId, transferred: moved },
    };
    const destination = moved ? head.organization : undefined;
    await store.commit({ application, organization, destination, facts }, withAnswer(answer));
    return answer;
  });
