import middy from '@middy/core';
import { composeDeps } from '../shared/compose.ts';
import { createHandler } from './handler.ts';

export const handler = middy(createHandler(composeDeps()));
