import type * as z from 'zod';
import type { Application } from '../../../domain/application/application.ts';
import { type Admit, admitRecipient } from '../../../domain/application/decide-admission.ts';
import type { Context } from '../../../domain/context.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import type { admit as body, medicalCard as cardBody } from '../../../events/http/bodies.ts';
import type { AnswerOf } from '../../../events/http/endpoints.ts';
import { type Answer, created, ok } from '../answer.ts';
import { firstKnown } from '../first-known.ts';
import { present } from '../present.ts';
import type { Store } from '../store/store.ts';
import { untilPlacesSettle } from '../store/until-still.ts';
import type { Besides } from '../store/writes.ts';
import { othersOf } from './others.ts';
import { remarkOf } from './remark.ts';

type Admitted = AnswerOf<'POST /v1/organizations/{id}/admissions'>;

/** Words by which a card says that it names none. */
const none = /^(?:|[-–—0]|no|none|нет|отсутствуют|не выявлены|не имеются|жоқ|анықталған жоқ)\.?$/i;

const names = (said: boolean | string | readonly string[] | undefined): boolean => {
  if (typeof said === 'boolean') return said;
  return (typeof said === 'string' ? [said] : (said ?? [])).some((one) => !none.test(one.trim()));
};

/** A card as the core reads it: whether it names contraindications; what it says of them is for the person's record. */
export const cardOf = ({ issuedOn, contraindications: said }: z.output<typeof cardBody>) => ({
  issuedOn,
  contraindicated: names(said),
});

/** What the decision rests on, of what the body says. */
const commandOf = ({ order, medicalCard, kind, until, originals, hoursPerDay, nightStay }: z.output<typeof body>) => ({
  order,
  ...present({ kind, until, originals, hoursPerDay, nightStay }),
  ...(medicalCard && { medicalCard: cardOf(medicalCard) }),
});

/** The organization that admits, as it was read just now; and the case, when it is theirs to admit, as they have read it. */
type Admitting = {
  organization: Organization;
  theirs: (application: Application | undefined) => Application;
};

/**
 * An admission by the head's order: decided on with the person's other applications, since two semi-inpatient
 * organizations at once are not allowed (CHO-4) and who comes again is marked so (ADM-2).
 * @throws what `theirs` throws · the refusals of `admitRecipient` · AlreadyAnswered, Conflict
 */
export const admit = (
  store: Store,
  stayId: string,
  said: z.output<typeof body>,
  context: Context,
  { organization: read, theirs }: Admitting,
  withAnswer: (answer: Answer, besides?: Besides) => Besides,
): Promise<Admitted> => {
  const known = firstKnown(read, () => store.organization(read.organizationId));
  return untilPlacesSettle(store, read.organizationId, async () => {
    const [found, organization] = await Promise.all([store.application(said.applicationId), known()]);
    const application = theirs(found);
    if (!organization) throw new Unknown('organization');
    const { others, guards } = await othersOf(store, application);
    const command: Admit = { stayId, ...commandOf(said), others };
    const facts = admitRecipient(application, organization, command, context);
    const admitted = facts.some(({ type }) => type === 'RecipientAdmitted');
    const answer = admitted
      ? created({ stayId })
      : ok({ applicationId: said.applicationId, outcome: 'decision-suspended', status: 'suspended' });
    const remark = remarkOf(application, 'medical-card', said.medicalCard && JSON.stringify(said.medicalCard));
    await store.commit({ application, organization, facts }, withAnswer(answer, { remark, guards }));
    return answer;
  });
};
