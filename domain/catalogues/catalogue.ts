import type { Edition } from '../law/term.ts';
import type { LegalDate } from '../law/time.ts';
import type { Setting } from '../vocabulary.ts';

/** In Kazakh as the text has it, letter by letter; the Russian is our translation. */
export type Name = { readonly kk: string; readonly ru: string };

/** One edition. `repealed`: by which act, and from which day on nothing but its memory applies. */
export type CatalogueEdition = Edition & { readonly repealed?: { readonly by: string; readonly from: LegalDate } };

/** One list of a catalogue: an annex, of one setting where the text says so. */
export type Part = {
  readonly setting?: Setting;
  readonly title: Name;
  readonly source: string;
  /** In order of time, without a gap. */
  readonly editions: () => readonly CatalogueEdition[];
};

export type Catalogue = { readonly norm: string; readonly title: Name; readonly parts: readonly Part[] };
