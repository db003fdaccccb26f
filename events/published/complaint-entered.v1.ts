import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A complaint or proposal entered the book of an organization; neither what it says nor whose it is goes out. */
export const complaintEntered = fact(
  'ComplaintEntered',
  'A complaint or proposal entered the book of an organization.',
  {
    organizationId: id,
    no: z.int(),
  },
);
