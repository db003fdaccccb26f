import { type EndpointKey, endpoints } from '../../events/http/endpoints.ts';
import { whenAsked } from '../../events/when-asked.ts';
import type { FileDeps } from '../shared/compose.ts';
import type { Book } from '../shared/store/book.ts';
import type { Obligations } from '../shared/store/obligations.ts';
import type { Places } from '../shared/store/places.ts';
import type { HttpHandler } from './route.ts';
import type { SigningDeps } from './signed.ts';

type ApiDeps = FileDeps & SigningDeps & { places: Places; obligations: Obligations; book: Book };

/** Imported when a route of theirs is first called: a start needs none of them, and most functions live for few kinds of calls. */
export const groups = {
  organizations: whenAsked(async () => (await import('./routes/organizations.ts')).organizationRoutes),
  journal: whenAsked(async () => (await import('./routes/journal.ts')).journalRoutes),
  applications: whenAsked(async () => (await import('./routes/applications.ts')).applicationRoutes),
  choice: whenAsked(async () => (await import('./routes/choice.ts')).choiceRoutes),
  plans: whenAsked(async () => (await import('./routes/plans.ts')).planRoutes),
  stays: whenAsked(async () => (await import('./routes/stays.ts')).stayRoutes),
  forms: whenAsked(async () => (await import('./routes/forms.ts')).formRoutes),
  file: whenAsked(async () => (await import('./routes/file.ts')).fileRoutes),
  documents: whenAsked(async () => (await import('./routes/documents.ts')).documentRoutes),
  complaints: whenAsked(async () => (await import('./routes/complaints.ts')).complaintRoutes),
  outcomes: whenAsked(async () => (await import('./routes/outcomes.ts')).outcomeRoutes),
  visits: whenAsked(async () => (await import('./routes/visits.ts')).visitRoutes),
  offices: whenAsked(async () => (await import('./routes/offices.ts')).officeRoutes),
  catalogues: whenAsked(async () => (await import('./routes/catalogues.ts')).catalogueRoutes),
  me: whenAsked(async () => (await import('./routes/me.ts')).meRoutes),
};

type Group = keyof typeof groups;

type Handlers<G extends Group> = ReturnType<Awaited<ReturnType<(typeof groups)[G]>>>;

type Some = Partial<Record<EndpointKey, HttpHandler>>;

type Serving<K extends EndpointKey> = { [G in Group]: K extends keyof Handlers<G> ? G : never }[Group];

/** Which group serves a route; a route without a handler does not compile. */
const groupOf: { readonly [K in EndpointKey]: Serving<K> } = {
  'POST /v1/organizations': 'organizations',
  'GET /v1/organizations': 'organizations',
  'POST /v1/organizations/{id}/vacancies': 'organizations',
  'GET /v1/organizations/{id}/queue': 'organizations',
  'GET /v1/organizations/{id}/journal': 'journal',
  'POST /v1/organizations/{id}/complaints': 'complaints',
  'GET /v1/organizations/{id}/complaints': 'complaints',
  'POST /v1/organizations/{id}/complaints/{no}/answer': 'complaints',
  'GET /v1/organizations/{id}/outcomes': 'outcomes',
  'GET /v1/organizations/{id}/equipment': 'catalogues',
  'POST /v1/organizations/{id}/admissions': 'organizations',
  'POST /v1/organizations/{id}/paid-stays': 'organizations',
  'POST /v1/organizations/{id}/deregistration': 'organizations',
  'POST /v1/applications': 'applications',
  'GET /v1/applications/{id}': 'applications',
  'GET /v1/applications/{id}/position': 'applications',
  'POST /v1/applications/{id}/decision': 'applications',
  'POST /v1/applications/{id}/decision-cancellation': 'applications',
  'POST /v1/applications/{id}/choice': 'choice',
  'POST /v1/applications/{id}/postponement': 'applications',
  'POST /v1/applications/{id}/medical-card': 'applications',
  'POST /v1/applications/{id}/still-waiting': 'applications',
  'POST /v1/applications/{id}/withdrawal': 'applications',
  'POST /v1/applications/{id}/isp': 'applications',
  'POST /v1/stays/{id}/leave': 'stays',
  'POST /v1/stays/{id}/return': 'stays',
  'POST /v1/stays/{id}/suspension': 'stays',
  'POST /v1/stays/{id}/resumption': 'stays',
  'POST /v1/stays/{id}/transfer': 'stays',
  'POST /v1/stays/{id}/extension': 'stays',
  'POST /v1/stays/{id}/supported-living': 'stays',
  'POST /v1/stays/{id}/supported-living-end': 'stays',
  'POST /v1/stays/{id}/visit-schedule': 'visits',
  'POST /v1/stays/{id}/visits': 'visits',
  'GET /v1/stays/{id}/visits': 'visits',
  'POST /v1/stays/{id}/discharge': 'stays',
  'GET /v1/stays/{id}/plan': 'plans',
  'POST /v1/stays/{id}/plan': 'plans',
  'POST /v1/stays/{id}/plan/measures': 'plans',
  'POST /v1/stays/{id}/plan/approval': 'plans',
  'GET /v1/stays/{id}/monitoring': 'plans',
  'POST /v1/stays/{id}/monitoring': 'plans',
  'GET /v1/applications/{id}/forms/{formId}': 'forms',
  'GET /v1/forms': 'forms',
  'GET /v1/forms/{id}': 'forms',
  'POST /v1/forms/{id}/print': 'forms',
  'GET /v1/stays/{id}/file': 'file',
  'GET /v1/stays/{id}/transfer-act': 'file',
  'POST /v1/stays/{id}/documents': 'documents',
  'POST /v1/stays/{id}/documents/{documentId}/received': 'documents',
  'GET /v1/stays/{id}/documents/{documentId}': 'documents',
  'GET /v1/statistics/outcomes': 'outcomes',
  'GET /v1/obligations': 'offices',
  'POST /v1/obligations/{id}/done': 'offices',
  'GET /v1/me': 'me',
  'GET /v1/catalogues': 'catalogues',
  'GET /v1/catalogues/{id}': 'catalogues',
};

/** The handler of every route that the gateway serves, by its method and path. */
export const routesOf = (deps: ApiDeps): ReadonlyMap<string, HttpHandler> => {
  const importOf: Readonly<Record<Group, () => Promise<(deps: ApiDeps) => Some>>> = groups;
  const handlersOf = Object.fromEntries(
    (Object.keys(groups) as Group[]).map((group) => [group, whenAsked(async () => (await importOf[group]())(deps))]),
  ) as Record<Group, () => Promise<Some>>;
  const handlerOf =
    (key: EndpointKey): HttpHandler =>
    async (event) => {
      const { [key]: handle } = await handlersOf[groupOf[key]]();
      if (!handle) throw new Error(`${groupOf[key]} does not serve ${key}`);
      return handle(event);
    };
  return new Map((Object.keys(endpoints) as EndpointKey[]).map((key) => [key, handlerOf(key)]));
};
