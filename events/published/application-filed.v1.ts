import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** An application was filed at a department. */
export const applicationFiled = fact('ApplicationFiled', 'An application was filed at a department.', {
  applicationId: id,
  departmentId: z.string(),
});
