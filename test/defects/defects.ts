import type { Defect } from './defect.ts';
import { functionDefects } from './planted/functions.ts';
import { queueDefects } from './planted/queue.ts';
import { storeDefects } from './planted/store.ts';
import { termDefects } from './planted/terms.ts';
import { wiringDefects } from './planted/wiring.ts';

/** Every mistake that is planted, one at a time, to see who finds it. */
export const defects: readonly Defect[] = [
  ...queueDefects,
  ...termDefects,
  ...storeDefects,
  ...functionDefects,
  ...wiringDefects,
];
