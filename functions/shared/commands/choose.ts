import type { Application } from '../../../domain/application/application.ts';
import type { Choice } from '../../../domain/application/decide-choice.ts';
import type { Fact } from '../../../domain/fact.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import { placeInLine } from '../../../domain/queue/position.ts';
import { Unknown } from '../../../domain/refusal.ts';
import type { AnswerOf } from '../../../events/http/endpoints.ts';
import { type Answer, ok } from '../answer.ts';
import { outcomeOf } from '../store/change.ts';
import { untilSettled } from '../store/errors.ts';
import type { Places } from '../store/places.ts';
import type { Store } from '../store/store.ts';
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
  applicationId: string,
  organizationId: string,
  decide: (application: Application, choice: Choice) => Fact[],
  withAnswer: (answer: Answer) => Besides,
): Promise<Chosen> =>
  untilSettled(async () => {
    const [application, head] = await Promise.all([
      store.application(applicationId),
      headBefore(store, organizationId),
    ]);
    if (!application) throw new Unknown('application');
    if (!head) throw new Unknown('organization');
    const { others, guards } = await othersOf(store, application);
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
