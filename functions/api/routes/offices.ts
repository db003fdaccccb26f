import { dischargeRecipient } from '../../../domain/application/decide-end.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { completeDuty, dutyIdParts } from '../../../domain/obligation/complete.ts';
import { Unknown } from '../../../domain/refusal.ts';
import * as bodies from '../../../events/http/bodies.ts';
import { changeApplication } from '../../shared/commands/change-application.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import type { Obligations } from '../../shared/store/obligations.ts';
import { assertOwn } from '../authority.ts';
import { actorOf, idParam } from '../request.ts';
import { changing, reading } from '../route.ts';

export const officeRoutes = (deps: PersonDeps & { obligations: Obligations }) => ({
  'POST /v1/stays/{id}/discharge': changing(deps, 'discharge', bodies.discharge, async (call, body, withAnswer) => {
    const { request, caller, personId, context } = call;
    const stayId = idParam(request);
    const applicationId = await deps.store.applicationOfStay(stayId);
    if (!applicationId) throw new Unknown('stay');
    const answer = { status: 200, body: { stayId, status: 'ended' } };
    await changeApplication(
      deps.store,
      applicationId,
      (application) => {
        assertOwn(caller, personId, application, 'stay');
        return dischargeRecipient(application, body, context);
      },
      withAnswer(answer),
    );
    return answer;
  }),

  'GET /v1/obligations': reading(deps, 'seeObligations', async ({ request, caller, context }) => {
    const { state } = bodies.listObligations.parse(request.query);
    const { role, id } = actorOf(caller);
    return { obligations: await deps.obligations.of({ role, id: id ?? '' }, state, legalDateOf(context.now)) };
  }),

  'POST /v1/obligations/{id}/done': changing(
    deps,
    'completeObligation',
    bodies.completeObligation,
    async (call, body, withAnswer) => {
      const { request, caller, personId, context } = call;
      const obligationId = idParam(request);
      const parts = dutyIdParts(obligationId);
      if (!parts) throw new Unknown('obligation');
      assertOwn(caller, personId, await deps.store.application(parts.applicationId), 'obligation');
      const answer = { status: 200, body: { obligationId, state: 'done' } };
      await changeApplication(
        deps.store,
        parts.applicationId,
        (application) => completeDuty(application, obligationId, body.on, context),
        (application) => withAnswer(answer, { remark: remarkOf(application, 'obligation', body.note) }),
      );
      return answer;
    },
  ),
});
