import type { Application } from '../../../domain/application/application.ts';
import type { Choice } from '../../../domain/application/decide-choice.ts';
import type { Fact } from '../../../domain/fact.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import { placeInLine } from '../../../domain/queue/position.ts';
import { Unknown } from '../../../domain/refusal.ts';
import type { AnswerOf } from '../../../events/http/endpoints.ts';
import { type Answer, ok } from '../answer.ts';
import { firstKnown } from '../first-known.ts';
import { outcomeOf } from '../store/change.ts';
import type { Places } from '../store/places.ts';
import type { Store } from '../store/store.ts';
import { untilPlacesSettle } from '../store/until-still.ts';
import type { Besides } from '../store/writes.ts';
import { headBefore } from './head-before.ts';
import { othersOf } from './others.ts';

type Chosen = AnswerOf<'POST /v1/applications/{id}/choice'>;

/**
 * A recipient chooses an organization: its places and its queue's head are part of what is decided on. The write holds
 * only while the organization is as it was read, so a place that fell free meanwhile, or was taken, is seen.
 * @throws Unknown `application`, `organization` · the refusals of `chooseOrganization` · AlreadyAnswered, Conflict
 */
export const choose = (
  { store, places }: { store: Store; places: Places },
  { applicationId, read }: { applicationId: string; read?: Application | undefined },
  organizationId: string,
  decide: (application: Application, choice: Choice) => Fact[],
  withAnswer: (answer: Answer) => Besides,
): Promise<Chosen> => {
  const known = firstKnown(read, () => store.application(applicationId));
  return untilPlacesSettle(store, organizationId, async () => {
    const application = await known();
    if (!application) throw new Unknown('application');
    const [head, { others, guards }] = await Promise.all([
      headBefore(store, organizationId),
      othersOf(store, application),
    ]);
    if (!head) throw new Unknown('organization');
    const change = {
      application,
      organization: head.organization,
      facts: decide(application, { ...head, others }),
    };
    const after = outcomeOf(change).application ?? application;
    const entry = entryOf(after);
    const answer = entry
      ? ok({ outcome: 'queued', position: placeInLine((await places.standing(entry)).ahead) })
      : ok({ outcome: 'place-offered', ...(after.offer?.arriveBy && { arriveBy: after.offer.arriveBy }) });
    await store.commit(change, { ...withAnswer(answer), guards });
    return answer;
  });
};
