import middy from '@middy/core';
import { composeDueDeps } from '../shared/compose.ts';
import { createHandler } from './handler.ts';

export const handler = middy(createHandler(composeDueDeps()));
