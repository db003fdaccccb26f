import { expireOnSchedule } from '../../domain/application/decide-programme.ts';
import { changeCase } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import type { DueIndex } from '../shared/store/due.ts';
import { applicationIdOf } from '../shared/store/keys.ts';
import { sweep, tickContext } from '../shared/sweep.ts';

/** By schedule: programmes of people waiting that have run out (QUE-7). */
export const createHandler =
  ({ store, index, calendar }: Deps & { index: DueIndex }) =>
  async (event: unknown): Promise<void> => {
    const context = tickContext('expire-programmes', event, calendar);
    await sweep({
      due: index.due('WAKE#expire-programmes', context.now),
      handle: (due) => changeCase(store, applicationIdOf(due), (application) => expireOnSchedule(application, context)),
    });
  };
