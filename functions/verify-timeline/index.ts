import middy from '@middy/core';
import { composeTimelines } from '../shared/compose.ts';
import { createHandler } from './handler.ts';

export const handler = middy(createHandler(composeTimelines()));
