import * as z from 'zod';
import type { Application } from '../../domain/application/application.ts';
import { recordDeath } from '../../domain/application/decide-withdrawal.ts';
import { endExcluded } from '../../domain/application/exclusive.ts';
import { inService } from '../../domain/application/left.ts';
import { type Context, system } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';
import { AlreadySeen } from '../shared/store/errors.ts';
import type { Store } from '../shared/store/store.ts';

const about = z.object({ eventId: z.string(), applicationId: z.string(), stayId: z.string().optional() });

/** What the fact means for the person's other cases: an admission that still holds, or a death; nothing otherwise. */
const meaningOf = async (store: Store, application: Application, stayId: string | undefined) => {
  if (application.ended?.ground === 'death') {
    const diedOn = application.ended.on;
    return (other: Application, context: Context): Fact[] => recordDeath(other, diedOn, context);
  }
  if (!stayId || application.stay?.stayId !== stayId || !inService(application)) return undefined;
  const timeline = await store.timeline(application.applicationId);
  const admitted = timeline.map(({ fact }) => fact).findLast((fact) => fact.type === 'RecipientAdmitted');
  if (!admitted) return undefined;
  const admission = { ...application, order: admitted.order, at: admitted.at };
  return (other: Application, context: Context): Fact[] => endExcluded(other, admission, context);
};

/**
 * Somebody has been admitted, or has died: the care of theirs that this excludes ends, in service or in a queue (ADM-4,
 * CHO-4, QUE-12). Told late, after the stay has ended, an admission excludes nothing any more; told twice, it has one effect.
 */
export const createHandler =
  ({ store, calendar }: Deps) =>
  async ({ detail, now }: Delivered): Promise<void> => {
    const { eventId, applicationId, stayId } = about.parse(detail);
    const application = await store.application(applicationId);
    const decide = application && (await meaningOf(store, application, stayId));
    if (!application || !decide) return;
    const context = { now, by: system, calendar };
    for (const { applicationId: other } of await store.othersOf(application))
      await changeApplication(store, other, (state) => decide(state, context), { seen: `${eventId}:${other}` }).catch(
        (error: unknown) => {
          if (!(error instanceof AlreadySeen)) throw error;
        },
      );
  };
