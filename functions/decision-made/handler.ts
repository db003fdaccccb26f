import { makeDecision } from '../../domain/application/decide-entry.ts';
import { system } from '../../domain/context.ts';
import { acceptedDecisionMade } from '../../events/accepted/decision-made.v1.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import { remarkOf } from '../shared/commands/remark.ts';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

/** A decision of the local executive body, told by another system (DEC-1). */
export const createHandler =
  ({ store, calendar }: Deps) =>
  async ({ detail, now }: Delivered): Promise<void> => {
    const { eventId, applicationId, number, date, outcome, reason } = acceptedDecisionMade.parse(detail);
    await changeApplication(
      store,
      applicationId,
      (application) =>
        makeDecision(application, { number, date, outcome, ...(reason && { reason }) }, { now, by: system, calendar }),
      (application) => ({ seen: eventId, remark: remarkOf(application, 'decision', reason) }),
    );
  };
