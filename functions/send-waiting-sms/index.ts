import middy from '@middy/core';
import { composeMessageDeps } from '../shared/compose.ts';
import { createHandler } from './handler.ts';

export const handler = middy(createHandler(composeMessageDeps()));
