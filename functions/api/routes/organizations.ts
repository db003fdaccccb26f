import type { Application } from '../../../domain/application/application.ts';
import { deregisterOrganization, registerOrganization, vacateBeds } from '../../../domain/organization/decide.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { accepted, created, ok } from '../../shared/answer.ts';
import { admit } from '../../shared/commands/admit.ts';
import { beginPaidStay } from '../../shared/commands/begin-paid-stay.ts';
import { changeOrganization } from '../../shared/commands/change-organization.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { idFrom } from '../../shared/ids.ts';
import { present } from '../../shared/present.ts';
import type { Places } from '../../shared/store/places.ts';
import { assertOwn, assertOwnOrganization, mayAct } from '../authority.ts';
import { assertAsRead } from '../etag.ts';
import { Forbidden } from '../problem.ts';
import { idParam } from '../request.ts';
import { type Call, changing, openReading, reading } from '../route.ts';
import { entryView, organizationView } from '../views.ts';

export const organizationRoutes = (deps: KnownPersonDeps & { places: Places }) => {
  const own = async (call: Call) =>
    assertOwnOrganization(call, call.action, await deps.store.organization(idParam(call.request)));
  return {
    'POST /v1/organizations': changing(deps, 'POST /v1/organizations', async (call, body, withAnswer) => {
      const { request, action, context } = call;
      if (!mayAct(call, action, { organization: body }))
        throw new Forbidden('An authority registers the organizations of its own region.');
      const organizationId = idFrom('org', request.requestId);
      const answer = created({ organizationId });
      const { kind, bedroomArea, supportedLivingPlaces, departmentId, ...registered } = body;
      const details = present({ kind, supportedLivingPlaces, departmentId });
      const facts = registerOrganization(
        {
          organizationId,
          ...registered,
          ...(Object.keys(details).length > 0 && { details }),
          ...present({ bedroomArea }),
        },
        context,
      );
      await deps.store.commit({ facts }, withAnswer(answer));
      return answer;
    }),

    'GET /v1/organizations': openReading('GET /v1/organizations', async ({ limit, cursor, ...wanted }) => {
      const { items, ...next } = await deps.places.organizations(wanted, { limit, cursor });
      return ok({ organizations: items.map(organizationView), ...next });
    }),

    'POST /v1/organizations/{id}/vacancies': changing(
      deps,
      'POST /v1/organizations/{id}/vacancies',
      async (call, { count }, withAnswer) => {
        const organization = await own(call);
        const { organizationId } = organization;
        const answer = accepted({ organizationId, count });
        await changeOrganization(
          deps.store,
          organizationId,
          (state) => vacateBeds(state, count, call.context),
          withAnswer(answer),
          organization,
        );
        return answer;
      },
    ),

    'GET /v1/organizations/{id}/queue': reading(deps, 'GET /v1/organizations/{id}/queue', async (call, paged) => {
      const { organizationId } = await own(call);
      const { items, before, ...next } = await deps.places.queue(organizationId, paged);
      return ok({ entries: items.map((entry, shown) => entryView(entry, before + shown)), ...next });
    }),

    'POST /v1/organizations/{id}/admissions': changing(
      deps,
      'POST /v1/organizations/{id}/admissions',
      async (call, body, withAnswer) => {
        const organization = await own(call);
        const { organizationId } = organization;
        const theirs = (found: Application | undefined): Application => {
          const application = assertOwn(call, 'seeApplication', found);
          // TMP-1: where somebody applied they may see the case; nobody admits but the organization that was chosen.
          if (application.organizationId !== organizationId) throw new Unknown('application');
          assertAsRead(call.asRead, application);
          return application;
        };
        const stayId = idFrom('stay', call.request.requestId);
        return admit(deps.store, stayId, body, call.context, { organization, theirs }, withAnswer);
      },
    ),

    'POST /v1/organizations/{id}/paid-stays': changing(
      deps,
      'POST /v1/organizations/{id}/paid-stays',
      async (call, body, withAnswer) => {
        const { organizationId } = await own(call);
        return beginPaidStay(deps, organizationId, call.request.requestId, body, call.context, withAnswer);
      },
    ),

    'POST /v1/organizations/{id}/deregistration': changing(
      deps,
      'POST /v1/organizations/{id}/deregistration',
      async (call, { on }, withAnswer) => {
        const { organizationId } = await own(call);
        const answer = ok({ organizationId, on });
        await changeOrganization(
          deps.store,
          organizationId,
          (organization) => deregisterOrganization(organization, { on }, call.context),
          withAnswer(answer),
        );
        return answer;
      },
    ),
  };
};
