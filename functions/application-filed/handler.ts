import { system } from '../../domain/context.ts';
import { acceptedApplicationFiled } from '../../events/accepted/application-filed.v1.ts';
import { takeIn } from '../shared/commands/take-in.ts';
import type { PersonDeps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';
import { idFrom } from '../shared/ids.ts';

/** An application filed at a department, told by another system, which may name it. */
export const createHandler =
  (deps: PersonDeps) =>
  async ({ source, detail, now }: Delivered): Promise<void> => {
    const { eventId, applicationId, departmentId, ...filed } = acceptedApplicationFiled.parse(detail);
    const context = { now, by: system(source), calendar: deps.calendar };
    await deps.store.assertUnseen(eventId);
    await takeIn(deps, applicationId ?? idFrom('app', eventId), departmentId, filed, context, { seen: eventId });
  };
