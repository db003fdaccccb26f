import * as z from 'zod/mini';
import { checked } from '../../schema.ts';

export const vacateBeds = z.object({ count: z._default(checked(z.int(), z.gte(1), z.lte(1_000)), 1) });
