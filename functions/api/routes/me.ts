import { legalDateOf } from '../../../domain/law/time.ts';
import { told } from '../../../events/http/told.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { receivedIn } from '../../shared/store/people.ts';
import type { Store } from '../../shared/store/store.ts';
import { ownComplaintView } from '../complaints-view.ts';
import { readingOf } from '../reading.ts';
import { recordsView } from '../records/plan-view.ts';
import { personalReading } from '../route.ts';
import { applicationView, personView, remarksView } from '../views.ts';

/** The newest of these applications, whole, and the ids of the older ones. */
const shown = async (store: Store, ids: readonly string[], seen: Parameters<typeof applicationView>[2]) => {
  const newest = (await store.applications(ids)).toSorted((one, other) => (one.filedAt < other.filedAt ? 1 : -1));
  const whole = newest
    .slice(0, told.applications)
    .map(async (application) => applicationView(application, await store.timeline(application.applicationId), seen));
  const older = newest.slice(told.applications).map(({ applicationId }) => applicationId);
  return { whole: await Promise.all(whole), older };
};

/**
 * What is kept of somebody, for themself: the export of a recipient's own data. Who represents others has the applications
 * that were filed with them, each of which they may read anyway; not the record of the person, who may have said there what
 * the representative is not to know. Of somebody unknown nothing is kept, nor that they asked.
 */
export const meRoutes = (deps: KnownPersonDeps) => ({
  'GET /v1/me': personalReading(deps, 'GET /v1/me', async (call) => {
    const { store, people } = deps;
    const {
      caller: { role },
      personId = '',
      context,
    } = call;
    const [kept, ids, represented] = await Promise.all([
      people.everythingOf(personId, readingOf(call, 'own-data')),
      store.applicationsOf(personId),
      store.representedBy(personId),
    ]);
    const seen = { today: legalDateOf(context.now), role };
    const others = represented.filter((id) => !ids.includes(id));
    const [own, filedWith] = await Promise.all([shown(store, ids, seen), shown(store, others, seen)]);
    return ok({
      ...(kept && { person: personView(kept.person) }),
      applications: own.whole,
      represented: filedWith.whole,
      further: [...own.older, ...filedWith.older],
      remarks: remarksView(kept?.remarks ?? []),
      records: recordsView(kept?.planSteps ?? [], kept?.monitorings ?? []),
      documents: (kept?.documents ?? []).flatMap(receivedIn),
      complaints: (kept?.complaints ?? []).map(ownComplaintView),
      readings: kept?.readings ?? [],
    });
  }),
});
