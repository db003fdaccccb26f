import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import { problem } from './problem.ts';
import { routesOf } from './routes.ts';

/** The whole API behind one function. */
export const createHandler = (deps: Parameters<typeof routesOf>[0]) =>
  middy(
    httpRouter({
      routes: routesOf(deps),
      // The gateway has matched a route; an escaped slash in the path keeps the router from matching it too.
      notFoundResponse: () => problem(404, { code: 'route-not-found', detail: 'There is no such route.' }),
    }),
  );
