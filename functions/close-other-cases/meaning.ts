import type { Application } from '../../domain/application/application.ts';
import { recordDeath } from '../../domain/application/decide-withdrawal.ts';
import { endExcluded } from '../../domain/application/exclusive.ts';
import { inService } from '../../domain/application/left.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Store } from '../shared/store/store.ts';

/** What the fact means for the person's other cases: an admission that still holds, or a death; nothing otherwise. */
export const meaningOf = async (store: Store, application: Application, stayId: string | undefined) => {
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
