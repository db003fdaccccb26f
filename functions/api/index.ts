import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import { compose } from '../shared/compose.ts';
import { routesOf } from './routes.ts';

export const handler = middy(httpRouter(routesOf(compose().apiDeps())));
