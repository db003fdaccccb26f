import * as z from 'zod';
import { endExcluded } from '../../domain/application/exclusive.ts';
import { system } from '../../domain/context.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

const about = z.object({ applicationId: z.string() });

/**
 * Somebody has been admitted: the care of theirs that this excludes ends, in service or in a queue (ADM-4, CHO-4,
 * QUE-12). A repeated event finds it ended.
 */
export const createHandler =
  ({ store, calendar }: Deps) =>
  async ({ detail, now }: Delivered): Promise<void> => {
    const { applicationId } = about.parse(detail);
    const application = await store.application(applicationId);
    const facts = await store.timeline(applicationId);
    const admitted = facts.map(({ fact }) => fact).findLast((fact) => fact.type === 'RecipientAdmitted');
    if (!application || !admitted) throw new Error('An admission of an application that is not there');
    const { setting } = application;
    for (const other of await store.othersOf(application))
      await changeApplication(store, other.applicationId, (state) =>
        endExcluded(state, { setting, applicationId, order: admitted.order }, { now, by: system, calendar }),
      );
  };
