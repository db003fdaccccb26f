import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import { composeApiDeps } from '../shared/compose.ts';
import { routesOf } from './routes.ts';

export const handler = middy(httpRouter(routesOf(composeApiDeps())));
