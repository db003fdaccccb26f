import type * as z from 'zod/mini';
import { whenAsked } from '../when-asked.ts';
import type { Action } from './authority.ts';
import type * as bodies from './bodies.ts';

/** A route of the API: who may call it, and what it takes. What it answers stands in answered.ts. */
export type Endpoint = {
  /** The row of the authority table; absent of what anybody may read. */
  action?: Action;
  /** What it does, for whoever reads the documentation. */
  summary: string;
  /** Asked for by whoever takes one, for no reading needs any of them, and a call at most one. */
  body?: () => Promise<z.ZodMiniType>;
  query?: z.ZodMiniObject;
  /** It shows a person: nobody on the way keeps a copy, and no tag saves a reading, since each is recorded. */
  personal?: true;
  /** To be had as a page for people, too, by `Accept`; or as that alone. */
  page?: 'too' | 'only';
  /** The media types that it is to be had as by `Accept`, besides JSON. */
  files?: readonly string[];
  /** An act in one case: under `If-Match` it is done only while the case is as it was read. */
  inCase?: true;
};

/** The schemas of all bodies. */
export const importedBodies = whenAsked(() => import('./bodies.ts'));

/** A body of bodies.ts. */
export const bodyOf =
  <Name extends keyof typeof bodies>(name: Name) =>
  async (): Promise<(typeof bodies)[Name]> =>
    (await importedBodies())[name];
