import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { firstKnown } from '../first-known.ts';
import type { Outcome } from '../store/change.ts';
import { untilSettled } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { untilPlacesSettle } from '../store/until-still.ts';
import type { Besides } from '../store/writes.ts';
import { decidedOnce } from './decided-once.ts';

/** What is written besides the facts; it may depend on whose application it is, and on what is known of them. */
export type BesidesOf = Besides | ((application: Application) => Besides | Promise<Besides>);

/**
 * Load, decide, write, and again while others are quicker: the way of every command on one application. An
 * organization is loaded with it when the application has chosen one, since a decision may move a place. `seen`: the event from
 * outside that is the cause; one that has had its effect is known by the first read.
 * @throws Unknown `application` · the refusals of `decide` · AlreadySeen, AlreadyAnswered, Conflict
 */
export const changeApplication = (
  store: Store,
  applicationId: string,
  decide: (application: Application, organization: Organization | undefined) => Fact[] | Promise<Fact[]>,
  besides: BesidesOf = {},
  seen: string | undefined = typeof besides === 'function' ? undefined : besides.seen,
): Promise<Outcome> => {
  let places: string | undefined;
  return untilPlacesSettle(
    store,
    () => places,
    async () => {
      const application = await store.application(applicationId, seen);
      places = application?.organizationId;
      if (!application) throw new Unknown('application');
      const organization = application.organizationId
        ? await store.organization(application.organizationId)
        : undefined;
      const extra = typeof besides === 'function' ? await besides(application) : besides;
      const facts = await decidedOnce(store, seen, () => decide(application, organization));
      return store.commit({ application, organization, facts }, { ...extra, seen });
    },
  );
};

/**
 * The same for what is decided on the case alone and moves no place: nobody else is read. `read`: the case as it was read just now, for
 * the first attempt.
 * @throws as `changeApplication`
 */
export const changeCase = (
  store: Store,
  applicationId: string,
  decide: (application: Application) => Fact[],
  { seen, ...besides }: Besides = {},
  read?: Application,
): Promise<Outcome> => {
  const known = firstKnown(read, () => store.application(applicationId, seen));
  return untilSettled(async () => {
    const application = await known();
    if (!application) throw new Unknown('application');
    const facts = await decidedOnce(store, seen, () => decide(application));
    return store.commit({ application, facts }, { ...besides, seen });
  });
};
