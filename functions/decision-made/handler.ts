import { makeDecision } from '../../domain/application/decide-entry.ts';
import { system } from '../../domain/context.ts';
import { acceptedDecisionMade } from '../../events/accepted/decision-made.v1.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import { remarkOf } from '../shared/commands/remark.ts';
import { undecidedOf } from '../shared/commands/undecided.ts';
import type { PersonDeps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

/** A decision of the local executive body, told by another system (DEC-1). */
export const createHandler =
  (deps: PersonDeps) =>
  async ({ source, detail, now }: Delivered): Promise<void> => {
    const { eventId, number, date, outcome, reason, decidedBy, ...subject } = acceptedDecisionMade.parse(detail);
    const { store, calendar } = deps;
    await changeApplication(
      store,
      await undecidedOf(deps, subject, eventId),
      (application) =>
        makeDecision(
          application,
          { number, date, outcome, ...(reason && { reason }), ...(decidedBy && { decidedBy }) },
          { now, by: system(source), calendar },
        ),
      (application) => ({ remark: remarkOf(application, 'decision', reason) }),
      eventId,
    );
  };
