import type { Application } from '../../../domain/application/application.ts';
import { presentMedicalCard } from '../../../domain/application/decide-admission.ts';
import { type Choice, chooseOrganization } from '../../../domain/application/decide-choice.ts';
import { makeDecision } from '../../../domain/application/decide-entry.ts';
import { postponeArrival } from '../../../domain/application/decide-offer.ts';
import { renewProgramme } from '../../../domain/application/decide-programme.ts';
import { cancelDecision, withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import { groundOf } from '../../../domain/law/clauses.ts';
import { explainPosition, explainRefusal } from '../../../domain/law/explanations/index.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { confirmStillWaiting } from '../../../domain/notice/remind.ts';
import { obstacleToTaking } from '../../../domain/organization/licence.ts';
import { reachedThrough } from '../../../domain/person/person.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import { positionFrom } from '../../../domain/queue/position.ts';
import { AgainstNorm, WrongState } from '../../../domain/refusal.ts';
import type { Actor } from '../../../domain/vocabulary.ts';
import * as bodies from '../../../events/http/bodies.ts';
import { cardOf } from '../../shared/commands/admit.ts';
import { changeApplication } from '../../shared/commands/change-application.ts';
import { choose } from '../../shared/commands/choose.ts';
import { leaveForAnother } from '../../shared/commands/leave-organization.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import { takeIn } from '../../shared/commands/take-in.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { idFrom } from '../../shared/ids.ts';
import { kazakhstaniMobile } from '../../shared/phone.ts';
import type { Places } from '../../shared/store/places.ts';
import type { Besides } from '../../shared/store/writes.ts';
import { assertOwn } from '../authority.ts';
import { Forbidden } from '../problem.ts';
import { idParam } from '../request.ts';
import { type Call, changing, reading } from '../route.ts';
import { applicationView } from '../views.ts';

/** CHO-1: a department that does what is the recipient's to do acts on their behalf, and the record says so. */
const inPerson = ({ caller, context }: Call) =>
  ({
    ...context,
    by: caller.role === 'department' ? { ...context.by, onBehalf: true as const } : context.by,
  }) satisfies { by: Actor };

/** QUE-10: silence is no negative. A card that lifts a suspension says itself that it names no contraindications. */
const presentedCard = bodies.medicalCard.required({ contraindications: true });

/**
 * SMS-1, SMS-6: the number that is right now is that of whoever is written to: the recipient's, or the representative's of
 * a minor or incapacitated one. An office may tell it, and they themselves.
 * @throws InvalidValue `invalid-phone` · Forbidden · AgainstNorm `representative-missing`
 */
const numberFor = async (
  { people, iinKeys }: KnownPersonDeps,
  { caller, personId: callerId, context }: Call,
  { personId, setting }: Application,
  phone: string | undefined,
): Promise<Besides['phone']> => {
  const number = phone && kazakhstaniMobile(phone, 'phone');
  const person = number ? await people.person(personId) : undefined;
  if (!number || !person) return undefined;
  const today = legalDateOf(context.now);
  const representative = reachedThrough(person, today) === 'representative';
  if (representative && !person.representative)
    throw new AgainstNorm(
      'representative-missing',
      'A minor or incapacitated recipient is written to through their representative, and none is known.',
      groundOf('APP-1', today, setting),
    );
  const iin = representative ? person.representative?.iin : undefined;
  const reached = iin ? await iinKeys.personIdOf(iin) : personId;
  if (caller.role === 'citizen' && callerId !== reached)
    throw new Forbidden('The number is that of whoever is written to: they themselves or the department tell it.');
  return { personId, number, ...(iin && { representative: iin }) };
};

export const applicationRoutes = (deps: KnownPersonDeps & { places: Places }) => {
  const own = async ({ caller, personId, request }: Call) =>
    assertOwn(caller, personId, await deps.store.application(idParam(request)));

  return {
    'POST /v1/applications': changing(
      deps,
      'fileApplication',
      bodies.fileApplication,
      async (call, filed, withAnswer) => {
        const { request, caller, context } = call;
        if (caller.role !== 'department') throw new Forbidden('Applications are filed at a department.');
        const applicationId = idFrom('app', request.requestId);
        const answer = { status: 201, body: { applicationId } };
        await takeIn(deps, applicationId, caller.departmentId, filed, context, withAnswer(answer));
        return answer;
      },
    ),

    'GET /v1/applications/{id}': reading(deps, 'seeApplication', async (call) => {
      const application = await own(call);
      return applicationView(application, await deps.store.timeline(application.applicationId), {
        today: legalDateOf(call.context.now),
        role: call.caller.role,
      });
    }),

    'GET /v1/applications/{id}/position': reading(deps, 'seeApplication', async (call) => {
      const application = await own(call);
      const where = { setting: application.setting, on: legalDateOf(call.context.now) };
      const entry = entryOf(application);
      if (!entry)
        throw new WrongState('not-in-queue', 'This application stands in no queue.', groundOf('QUE-11', where.on));
      const position = positionFrom(await deps.places.ahead(entry), where);
      // CAT-8: a licence may be renewed, so the turn is kept; but no place is promised meanwhile.
      const organization = await deps.store.organization(entry.organizationId);
      const obstacle = organization && obstacleToTaking(organization, where.on);
      const standing = { ...entry, ...(obstacle && { obstacle: explainRefusal(obstacle) }) };
      return {
        ...position,
        ...(obstacle && { suspendedBecause: obstacle.code }),
        explanation: explainPosition(position, standing, where),
      };
    }),

    'POST /v1/applications/{id}/decision': changing(
      deps,
      'decide',
      bodies.makeDecision,
      async (call, body, withAnswer) => {
        const { applicationId } = await own(call);
        const { reason, decidedBy, ...decided } = body;
        const answer = { status: 200, body: { applicationId, status: body.outcome } };
        await changeApplication(
          deps.store,
          applicationId,
          (application) =>
            makeDecision(
              application,
              { ...decided, ...(reason && { reason }), ...(decidedBy && { decidedBy }) },
              call.context,
            ),
          (application) => withAnswer(answer, { remark: remarkOf(application, 'decision', reason) }),
        );
        return answer;
      },
    ),

    'POST /v1/applications/{id}/decision-cancellation': changing(
      deps,
      'cancelDecision',
      bodies.cancelDecision,
      async (call, { reason, ...cancelled }, withAnswer) => {
        const { applicationId } = await own(call);
        const answer = { status: 200, body: { applicationId, status: 'ended' } };
        await changeApplication(
          deps.store,
          applicationId,
          (application) => cancelDecision(application, cancelled, call.context),
          (application) => withAnswer(answer, { remark: remarkOf(application, 'decision', reason) }),
        );
        return answer;
      },
    ),

    'POST /v1/applications/{id}/choice': changing(
      deps,
      'choose',
      bodies.chooseOrganization,
      async (call, body, withAnswer) => {
        const { applicationId } = await own(call);
        const context = inPerson(call);
        const decide = (application: Application, choice: Choice) =>
          chooseOrganization(application, choice, { queueIfFull: body.queueIfFull }, context);
        await leaveForAnother(deps.store, applicationId, body.organizationId, decide, context);
        return choose(deps, applicationId, body.organizationId, decide, withAnswer);
      },
    ),

    'POST /v1/applications/{id}/postponement': changing(
      deps,
      'postpone',
      bodies.postponeArrival,
      async (call, { reason, until, signature }, withAnswer) => {
        const { applicationId } = await own(call);
        const answer = { status: 200, body: { arriveBy: until } };
        await changeApplication(
          deps.store,
          applicationId,
          (application) => postponeArrival(application, { until }, inPerson(call)),
          (application) => withAnswer(answer, { remark: remarkOf(application, 'postponement', reason, signature) }),
        );
        return answer;
      },
    ),

    'POST /v1/applications/{id}/medical-card': changing(
      deps,
      'presentMedicalCard',
      presentedCard,
      async (call, card, withAnswer) => {
        const { applicationId } = await own(call);
        const answer = { status: 200, body: { applicationId, status: 'queued' } };
        await changeApplication(
          deps.store,
          applicationId,
          (application) => presentMedicalCard(application, cardOf(card), call.context),
          (application) => withAnswer(answer, { remark: remarkOf(application, 'medical-card', JSON.stringify(card)) }),
        );
        return answer;
      },
    ),

    'POST /v1/applications/{id}/still-waiting': changing(
      deps,
      'confirmStillWaiting',
      bodies.stillWaiting,
      async (call, { phone }, withAnswer) => {
        const { applicationId, status } = await own(call);
        const answerOf = (application: Pick<Application, 'status'>) => ({
          status: 200,
          body: { applicationId, status: application.status },
        });
        const { application } = await changeApplication(
          deps.store,
          applicationId,
          (state) => confirmStillWaiting(state, inPerson(call)),
          async (state) => withAnswer(answerOf(state), { phone: await numberFor(deps, call, state, phone) }),
        );
        return answerOf(application ?? { status });
      },
    ),

    'POST /v1/applications/{id}/withdrawal': changing(
      deps,
      'withdraw',
      bodies.withdraw,
      async (call, { reason }, withAnswer) => {
        const { applicationId } = await own(call);
        const answer = { status: 200, body: { applicationId, status: 'withdrawn' } };
        await changeApplication(
          deps.store,
          applicationId,
          (application) => withdrawApplication(application, inPerson(call)),
          (application) => withAnswer(answer, { remark: remarkOf(application, 'withdrawal', reason) }),
        );
        return answer;
      },
    ),

    'POST /v1/applications/{id}/isp': changing(
      deps,
      'renewProgramme',
      bodies.renewProgramme,
      async (call, programme, withAnswer) => {
        const { applicationId } = await own(call);
        const answer = { status: 200, body: { applicationId, validTo: programme.validTo } };
        await changeApplication(
          deps.store,
          applicationId,
          (application) => renewProgramme(application, programme, call.context),
          withAnswer(answer),
        );
        return answer;
      },
    ),
  };
};
