import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import * as z from 'zod/mini';
import { addDays } from '../../../../domain/law/time.ts';
import { documents } from '../../../../functions/shared/clients.ts';

documents(new DynamoDBClient({}));

const day = z.object({ day: z.string() });

/** The three libraries that every function uses, each used once, and nothing of ours: below this no function can come. */
export const handler = middy(async () => addDays(day.parse({ day: '2025-01-01' }).day, 1));
