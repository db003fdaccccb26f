import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import { composeApiDeps } from '../shared/compose.ts';
import { problem } from './problem.ts';
import { routesOf } from './routes.ts';

export const handler = middy(
  httpRouter({
    routes: routesOf(composeApiDeps()),
    // The gateway has matched a route; an escaped slash in the path keeps the router from matching it too.
    notFoundResponse: () => problem(404, { code: 'route-not-found', detail: 'There is no such route.' }),
  }),
);
