import type * as z from 'zod';
import type { LegalDate } from '../../domain/law/time.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import type { Person } from '../../domain/person/person.ts';
import type { RecordDay, VisitMark } from '../../domain/records/visits.ts';
import { recordForm } from '../../domain/records/visits-form.ts';
import type { visit } from '../../events/http/bodies.ts';
import type { recordOfServices } from '../../events/http/visits.ts';
import type { KeptRemark } from '../shared/store/people.ts';

export type ShownRecord = z.output<typeof recordOfServices>;

/** What was said of a visit beside the person, as the body that it came in. */
type Said = Pick<z.output<typeof visit>, 'specialist' | 'remark'>;

const markView = (
  { on, services, enteredOn, factId }: VisitMark,
  remarks: ReadonlyMap<string, KeptRemark>,
): ShownRecord['days'][number]['marks'][number] => {
  const kept = remarks.get(factId);
  const { specialist, remark }: Said = kept ? JSON.parse(kept.text) : {};
  return {
    services: [...services],
    ...(specialist && { specialist }),
    ...(remark && { remark }),
    ...(enteredOn !== on && { enteredOn }),
  };
};

/** What a record is of: the stay, the month, and since when its recipient is served. */
type Of = { stayId: string; month: string; registeredOn: LegalDate; today: LegalDate };

/** The record of services of a month in the columns of its form. */
export const recordView = (
  { stayId, month, registeredOn, today }: Of,
  days: readonly RecordDay[],
  { organization, person }: { organization: Pick<Organization, 'name'>; person: Person | undefined },
  remarks: ReadonlyMap<string, KeptRemark>,
): ShownRecord => ({
  stayId,
  month,
  form: recordForm(month, today),
  organization: organization.name,
  ...(person && {
    recipient: [person.name.family, person.name.given, person.name.patronymic].filter(Boolean).join(' '),
  }),
  registeredOn,
  days: days.map(({ on, planned, missing, marks }) => ({
    on,
    ...(planned && { planned: [...planned.services] }),
    ...(missing && { missing }),
    marks: marks.map((mark) => markView(mark, remarks)),
  })),
});
