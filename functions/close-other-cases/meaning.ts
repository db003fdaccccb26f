import type { Application } from '../../domain/application/application.ts';
import { recordDeath } from '../../domain/application/decide-withdrawal.ts';
import { endExcluded } from '../../domain/application/exclusive.ts';
import { inService } from '../../domain/application/left.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Store } from '../shared/store/store.ts';

/** Whether the fact means anything for the person's other cases: it is of an admission that still holds, or of a death. */
export const isMeant = (application: Application, stayId: string | undefined): boolean =>
  application.ended?.ground === 'death' ||
  (stayId !== undefined && application.stay?.stayId === stayId && inService(application));

/** What it means for each of them. */
export const meaningOf = async (store: Store, application: Application) => {
  if (application.ended?.ground === 'death') {
    const diedOn = application.ended.on;
    return (other: Application, context: Context): Fact[] => recordDeath(other, diedOn, context);
  }
  const timeline = await store.timeline(application.applicationId);
  const admitted = timeline.map(({ fact }) => fact).findLast((fact) => fact.type === 'RecipientAdmitted');
  if (!admitted) return (): Fact[] => [];
  const admission = { ...application, order: admitted.order, at: admitted.at };
  return (other: Application, context: Context): Fact[] => endExcluded(other, admission, context);
};
