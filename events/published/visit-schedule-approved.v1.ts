import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** The head approved on which days somebody is visited at home; the days are between those whom it concerns. */
export const visitScheduleApproved = fact(
  'VisitScheduleApproved',
  'The head approved on which days a recipient at home is visited.',
  { applicationId: id, organizationId: id, stayId: id },
);
