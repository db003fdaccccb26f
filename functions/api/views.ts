import type { Application } from '../../domain/application/application.ts';
import { dutyOf } from '../../domain/obligation/duty.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import type { StoredFact } from '../shared/store/store.ts';

/** The application as its citizen and the offices see it (contract). */
export const applicationView = (application: Application, timeline: readonly StoredFact[]) => ({
  applicationId: application.applicationId,
  status: application.status,
  setting: application.setting,
  category: application.category,
  ...(application.organizationId && { organizationId: application.organizationId }),
  ...(application.turn &&
    application.status === 'queued' && {
      queue: {
        joinedAt: application.turn.joinedAt,
        priorityClass: application.priorityClass,
        ...(application.turn.blocked && { blocked: application.turn.blocked }),
      },
    }),
  ...(application.offer && {
    offer: {
      offeredAt: application.offer.offeredAt,
      arriveBy: application.offer.arriveBy,
      postponed: application.offer.postponed,
      placeHeld: application.offer.placeHeld,
      // SMS-3: until the notice is confirmed the term does not run, and nothing lapses.
      ...(!dutyOf(application.duties, 'arrive') && { termStopped: true }),
    },
  }),
  ...(application.stay && { stay: application.stay }),
  deadlines: application.duties.map(({ id, kind, due, norm, source }) => ({
    obligationId: id,
    kind,
    due,
    norm,
    source,
  })),
  timeline: timeline.map(({ fact: { at, type, norm, source, by } }) => ({
    at,
    type,
    ...(norm && { norm }),
    ...(source && { source }),
    by,
  })),
});

/** The organization as anybody sees it. */
export const organizationView = (organization: Organization) => ({
  organizationId: organization.organizationId,
  name: organization.name,
  setting: organization.setting,
  categories: organization.categories,
  address: organization.address,
  licence: organization.licence,
  capacity: organization.capacity,
  free: organization.free,
  queueLength: organization.waiting,
});
