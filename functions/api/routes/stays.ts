import type * as z from 'zod';
import type { Application } from '../../../domain/application/application.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { extendStay } from '../../../domain/stay/contract.ts';
import { dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { beginLeave, endLeave } from '../../../domain/stay/leave.ts';
import { beginSupportedLiving, endSupportedLiving } from '../../../domain/stay/supported-living.ts';
import { resumeService, suspendService } from '../../../domain/stay/suspension.ts';
import type { AnswerOf, BodyOf, ChangeKey } from '../../../events/http/endpoints.ts';
import { ok } from '../../shared/answer.ts';
import { cardOf } from '../../shared/commands/admit.ts';
import { changeStay } from '../../shared/commands/change-stay.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import { transfer } from '../../shared/commands/transfer.ts';
import { visitsKnown } from '../../shared/commands/visits-known.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import { present } from '../../shared/present.ts';
import { assertOwn, mayAct } from '../authority.ts';
import { assertAsRead } from '../etag.ts';
import { idParam } from '../request.ts';
import { changing } from '../route.ts';

type Decide<B> = (
  application: Application,
  body: B,
  context: Context,
  organization: Organization,
) => Fact[] | Promise<Fact[]>;

type Status = 'admitted' | 'suspended' | 'ended';

type StayChanged = { status: 200; body: { stayId: string; status: unknown } };

type ActKey = {
  [K in ChangeKey]: K extends `POST /v1/stays/${string}` ? (AnswerOf<K> extends StayChanged ? K : never) : never;
}[ChangeKey];

/** An act of an organization on one of its stays, and the status that it leads to. */
const onStay =
  (deps: PersonDeps) =>
  <K extends ActKey>(key: K, status: Status, decide: Decide<z.output<BodyOf<K>>>) =>
    changing(deps, key, async (call, body, withAnswer) => {
      const stayId = idParam(call.request);
      const answer: AnswerOf<ActKey> = ok({ stayId, status });
      await changeStay(
        deps.store,
        stayId,
        (application, organization) => {
          assertOwn(call, call.action, application, 'stay');
          assertAsRead(call.asRead, application);
          if (!organization) throw new Unknown('organization');
          return decide(application, body, call.context, organization);
        },
        (application) => withAnswer(answer, { remark: remarkOf(application, 'stay', JSON.stringify(body)) }),
      );
      return answer as AnswerOf<K>;
    });

export const stayRoutes = (deps: PersonDeps) => {
  const stay = onStay(deps);
  return {
    'POST /v1/stays/{id}/leave': stay('POST /v1/stays/{id}/leave', 'admitted', (application, body, context) =>
      beginLeave(
        application,
        {
          order: body.order,
          from: body.from ?? body.date ?? body.order.date,
          ...present({ until: body.until, reason: body.reason }),
        },
        context,
      ),
    ),

    'POST /v1/stays/{id}/return': stay(
      'POST /v1/stays/{id}/return',
      'admitted',
      (application, { order, date, on }, context) =>
        endLeave(application, { order, on: on ?? date ?? order.date }, context),
    ),

    'POST /v1/stays/{id}/suspension': stay(
      'POST /v1/stays/{id}/suspension',
      'suspended',
      (application, { order, date, from }, context) =>
        suspendService(application, { order, from: from ?? date ?? order.date }, context),
    ),

    'POST /v1/stays/{id}/resumption': stay(
      'POST /v1/stays/{id}/resumption',
      'admitted',
      async (application, { order, date, on = date ?? order.date, medicalCard }, context) =>
        resumeService(
          application,
          { order, on, ...(medicalCard && { medicalCard: cardOf(medicalCard) }) },
          context,
          await visitsKnown(deps.store, application, on),
        ),
    ),

    'POST /v1/stays/{id}/extension': stay('POST /v1/stays/{id}/extension', 'admitted', extendStay),

    'POST /v1/stays/{id}/supported-living': stay(
      'POST /v1/stays/{id}/supported-living',
      'admitted',
      (application, body, context, organization) => beginSupportedLiving(application, organization, body, context),
    ),

    'POST /v1/stays/{id}/supported-living-end': stay(
      'POST /v1/stays/{id}/supported-living-end',
      'admitted',
      endSupportedLiving,
    ),

    // TRA-1: to anybody but those who send or are asked, and the authorities of their regions, there is no such stay.
    'POST /v1/stays/{id}/transfer': changing(deps, 'POST /v1/stays/{id}/transfer', (call, body, withAnswer) =>
      transfer(
        deps.store,
        idParam(call.request),
        body,
        call.context,
        (application, organization, toOrganizationId) => {
          const may = mayAct(call, call.action, { application, organization, toOrganizationId });
          if (may) assertAsRead(call.asRead, application);
          return may;
        },
        withAnswer,
      ),
    ),

    'POST /v1/stays/{id}/discharge': stay(
      'POST /v1/stays/{id}/discharge',
      'ended',
      (application, { order, date, ground, outcome, circumstances }, context) =>
        dischargeRecipient(
          application,
          {
            ground,
            order,
            date: date ?? order.date,
            ...(outcome && { outcome }),
            ...(circumstances && { circumstances: present(circumstances) }),
          },
          context,
        ),
    ),
  };
};
