import type { Application } from '../../../domain/application/application.ts';
import type { Choice } from '../../../domain/application/decide-choice.ts';
import { leaveOrganization as decideToLeave } from '../../../domain/application/decide-offer.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { firstKnown } from '../first-known.ts';
import { outcomeOf } from '../store/change.ts';
import type { Store } from '../store/store.ts';
import { untilPlacesSettle } from '../store/until-still.ts';
import { headBefore } from './head-before.ts';
import { othersOf } from './others.ts';

/**
 * CAT-8: before another organization is chosen, somebody is freed of one that may take nobody. It moves the places of the
 * former, the choice those of the other: two writes, and the first only when the second is not refused, so that a refused
 * choice changes nothing. Tells whether the former has been left; `assertAsRead` judges the case before. `read`: the case as it was read
 * just now.
 * @throws what `assertAsRead` throws · the refusals of `choose` · Conflict
 */
export const leaveForAnother = (
  store: Store,
  read: Application,
  organizationId: string,
  {
    choose,
    assertAsRead,
  }: {
    choose: (application: Application, choice: Choice) => Fact[];
    assertAsRead: (application: Application) => void;
  },
  context: Context,
): Promise<boolean> => {
  const known = firstKnown(read, () => store.application(read.applicationId));
  let places: string | undefined;
  return untilPlacesSettle(
    store,
    () => places,
    async () => {
      const application = await known();
      places = application?.organizationId;
      if (application) assertAsRead(application);
      const former = application?.organizationId ? await store.organization(application.organizationId) : undefined;
      const change = { application, organization: former };
      const facts = application && former ? decideToLeave(application, former, context) : [];
      const free = outcomeOf({ ...change, facts }).application;
      const head = facts.length > 0 ? await headBefore(store, organizationId) : undefined;
      // What is missing is for the choice itself to say.
      if (!free || !head) return false;
      const { others } = await othersOf(store, free);
      choose(free, { ...head, others });
      await store.commit({ ...change, facts });
      return true;
    },
  );
};
