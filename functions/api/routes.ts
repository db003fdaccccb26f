import { routes } from '../../events/http/routes.ts';
import type { KnownPersonDeps } from '../shared/compose.ts';
import type { Obligations } from '../shared/store/obligations.ts';
import type { Places } from '../shared/store/places.ts';
import { applicationRoutes } from './routes/applications.ts';
import { officeRoutes } from './routes/offices.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { stayRoutes } from './routes/stays.ts';

type ApiDeps = KnownPersonDeps & { places: Places; obligations: Obligations };

/** The handler of every route that the gateway serves; a route without a handler does not compile. */
export const routesOf = (deps: ApiDeps) => {
  const handlers = {
    ...organizationRoutes(deps),
    ...applicationRoutes(deps),
    ...officeRoutes(deps),
    ...stayRoutes(deps),
  };
  return routes.map(({ method, path }) => ({
    method,
    path,
    handler: handlers[`${method} ${path}` as keyof typeof handlers],
  }));
};
