import type { Watch } from './observed.ts';
import { watchDuties, watchWorkingDays } from './watch-duties.ts';
import { watchJournal } from './watch-journal.ts';
import { watchLine, watchRenewals } from './watch-line.ts';
import { watchNextSteps } from './watch-next-step.ts';
import { watchCare, watchPlaces } from './watch-places.ts';
import { watchOrder, watchTurns } from './watch-queue.ts';
import { watchReplay, watchStates } from './watch-states.ts';

/** All that must hold of a world, whoever drives it; each world needs watches of its own. */
export const watches = (): Watch[] => [
  watchPlaces(),
  watchCare(),
  watchOrder(),
  watchTurns(),
  watchLine(),
  watchRenewals(),
  watchWorkingDays(),
  watchDuties(),
  watchNextSteps(),
  watchStates(),
  watchReplay(),
  watchJournal(),
];
