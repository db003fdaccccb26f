import { passTerms } from '../../domain/notice/remind.ts';
import { reportOverdue } from '../../domain/obligation/office.ts';
import { changeCase } from '../shared/commands/change-application.ts';
import { tellOffice } from '../shared/commands/tell-offices.ts';
import type { Deps } from '../shared/compose.ts';
import type { DueIndex } from '../shared/store/due.ts';
import { applicationIdOf } from '../shared/store/keys.ts';
import { sweep, tickContext } from '../shared/sweep.ts';

/**
 * By schedule: terms to choose that have ended (CHO-2), questions nobody answered (SMS-6), and duties that offices have not
 * done in time.
 */
export const createHandler =
  ({ store, index, calendar }: Deps & { index: DueIndex }) =>
  async (event: unknown): Promise<void> => {
    const context = tickContext('report-overdue', event, calendar);
    await sweep(
      {
        due: index.due('WAKE#report-overdue', context.now),
        handle: (due) => changeCase(store, applicationIdOf(due), (application) => passTerms(application, context)),
      },
      {
        due: index.due('DUTY#report-overdue', context.now),
        handle: (due) => tellOffice(store, due, (subject, id) => reportOverdue(subject, id, context)),
      },
    );
  };
