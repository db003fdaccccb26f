import { home } from './home.ts';
import { inpatient } from './inpatient.ts';
import { semiInpatient } from './semi-inpatient.ts';
import { temporaryStay } from './temporary-stay.ts';

/** Every dated parameter of the law: setting, then name, then editions in order of time. */
export const parameters = {
  inpatient,
  'semi-inpatient': semiInpatient,
  home,
  'temporary-stay': temporaryStay,
};
