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
import * as bodies from '../../../events/http/bodies.ts';
import { cardOf } from '../../shared/commands/admit.ts';
import { changeStay } from '../../shared/commands/change-stay.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import { transfer } from '../../shared/commands/transfer.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import { present } from '../../shared/present.ts';
import { type Action, assertOwn } from '../authority.ts';
import { type Caller, idParam } from '../request.ts';
import { type Call, changing } from '../route.ts';

type Decide<B> = (application: Application, body: B, context: Context, organization: Organization) => Fact[];

type Status = 'admitted' | 'suspended' | 'ended';

/** An act of an organization on one of its stays, and the status that it leads to. */
const onStay =
  (deps: PersonDeps) =>
  <S extends z.ZodType>(action: Action, status: Status, schema: S, decide: Decide<z.output<S>>) =>
    changing(deps, action, schema, async ({ request, caller, personId, context }: Call, body, withAnswer) => {
      const stayId = idParam(request);
      const answer = { status: 200, body: { stayId, status } };
      await changeStay(
        deps.store,
        stayId,
        (application, organization) => {
          assertOwn(caller, personId, application, 'stay');
          if (!organization) throw new Unknown('organization');
          return decide(application, body, context, organization);
        },
        (application) => withAnswer(answer, { remark: remarkOf(application, 'stay', JSON.stringify(body)) }),
      );
      return answer;
    });

/**
 * TRA-1: the sending organization and its region's authority; the organization that is asked for, and the authority of its
 * region, while that is so. To anybody else there is no such stay.
 */
const mayTransfer = (caller: Caller, { stay }: Application, from: Organization, toOrganizationId: string): boolean => {
  const asked = stay?.transfer?.toOrganizationId === toOrganizationId ? stay.transfer : undefined;
  return caller.role === 'organization'
    ? [from.organizationId, asked?.toOrganizationId].includes(caller.organizationId)
    : caller.role === 'authority' && [from.address.region, asked?.toRegionId].includes(caller.regionId);
};

export const stayRoutes = (deps: PersonDeps) => {
  const stay = onStay(deps);
  return {
    'POST /v1/stays/{id}/leave': stay('changeStay', 'admitted', bodies.leave, (application, body, context) =>
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
      'changeStay',
      'admitted',
      bodies.comeBack,
      (application, { order, date, on }, context) =>
        endLeave(application, { order, on: on ?? date ?? order.date }, context),
    ),

    'POST /v1/stays/{id}/suspension': stay(
      'changeStay',
      'suspended',
      bodies.suspend,
      (application, { order, date, from }, context) =>
        suspendService(application, { order, from: from ?? date ?? order.date }, context),
    ),

    'POST /v1/stays/{id}/resumption': stay('changeStay', 'admitted', bodies.resume, (application, body, context) =>
      resumeService(
        application,
        {
          order: body.order,
          on: body.on ?? body.date ?? body.order.date,
          ...(body.medicalCard && { medicalCard: cardOf(body.medicalCard) }),
        },
        context,
      ),
    ),

    'POST /v1/stays/{id}/extension': stay('changeStay', 'admitted', bodies.extendStay, extendStay),

    'POST /v1/stays/{id}/supported-living': stay(
      'changeStay',
      'admitted',
      bodies.supportedLiving,
      (application, body, context, organization) => beginSupportedLiving(application, organization, body, context),
    ),

    'POST /v1/stays/{id}/supported-living-end': stay(
      'changeStay',
      'admitted',
      bodies.endSupportedLiving,
      endSupportedLiving,
    ),

    'POST /v1/stays/{id}/transfer': changing(
      deps,
      'transfer',
      bodies.transfer,
      async ({ request, caller, context }, body, withAnswer) =>
        transfer(
          deps.store,
          idParam(request),
          body,
          context,
          (application, from, toOrganizationId) => mayTransfer(caller, application, from, toOrganizationId),
          withAnswer,
        ),
    ),

    'POST /v1/stays/{id}/discharge': stay(
      'discharge',
      'ended',
      bodies.discharge,
      (application, { order, date, ground, circumstances }, context) =>
        dischargeRecipient(
          application,
          {
            ground,
            order,
            date: date ?? order.date,
            ...(circumstances && { circumstances: present(circumstances) }),
          },
          context,
        ),
    ),
  };
};
