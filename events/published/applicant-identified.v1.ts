import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** Somebody who had applied was interviewed; what was found is told by what follows. */
export const applicantIdentified = fact(
  'ApplicantIdentified',
  'Somebody who had applied was interviewed; what was found is told by what follows.',
  { applicationId: id },
);
