import middy from '@middy/core';
import { publishFacts } from './handler.ts';

export const handler = middy(publishFacts);
