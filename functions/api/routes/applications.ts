import { presentMedicalCard } from '../../../domain/application/decide-admission.ts';
import { makeDecision } from '../../../domain/application/decide-entry.ts';
import { postponeArrival } from '../../../domain/application/decide-offer.ts';
import { renewProgramme } from '../../../domain/application/decide-programme.ts';
import { cancelDecision, withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import { groundOf } from '../../../domain/law/clauses.ts';
import { explainPosition, explainRefusal } from '../../../domain/law/explanations/index.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { confirmStillWaiting } from '../../../domain/notice/remind.ts';
import { obstacleToTaking } from '../../../domain/organization/licence.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import { positionFrom } from '../../../domain/queue/position.ts';
import { WrongState } from '../../../domain/refusal.ts';
import { created, ok } from '../../shared/answer.ts';
import { cardOf } from '../../shared/commands/admit.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import { takeIn } from '../../shared/commands/take-in.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { idFrom } from '../../shared/ids.ts';
import { present } from '../../shared/present.ts';
import type { Places } from '../../shared/store/places.ts';
import { assertOwn, callerAs } from '../authority.ts';
import { numberFor } from '../number.ts';
import { inPerson, onApplication } from '../on-application.ts';
import { idParam } from '../request.ts';
import { type Call, changing, reading } from '../route.ts';
import { documentOf, type SigningDeps } from '../signed.ts';
import { applicationView } from '../views.ts';

/** What is seen of a case, and what an office, or the recipient with little more than a word, does in one. */
export const applicationRoutes = (deps: KnownPersonDeps & SigningDeps & { places: Places }) => {
  const change = onApplication(deps);
  const own = async (call: Call) => assertOwn(call, call.action, await deps.store.application(idParam(call.request)));

  return {
    'POST /v1/applications': changing(deps, 'POST /v1/applications', async (call, filed, withAnswer) => {
      const { request, context } = call;
      const { departmentId } = callerAs(call.caller, 'department');
      const applicationId = idFrom('app', request.requestId);
      const answer = created({ applicationId });
      await takeIn(deps, applicationId, departmentId, filed, context, withAnswer(answer));
      return answer;
    }),

    'GET /v1/applications/{id}': reading(deps, 'GET /v1/applications/{id}', async (call) => {
      const application = await own(call);
      const timeline = await deps.store.timeline(application.applicationId);
      const seen = { today: legalDateOf(call.context.now), role: call.caller.role };
      const answer = ok(applicationView(application, timeline, seen));
      // TMP-6: the version counts what is between offices, too; of a victim's case nobody reads from it that they were told.
      const told = seen.role === 'citizen' && application.setting === 'temporary-stay';
      return told ? answer : { ...answer, version: application.version };
    }),

    'GET /v1/applications/{id}/position': reading(deps, 'GET /v1/applications/{id}/position', async (call) => {
      const application = await own(call);
      const where = { setting: application.setting, on: legalDateOf(call.context.now) };
      const entry = entryOf(application);
      if (!entry)
        throw new WrongState('not-in-queue', 'This application stands in no queue.', groundOf('QUE-11', where.on));
      const { ahead, organization } = await deps.places.standing(entry);
      const position = positionFrom(ahead, where);
      // CAT-8: a licence may be renewed, so the turn is kept; but no place is promised meanwhile.
      const obstacle = organization && obstacleToTaking(organization, where.on);
      const standing = { ...entry, ...(obstacle && { obstacle: explainRefusal(obstacle) }) };
      const explanation = explainPosition(position, standing, where);
      return ok({ ...position, ...(obstacle && { suspendedBecause: obstacle.code }), explanation });
    }),

    'POST /v1/applications/{id}/decision': change('POST /v1/applications/{id}/decision', {
      decide: (application, { call: { context }, body: { reason, decidedBy, ...decided } }) =>
        makeDecision(application, { ...decided, ...present({ reason, decidedBy }) }, context),
      answer: ({ applicationId }, { body }) => ok({ applicationId, status: body.outcome }),
      besides: (application, { body }) => ({ remark: remarkOf(application, 'decision', body.reason) }),
    }),

    'POST /v1/applications/{id}/decision-cancellation': change('POST /v1/applications/{id}/decision-cancellation', {
      decide: (application, { call: { context }, body: { reason: _, ...cancelled } }) =>
        cancelDecision(application, cancelled, context),
      answer: ({ applicationId }) => ok({ applicationId, status: 'ended' }),
      besides: (application, { body }) => ({ remark: remarkOf(application, 'decision', body.reason) }),
    }),

    'POST /v1/applications/{id}/postponement': change('POST /v1/applications/{id}/postponement', {
      decide: (application, { call, body: { until } }) =>
        postponeArrival(application, { until }, inPerson(call, application)),
      answer: (_, { body: { until } }) => ok({ arriveBy: until }),
      besides: async (application, { call, body: { reason, signature } }) => {
        const document = await documentOf(deps, 'postponement', call, application, signature);
        return { remark: remarkOf(application, 'postponement', reason, document) };
      },
    }),

    'POST /v1/applications/{id}/medical-card': change('POST /v1/applications/{id}/medical-card', {
      decide: (application, { call: { context }, body }) => presentMedicalCard(application, cardOf(body), context),
      answer: ({ applicationId }) => ok({ applicationId, status: 'queued' }),
      besides: (application, { body }) => ({ remark: remarkOf(application, 'medical-card', JSON.stringify(body)) }),
    }),

    'POST /v1/applications/{id}/still-waiting': change('POST /v1/applications/{id}/still-waiting', {
      decide: (application, { call }) => confirmStillWaiting(application, inPerson(call, application)),
      answer: ({ applicationId, status }) => ok({ applicationId, status }),
      besides: async (application, { call, body }) => ({ phone: await numberFor(deps, call, application, body.phone) }),
    }),

    'POST /v1/applications/{id}/withdrawal': change('POST /v1/applications/{id}/withdrawal', {
      decide: (application, { call }) => withdrawApplication(application, inPerson(call, application)),
      answer: ({ applicationId }) => ok({ applicationId, status: 'withdrawn' }),
      besides: (application, { body }) => ({ remark: remarkOf(application, 'withdrawal', body.reason) }),
    }),

    'POST /v1/applications/{id}/isp': change('POST /v1/applications/{id}/isp', {
      decide: (application, { call: { context }, body }) => renewProgramme(application, body, context),
      answer: ({ applicationId }, { body: { validTo } }) => ok({ applicationId, validTo }),
    }),
  };
};
