import { cite } from '../law/amendments.ts';
import type { LegalDate } from '../law/time.ts';
import { AgainstNorm, Unknown } from '../refusal.ts';
import type { Setting } from '../vocabulary.ts';
import type { Catalogue, CatalogueEdition, Part } from './catalogue.ts';
import { type CatalogueId, catalogues } from './list.ts';

export const catalogueIds = Object.keys(catalogues) as CatalogueId[];

/**
 * The catalogue of that name.
 * @throws Unknown `catalogue`
 */
export const catalogueIdOf = (id: string): CatalogueId => {
  const found = catalogueIds.find((one) => one === id);
  if (!found) throw new Unknown('catalogue');
  return found;
};

/**
 * The edition of a list on a day: the one in force, or the last known one of a list that was repealed.
 * @throws AgainstNorm `catalogue-edition-missing` of a day before the first in hand
 */
export const catalogueEditionOn = (part: Part, on: LegalDate): CatalogueEdition => {
  const editions = part.editions();
  const found = editions.findLast(({ since }) => since <= on);
  if (found) return found;
  const { norm = '', since = '' } = editions[0] ?? {};
  throw new AgainstNorm(
    'catalogue-edition-missing',
    `No edition of ${part.source} that applied on ${on} is in hand; the first is of ${since}.`,
    { norm, source: cite(part.source, since) },
    { from: since },
  );
};

/**
 * The lists of a catalogue: all, or that of a setting and those of no setting in particular.
 * @throws AgainstNorm `catalogue-not-of-setting` where the setting has none
 */
export const partsOf = (id: CatalogueId, setting?: Setting): readonly Part[] => {
  const { norm, parts }: Catalogue = catalogues[id];
  const wanted = parts.filter((part) => !setting || !part.setting || part.setting === setting);
  if (wanted.length === 0)
    throw new AgainstNorm('catalogue-not-of-setting', `No list of this catalogue is of ${setting}.`, {
      norm,
      source: parts.map(({ source }) => source).join('; '),
    });
  return wanted;
};
