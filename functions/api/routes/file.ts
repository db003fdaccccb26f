import type { Application } from '../../../domain/application/application.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { handoverOf } from '../../../domain/records/transfer-act.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { fileIn } from '../../shared/store/file.ts';
import { organizationKey } from '../../shared/store/keys.ts';
import { preferred } from '../accept.ts';
import { assertOwn } from '../authority.ts';
import { actPage } from '../file/act-page.ts';
import { coverPage } from '../file/cover-page.ts';
import { actView, fileView, type Named } from '../file/views.ts';
import { readingOf } from '../reading.ts';
import { idParam } from '../request.ts';
import { type Call, personalReading } from '../route.ts';

const forms = ['application/json', 'text/html'] as const;

/** FIL-1, TRA-2: the personal file as its organization keeps it, and the act by which it is handed over. */
export const fileRoutes = (deps: KnownPersonDeps) => {
  const { store } = deps;

  /** @throws Unknown `stay` */
  const stayOf = async (call: Call): Promise<Application> => {
    const applicationId = await store.applicationOfStay(idParam(call.request));
    const application = applicationId ? await store.application(applicationId) : undefined;
    return assertOwn(call, call.action, application, 'stay');
  };

  const namesOf = async (ids: readonly (string | undefined)[]): Promise<ReadonlyMap<string, Named>> => {
    const wanted = [...new Set(ids.filter((id) => id !== undefined))];
    const items = await store.batch(wanted.map(organizationKey));
    const found = items.map(({ state }) => state as Pick<Organization, 'organizationId' | 'name' | 'address'>);
    return new Map(found.map((one) => [one.organizationId, one]));
  };

  return {
    'GET /v1/stays/{id}/file': personalReading(deps, 'GET /v1/stays/{id}/file', async (call) => {
      const application = await stayOf(call);
      const form = preferred(call.request, forms);
      const { organizationId = '' } = application;
      const file = await fileIn(deps, application, organizationId, readingOf(call, 'personal-file'));
      if (!file) throw new Unknown('stay');
      const view = fileView(file, await namesOf([organizationId, file.formation.cameFrom]));
      return form === 'text/html' ? coverPage(view) : ok(view);
    }),

    'GET /v1/stays/{id}/transfer-act': personalReading(deps, 'GET /v1/stays/{id}/transfer-act', async (call) => {
      const application = await stayOf(call);
      const form = preferred(call.request, forms);
      const { id: caller = '' } = call.context.by;
      const timeline = (await store.timeline(application.applicationId)).map(({ fact }) => fact);
      const handover = handoverOf(application, timeline, caller);
      const { fromOrganizationId, toOrganizationId, madeAt } = handover;
      const file = await fileIn(deps, application, fromOrganizationId, readingOf(call, 'personal-file'), madeAt);
      if (!file) throw new Unknown('stay');
      const names = await namesOf([fromOrganizationId, toOrganizationId]);
      const view = actView(file, handover, names, legalDateOf(call.context.now));
      return form === 'text/html' ? actPage(view) : ok(view);
    }),
  };
};
