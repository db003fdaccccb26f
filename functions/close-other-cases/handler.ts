import * as z from 'zod/mini';
import { system } from '../../domain/context.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';
import { AlreadySeen } from '../shared/store/errors.ts';
import { isMeant, meaningOf } from './meaning.ts';

const about = z.object({ eventId: z.string(), applicationId: z.string(), stayId: z.optional(z.string()) });

/**
 * Somebody has been admitted, or has died: the care of theirs that this excludes ends, in service or in a queue (ADM-4,
 * CHO-4, QUE-12). Told late, after the stay has ended, an admission excludes nothing any more; told twice, it has one effect.
 */
export const createHandler =
  ({ store, calendar }: Deps) =>
  async ({ detail, now }: Delivered): Promise<void> => {
    const { eventId, applicationId, stayId } = about.parse(detail);
    const application = await store.application(applicationId, eventId);
    if (!application || !isMeant(application, stayId)) return;
    const context = { now, by: system('close-other-cases'), calendar };
    const others = await store.othersOf(application);
    const decide = others.length > 0 ? await meaningOf(store, application) : () => [];
    for (const { applicationId: other } of others)
      await changeApplication(store, other, (state) => decide(state, context), { seen: `${eventId}:${other}` }).catch(
        (error: unknown) => {
          if (!(error instanceof AlreadySeen)) throw error;
        },
      );
    await store.markSeen(eventId);
  };
