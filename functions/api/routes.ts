import { type EndpointKey, endpoints } from '../../events/http/endpoints.ts';
import type { KnownPersonDeps } from '../shared/compose.ts';
import type { Obligations } from '../shared/store/obligations.ts';
import type { Places } from '../shared/store/places.ts';
import type { HttpHandler } from './route.ts';
import { applicationRoutes } from './routes/applications.ts';
import { choiceRoutes } from './routes/choice.ts';
import { journalRoutes } from './routes/journal.ts';
import { meRoutes } from './routes/me.ts';
import { officeRoutes } from './routes/offices.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { stayRoutes } from './routes/stays.ts';
import type { SigningDeps } from './signed.ts';

type ApiDeps = KnownPersonDeps & SigningDeps & { places: Places; obligations: Obligations };

/** The handler of every route that the gateway serves; a route without a handler does not compile. */
export const routesOf = (deps: ApiDeps) => {
  const handlers: Record<EndpointKey, HttpHandler> = {
    ...organizationRoutes(deps),
    ...journalRoutes(deps),
    ...applicationRoutes(deps),
    ...choiceRoutes(deps),
    ...officeRoutes(deps),
    ...stayRoutes(deps),
    ...meRoutes(deps),
  };
  return (Object.keys(endpoints) as EndpointKey[]).map((key) => {
    const [method, path] = key.split(' ') as ['GET' | 'POST', string];
    return { method, path, handler: handlers[key] };
  });
};
