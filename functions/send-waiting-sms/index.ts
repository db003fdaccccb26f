import middy from '@middy/core';
import { compose } from '../shared/compose.ts';
import { createHandler } from './handler.ts';

export const handler = middy(createHandler(compose().messageDeps()));
