import { renewAsTold } from '../../domain/application/decide-programme.ts';
import { system } from '../../domain/context.ts';
import { acceptedIspRenewed } from '../../events/accepted/isp-renewed.v1.ts';
import { changeBySubject } from '../shared/commands/by-subject.ts';
import type { PersonDeps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

/** A renewed programme, told by another system (QUE-7). */
export const createHandler =
  (deps: PersonDeps) =>
  async ({ source, detail, now }: Delivered): Promise<void> => {
    const { eventId, number, settings, validTo, ...subject } = acceptedIspRenewed.parse(detail);
    const context = { now, by: system(source), calendar: deps.calendar };
    await changeBySubject(deps, subject, eventId, (application) =>
      renewAsTold(application, { number, settings, validTo }, context),
    );
  };
