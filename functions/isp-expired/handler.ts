import { expireProgramme } from '../../domain/application/decide-programme.ts';
import { system } from '../../domain/context.ts';
import { acceptedIspExpired } from '../../events/accepted/isp-expired.v1.ts';
import { changeBySubject } from '../shared/commands/by-subject.ts';
import type { PersonDeps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

/** A programme has run out, told by another system (QUE-7). */
export const createHandler =
  (deps: PersonDeps) =>
  async ({ source, detail, now }: Delivered): Promise<void> => {
    const { eventId, expiredOn, ...subject } = acceptedIspExpired.parse(detail);
    const context = { now, by: system(source), calendar: deps.calendar };
    await changeBySubject(deps, subject, eventId, (application) => expireProgramme(application, expiredOn, context));
  };
