import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { problem } from './problem.ts';
import { routesOf } from './routes.ts';

/** The whole API behind one function. The gateway has matched the route, and says in its event which. */
export const createHandler = (deps: Parameters<typeof routesOf>[0]) => {
  const routes = routesOf(deps);
  return middy(
    async (event: APIGatewayProxyEventV2WithJWTAuthorizer) =>
      (await routes.get(event.routeKey)?.(event)) ??
      problem(404, { code: 'route-not-found', detail: 'There is no such route.' }),
  );
};
