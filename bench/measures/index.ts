import type { Measure } from '../measure.ts';
import { duplicates } from './duplicates.ts';
import { offer } from './offer.ts';

/** All measurements, in the order of the table. */
export const measures: readonly Measure[] = [offer, duplicates];
