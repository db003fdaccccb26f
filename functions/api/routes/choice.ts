import type { Application } from '../../../domain/application/application.ts';
import { type Choice, chooseOrganization } from '../../../domain/application/decide-choice.ts';
import { choose } from '../../shared/commands/choose.ts';
import { leaveForAnother } from '../../shared/commands/leave-organization.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import type { Places } from '../../shared/store/places.ts';
import { assertOwn } from '../authority.ts';
import { assertAsRead } from '../etag.ts';
import { inPerson } from '../on-application.ts';
import { idParam } from '../request.ts';
import { changing } from '../route.ts';
import { assertSigned, documentOf, type SigningDeps } from '../signed.ts';

/** CHO-1, QUE-1: the choice of an organization, which gives a place or a turn in its queue. */
export const choiceRoutes = (deps: PersonDeps & SigningDeps & { places: Places }) => ({
  'POST /v1/applications/{id}/choice': changing(
    deps,
    'POST /v1/applications/{id}/choice',
    async (call, { organizationId, queueIfFull, signature }, withAnswer) => {
      const found = await deps.store.application(idParam(call.request));
      const application = assertOwn(call, call.action, found);
      const { applicationId } = application;
      const context = inPerson(call, application);
      const asRead = (state: Application) => assertAsRead(call.asRead, state);
      const document = await documentOf(deps, 'choice', call, application, signature);
      const decide = (state: Application, choice: Choice) => {
        const facts = chooseOrganization(state, choice, { queueIfFull }, context);
        // QUE-1: only what was decided tells whether it is a turn in a queue.
        if (facts.some(({ type }) => type === 'QueueJoined'))
          assertSigned(deps.signatures, 'joining', call, state, signature);
        return facts;
      };
      const leaving = { choose: decide, assertAsRead: asRead };
      const left = await leaveForAnother(deps.store, application, organizationId, leaving, context);
      const decideAsRead = (state: Application, choice: Choice) => {
        // Who has left one for this choice has moved the version themself.
        if (!left) asRead(state);
        return decide(state, choice);
      };
      const remark = document && remarkOf(application, 'choice', organizationId, document);
      const theirs = { applicationId, read: left ? undefined : application };
      return choose(deps, theirs, organizationId, decideAsRead, (answer) => withAnswer(answer, { remark }));
    },
  ),
});
