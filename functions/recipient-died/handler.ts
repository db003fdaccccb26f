import { recordDeath } from '../../domain/application/decide-withdrawal.ts';
import { system } from '../../domain/context.ts';
import { acceptedRecipientDied } from '../../events/accepted/recipient-died.v1.ts';
import { changeBySubject } from '../shared/commands/by-subject.ts';
import type { PersonDeps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

/** A recipient has died, told by another system: stays end, turns close, places go to the next (QUE-12). */
export const createHandler =
  (deps: PersonDeps) =>
  async ({ source, detail, now }: Delivered): Promise<void> => {
    const { eventId, diedOn, ...subject } = acceptedRecipientDied.parse(detail);
    const context = { now, by: system(source), calendar: deps.calendar };
    await changeBySubject(deps, subject, eventId, (application) => recordDeath(application, diedOn, context));
  };
