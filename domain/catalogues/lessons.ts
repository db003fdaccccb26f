import type { Setting } from '../vocabulary.ts';
import type { Name } from './catalogue.ts';
import data from './data/lessons.json' with { type: 'json' };

/** How long a lesson lasts (REF-2) at a level of social skills, socialization and cognitive activity. */
export type Lesson = {
  readonly no: number;
  readonly level: 'lowest' | 'low' | 'normal' | 'slightly-reduced';
  readonly minutes: number;
  /** The first three lengths are bounds («дейін»), the last is the length itself. */
  readonly bound: 'at-most' | 'exactly';
  readonly name: Name;
};

/** By setting; `rules`: what the annex says before the list and after it. */
export const lessons = data as Readonly<
  Partial<Record<Setting, { readonly rules: readonly Name[]; readonly rows: readonly Lesson[] }>>
>;
