import type { Application } from '../../../domain/application/application.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import { marksNeededFrom, type Visits } from '../../../domain/stay/visits.ts';
import type { Store } from '../store/store.ts';
import { visitsFrom } from '../store/visits.ts';

/** HOM-1: what a decision from a day on has to know of the visits of a stay; nothing of one that knows no visits. */
export const visitsKnown = async (
  store: Store,
  application: Application,
  from: LegalDate,
): Promise<Visits | undefined> =>
  application.setting === 'home' && application.stay
    ? visitsFrom(store, application.stay.stayId, marksNeededFrom(application, from))
    : undefined;
