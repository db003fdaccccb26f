import * as z from 'zod/mini';
import type { Application } from '../../../domain/application/application.ts';
import { cite } from '../../../domain/law/amendments.ts';
import { citation } from '../../../domain/law/explanations/citation.ts';
import { type LegalDate, legalDateOf } from '../../../domain/law/time.ts';
import { Unknown } from '../../../domain/refusal.ts';
import type { Listed } from '../../../events/forms/form.ts';
import { formOf, forms } from '../../../events/forms/index.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { preferred } from '../accept.ts';
import { assertOwn } from '../authority.ts';
import { formPage } from '../forms/page.ts';
import { prefilled } from '../forms/prefill.ts';
import { schemas } from '../forms/schemas.ts';
import { style } from '../forms/style.ts';
import type { Language, Values } from '../forms/values.ts';
import { readingOf } from '../reading.ts';
import { idParam } from '../request.ts';
import type { Page } from '../result.ts';
import { making, openReading, personalReading } from '../route.ts';

const types = ['application/json', 'text/html'] as const;

/** @throws Unknown `form` */
const sought = (id: string) => {
  const found = formOf(id);
  if (!found) throw new Unknown('form');
  return found;
};

type Found = ReturnType<typeof sought>;

/** Which form it is, and the edition of it that is in hand (EDI-2, EDI-3). */
const headOf = ({ title, source }: Listed, today: LegalDate) => ({ title, source: cite(source, today) });

const pageOf = async (found: Found, values: Values, language: Language, today: LegalDate): Promise<Page> => {
  const { title, source } = headOf(found, today);
  const page = formPage({ form: await found.load(), values, language }, title, citation(source));
  return { status: 200, page, style };
};

/** Whether a form is filled in of such a case. */
const isOf = ({ settings, categories }: Listed, { setting, category }: Application): boolean =>
  settings.includes(setting) && (categories?.includes(category) ?? true);

/** APP-1, APP-6, TMP-3, TMP-7: the forms of order 263, blank, filled in by whoever calls, and with what is known of a case. */
export const formRoutes = (deps: KnownPersonDeps) => ({
  'GET /v1/forms': openReading('GET /v1/forms', async ({ setting }, { now }) => {
    const listed = Object.entries<Listed>(forms).filter(([, { settings }]) => !setting || settings.includes(setting));
    const today = legalDateOf(now);
    return ok({
      forms: listed.map(([formId, form]) => {
        const { title, source } = headOf(form, today);
        const { settings, categories } = form;
        return {
          formId,
          title,
          source,
          citation: citation(source),
          settings: [...settings],
          ...(categories && { categories: [...categories] }),
        };
      }),
    });
  }),

  'GET /v1/forms/{id}': openReading('GET /v1/forms/{id}', async ({ language }, request) => {
    const found = sought(idParam(request));
    const today = legalDateOf(request.now);
    if (preferred(request, types) === 'text/html') return pageOf(found, {}, language, today);
    return ok({ ...(await schemas[found.id]()), 'x-source': headOf(found, today).source });
  }),

  'POST /v1/forms/{id}/print': making(deps, 'POST /v1/forms/{id}/print', async (call, body, { language }) => {
    const found = sought(idParam(call.request));
    preferred(call.request, ['text/html']);
    const { schema } = await found.load();
    const values: Values = z.partial(schema).parse(body);
    return pageOf(found, values, language, legalDateOf(call.context.now));
  }),

  'GET /v1/applications/{id}/forms/{formId}': personalReading(
    deps,
    'GET /v1/applications/{id}/forms/{formId}',
    async (call, { language }) => {
      const { action, request, personId: asksId, context } = call;
      const application = assertOwn(call, action, await deps.store.application(idParam(request)));
      const found = sought(idParam(request, 'formId'));
      if (!isOf(found, application)) throw new Unknown('form');
      const type = preferred(request, types);
      const at = application.organizationId ?? application.temporary?.appliedAt;
      const [form, person, organization] = await Promise.all([
        found.load(),
        deps.people.person(application.personId, readingOf(call, 'form')),
        at === undefined ? undefined : deps.store.organization(at),
      ]);
      const today = legalDateOf(context.now);
      const values = person ? prefilled(form, { application, person, organization, today, language, asksId }) : {};
      if (type === 'text/html') return pageOf(found, values, language, today);
      return ok({ formId: found.id, ...headOf(found, today), values });
    },
  ),
});
