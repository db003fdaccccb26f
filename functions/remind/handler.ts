import { remindRecipient } from '../../domain/notice/remind.ts';
import { remindOffice } from '../../domain/obligation/office.ts';
import { changeCase } from '../shared/commands/change-application.ts';
import { tellOffice } from '../shared/commands/tell-offices.ts';
import type { Deps } from '../shared/compose.ts';
import type { DueIndex } from '../shared/store/due.ts';
import { applicationIdOf } from '../shared/store/keys.ts';
import { sweep, tickContext } from '../shared/sweep.ts';

/**
 * By schedule: recipients whose term is about to end are reminded (SMS-4), those in a queue asked whether they still wait
 * (SMS-6), and offices are reminded of what they owe.
 */
export const createHandler =
  ({ store, index, calendar }: Deps & { index: DueIndex }) =>
  async (event: unknown): Promise<void> => {
    const context = tickContext('remind', event, calendar);
    await sweep(
      {
        due: index.due('REMIND', context.now),
        handle: (due) =>
          changeCase(store, applicationIdOf(due), (application) => remindRecipient(application, context)),
      },
      {
        due: index.due('DUTY#remind', context.now),
        handle: (due) => tellOffice(store, due, (subject, id) => remindOffice(subject, id, context)),
      },
    );
  };
