import type { Application } from '../../../domain/application/application.ts';
import { deregisterOrganization, registerOrganization, vacateBeds } from '../../../domain/organization/decide.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import * as bodies from '../../../events/http/bodies.ts';
import { admit } from '../../shared/commands/admit.ts';
import { beginPaidStay } from '../../shared/commands/begin-paid-stay.ts';
import { changeOrganization } from '../../shared/commands/change-organization.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { idFrom } from '../../shared/ids.ts';
import { present } from '../../shared/present.ts';
import type { Places } from '../../shared/store/places.ts';
import { assertOwn, assertOwnOrganization } from '../authority.ts';
import { Forbidden } from '../problem.ts';
import { idParam } from '../request.ts';
import { changing, openReading, reading } from '../route.ts';
import { organizationView } from '../views.ts';

export const organizationRoutes = (deps: KnownPersonDeps & { places: Places }) => ({
  'POST /v1/organizations': changing(
    deps,
    'registerOrganization',
    bodies.registerOrganization,
    async ({ request, caller, context }, body, withAnswer) => {
      if (caller.role !== 'authority' || caller.regionId !== body.address.region)
        throw new Forbidden('An authority registers the organizations of its own region.');
      const organizationId = idFrom('org', request.requestId);
      const answer = { status: 201, body: { organizationId } };
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
    },
  ),

  'GET /v1/organizations': openReading(async ({ query }) => {
    const wanted = bodies.listOrganizations.parse(query);
    const all: Organization[] = await deps.places.organizations(wanted);
    return { organizations: all.map(organizationView) };
  }),

  'POST /v1/organizations/{id}/vacancies': changing(
    deps,
    'vacateBeds',
    bodies.vacateBeds,
    async ({ request, caller, context }, { count }, withAnswer) => {
      const organizationId = idParam(request);
      assertOwnOrganization(caller, await deps.store.organization(organizationId));
      const answer = { status: 202, body: { organizationId, count } };
      await changeOrganization(
        deps.store,
        organizationId,
        (organization) => vacateBeds(organization, count, context),
        withAnswer(answer),
      );
      return answer;
    },
  ),

  'GET /v1/organizations/{id}/queue': reading(deps, 'seeQueue', async ({ request, caller }) => {
    const { organizationId } = assertOwnOrganization(caller, await deps.store.organization(idParam(request)));
    const entries = await deps.places.queue(organizationId);
    return {
      entries: entries.map(({ applicationId, priorityClass, joinedAt, blocked, away }, before) => ({
        position: before + 1,
        applicationId,
        priorityClass,
        joinedAt,
        ...(blocked && { blocked }),
        ...(away && { postponed: true }),
      })),
    };
  }),

  'POST /v1/organizations/{id}/admissions': changing(
    deps,
    'admit',
    bodies.admit,
    async ({ request, caller, personId, context }, body, withAnswer) => {
      assertOwnOrganization(caller, await deps.store.organization(idParam(request)));
      const mayAct = (application: Application | undefined) => assertOwn(caller, personId, application);
      return admit(deps.store, idFrom('stay', request.requestId), body, context, mayAct, withAnswer);
    },
  ),

  'POST /v1/organizations/{id}/paid-stays': changing(
    deps,
    'beginPaidStay',
    bodies.beginPaidStay,
    async ({ request, caller, context }, body, withAnswer) => {
      const { organizationId } = assertOwnOrganization(caller, await deps.store.organization(idParam(request)));
      return beginPaidStay(deps, organizationId, request.requestId, body, context, withAnswer);
    },
  ),

  'POST /v1/organizations/{id}/deregistration': changing(
    deps,
    'deregisterOrganization',
    bodies.deregisterOrganization,
    async ({ request, caller, context }, { on }, withAnswer) => {
      const organizationId = idParam(request);
      assertOwnOrganization(caller, await deps.store.organization(organizationId));
      const answer = { status: 200, body: { organizationId, on } };
      await changeOrganization(
        deps.store,
        organizationId,
        (organization) => deregisterOrganization(organization, { on }, context),
        withAnswer(answer),
      );
      return answer;
    },
  ),
});
