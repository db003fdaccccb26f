import * as z from 'zod/mini';
import { described } from '../../schema.ts';

export const outcome = described(
  z.enum([
    'returned-to-family',
    'semi-inpatient-or-home',
    'engaged-in-work',
    'development-raised',
    'moved-to-education',
    'movement-restored',
    'socialized',
    'rehabilitated',
  ]),
  {
    id: 'Outcome',
    description:
      'What the stay led to, of those that the standard of the setting counts (STA-1): the first three inpatient, the next four semi-inpatient, the last temporary stay',
  },
);
