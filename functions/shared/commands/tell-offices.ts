import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import { dutyIdParts } from '../../../domain/obligation/complete.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Due } from '../store/due.ts';
import { dutyIdOf } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { changeApplication } from './change-application.ts';
import { changeOrganization } from './change-organization.ts';

/**
 * Tells an office of the duty that an item is of: an application's, or an organization's own (BOK-1). The organization is loaded with
 * the case: whose authority sees what it owes follows from where it is (MON-3).
 */
export const tellOffice = async (
  store: Store,
  due: Due,
  decide: (subject: Application | Organization, obligationId: string) => Fact[],
): Promise<void> => {
  const id = dutyIdOf(due);
  const parts = dutyIdParts(id);
  if (!parts) throw new Error('A duty with an id that is none');
  await (parts.kind === 'review-complaints'
    ? changeOrganization(store, parts.subjectId, (organization) => decide(organization, id))
    : changeApplication(store, parts.subjectId, (application) => decide(application, id)));
};
