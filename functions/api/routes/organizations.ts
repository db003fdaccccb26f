import type * as z from 'zod';
import { admitRecipient } from '../../../domain/application/decide-end.ts';
import { registerOrganization } from '../../../domain/organization/decide.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import * as bodies from '../../../events/http/bodies.ts';
import { changeApplication } from '../../shared/commands/change-application.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import { vacate } from '../../shared/commands/vacate.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import { idFrom } from '../../shared/ids.ts';
import type { Places } from '../../shared/store/places.ts';
import { assertOwn, assertOwnOrganization } from '../authority.ts';
import { Forbidden } from '../problem.ts';
import { idParam } from '../request.ts';
import { changing, openReading, reading } from '../route.ts';
import { organizationView } from '../views.ts';

/** A card says so by a yes, by words or by a list; an empty one says there are none. */
const hasContraindications = (card: z.output<typeof bodies.admit>['medicalCard']): boolean => {
  const said = card?.contraindications;
  return typeof said === 'boolean' ? said : (said?.length ?? 0) > 0;
};

export const organizationRoutes = (deps: PersonDeps & { places: Places }) => ({
  'POST /v1/organizations': changing(
    deps,
    'registerOrganization',
    bodies.registerOrganization,
    async ({ request, caller, context }, body, withAnswer) => {
      if (caller.role !== 'authority' || caller.regionId !== body.address.region)
        throw new Forbidden('An authority registers the organizations of its own region.');
      const organizationId = idFrom('org', request.requestId);
      const answer = { status: 201, body: { organizationId } };
      const facts = registerOrganization({ organizationId, ...body }, context);
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
      await vacate(deps.store, organizationId, count, context, withAnswer(answer));
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
    async ({ request, caller, personId, context }, { applicationId, order, medicalCard }, withAnswer) => {
      assertOwnOrganization(caller, await deps.store.organization(idParam(request)));
      const stayId = idFrom('stay', request.requestId);
      const answer = { status: 201, body: { stayId } };
      await changeApplication(
        deps.store,
        applicationId,
        (application, organization) => {
          assertOwn(caller, personId, application);
          if (!organization) throw new Unknown('organization');
          return admitRecipient(
            application,
            organization,
            { stayId, order, contraindicated: hasContraindications(medicalCard) },
            context,
          );
        },
        (application) =>
          withAnswer(answer, {
            remark: remarkOf(application, 'medical-card', medicalCard && JSON.stringify(medicalCard)),
          }),
      );
      return answer;
    },
  ),
});
