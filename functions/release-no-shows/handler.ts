import { releaseNoShow } from '../../domain/application/decide-offer.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import type { DueIndex } from '../shared/store/due.ts';
import { applicationIdOf } from '../shared/store/keys.ts';
import { sweep, tickContext } from '../shared/sweep.ts';

/** By schedule: terms to arrive that have ended. Nobody came, so the turn passes to the next (ARR-6). */
export const createHandler =
  ({ store, index, calendar }: Deps & { index: DueIndex }) =>
  async (event: unknown): Promise<void> => {
    const context = tickContext('release-no-shows', event, calendar);
    await sweep({
      due: index.due('WAKE#release-no-shows', context.now),
      handle: (due) =>
        changeApplication(store, applicationIdOf(due), (application, organization) =>
          organization ? releaseNoShow(application, organization, context) : [],
        ),
    });
  };
