import { passChoiceTerm } from '../../domain/notice/remind.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import type { DueIndex } from '../shared/store/due.ts';
import { applicationIdOf } from '../shared/store/keys.ts';
import { sweep, tickContext } from '../shared/sweep.ts';

/** By schedule: terms to choose that have ended; the department gets a task (CHO-2). */
export const createHandler =
  ({ store, index, calendar }: Deps & { index: DueIndex }) =>
  async (event: unknown): Promise<void> => {
    const context = tickContext(event, calendar);
    await sweep(index.due('WAKE#report-overdue', context.now), (due) =>
      changeApplication(store, applicationIdOf(due), (application) => passChoiceTerm(application, context)),
    );
  };
