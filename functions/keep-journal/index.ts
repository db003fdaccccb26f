import middy from '@middy/core';
import { composeDeps } from '../shared/compose.ts';
import { eachEvent } from '../shared/each-event.ts';
import { createHandler } from './handler.ts';

export const handler = middy(eachEvent(createHandler(composeDeps())));
