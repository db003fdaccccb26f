import * as z from 'zod/mini';

/** What `zod/mini` says in more words. Schemas are made with it, since of the whole zod every function would start later. */

type Check<S extends z.ZodMiniType> = z.core.CheckFn<z.output<S>> | z.core.$ZodCheck<z.output<S>>;

/** The schema, and what else must hold of what it lets in. */
export const checked = <S extends z.ZodMiniType>(schema: S, ...checks: Check<S>[]): S => schema.check(...checks) as S;

/** The schema, and what its documentation says of it. */
export const described = <S extends z.ZodMiniType>(schema: S, about: z.core.GlobalMeta): S => {
  const copy = schema.clone() as S;
  z.globalRegistry.add(copy, about);
  return copy;
};
