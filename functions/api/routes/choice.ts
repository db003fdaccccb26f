import type { Application } from '../../../domain/application/application.ts';
import { type Choice, chooseOrganization } from '../../../domain/application/decide-choice.ts';
import { choose } from '../../shared/commands/choose.ts';
import { leaveForAnother } from '../../shared/commands/leave-organization.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import type { Places } from '../../shared/store/places.ts';
import { assertOwn } from '../authority.ts';
import { assertAsRead } from '../etag.ts';
import { inPerson } from '../on-application.ts';
import { idParam } from '../request.ts';
import { changing } from '../route.ts';

/** CHO-1, QUE-1: the choice of an organization, which gives a place or a turn in its queue. */
export const choiceRoutes = (deps: PersonDeps & { places: Places }) => ({
  'POST /v1/applications/{id}/choice': changing(
    deps,
    'POST /v1/applications/{id}/choice',
    async (call, { organizationId, queueIfFull }, withAnswer) => {
      const found = await deps.store.application(idParam(call.request));
      const application = assertOwn(call, call.action, found);
      assertAsRead(call.asRead, application);
      const { applicationId } = application;
      const context = inPerson(call, application);
      const decide = (state: Application, choice: Choice) =>
        chooseOrganization(state, choice, { queueIfFull }, context);
      await leaveForAnother(deps.store, applicationId, organizationId, decide, context);
      return choose(deps, applicationId, organizationId, decide, withAnswer);
    },
  ),
});
