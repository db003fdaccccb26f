import { catalogueIdOf } from '../../../domain/catalogues/look-up.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { preferred } from '../accept.ts';
import { assertOwnOrganization } from '../authority.ts';
import { catalogueListView, catalogueView } from '../catalogue-view.ts';
import { idParam } from '../request.ts';
import { openReading, reading } from '../route.ts';

/** REF-1…REF-6: the catalogues of the orders for anybody, and what one organization is to be equipped with. */
export const catalogueRoutes = (deps: KnownPersonDeps) => ({
  'GET /v1/catalogues': openReading('GET /v1/catalogues', async () => ok(await catalogueListView())),

  'GET /v1/catalogues/{id}': openReading('GET /v1/catalogues/{id}', async ({ on, setting }, request) =>
    ok(await catalogueView(catalogueIdOf(idParam(request)), on ?? legalDateOf(request.now), setting)),
  ),

  'GET /v1/organizations/{id}/equipment': reading(
    deps,
    'GET /v1/organizations/{id}/equipment',
    async (call, { on }) => {
      const { request, action, context } = call;
      const organization = assertOwnOrganization(call, action, await deps.store.organization(idParam(request)));
      const type = preferred(request, ['application/json', 'text/html']);
      const { checklistView } = await import('../checklist-view.ts');
      const checklist = checklistView(organization, on ?? legalDateOf(context.now));
      if (type === 'application/json') return ok(checklist);
      const { checklistPage } = await import('../checklist-page.ts');
      return checklistPage(checklist);
    },
  ),
});
