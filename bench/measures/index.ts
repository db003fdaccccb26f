import type { Measure } from '../measure.ts';
import { coldStart } from './cold-start.ts';
import { contention } from './contention.ts';
import { duplicates } from './duplicates.ts';
import { share } from './lifecycle.ts';
import { line } from './line.ts';
import { offer } from './offer.ts';
import { peers } from './peers.ts';
import { position } from './position.ts';
import { price } from './price.ts';
import { sms } from './sms.ts';
import { sweep } from './sweep.ts';

/** All measurements, in the order of the table. */
export const measures: readonly Measure[] = [
  offer,
  duplicates,
  position,
  line,
  contention,
  sweep,
  coldStart,
  sms,
  share,
  price,
  peers,
];
