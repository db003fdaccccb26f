import { equipmentOf } from '../../domain/catalogues/checklist.ts';
import { equipmentNotes } from '../../domain/catalogues/equipment.ts';
import type { LegalDate } from '../../domain/law/time.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { editionView } from './catalogue-view.ts';

/**
 * What an organization is to be equipped with, as it and its authority see it (REF-4).
 * @throws AgainstNorm `catalogue-edition-missing`
 */
export const checklistView = (organization: Organization, on: LegalDate) => {
  const { organizationId, name, setting, categories, capacity } = organization;
  const { edition, ...checklist } = equipmentOf(organization, on);
  return {
    organizationId,
    name,
    setting,
    categories,
    capacity,
    on,
    norm: edition.norm,
    edition: editionView(edition),
    ...checklist,
    notes: equipmentNotes,
  };
};
