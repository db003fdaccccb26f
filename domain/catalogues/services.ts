import type { LegalDate } from '../law/time.ts';
import type { ServiceKind, Setting } from '../vocabulary.ts';
import type { Name } from './catalogue.ts';
import data from './data/services.json' with { type: 'json' };
import { catalogueEditionOn, partsOf } from './look-up.ts';

/** A service of a list (REF-1). `id`: stable, and unique within the setting; the same service has one id in every setting. */
export type Service = {
  readonly id: string;
  /** The text groups the services and names no group: which of the eight kinds it is follows from REF-6. */
  readonly kind: ServiceKind;
  readonly name: Name;
  /** Marks of the notes that limit it. */
  readonly notes?: readonly string[];
};

/** The lists as they stand in the text, by setting. */
export const services = data as Readonly<Record<Setting, readonly Service[]>>;

/** The notes under the list of temporary stay (263/4 annex 4). */
export const serviceNotes: Readonly<Record<Setting, readonly Name[]>> = {
  inpatient: [],
  'semi-inpatient': [],
  home: [],
  'temporary-stay': [
    {
      kk: '1 – тұрмыстық зорлық-зомбылық құрбандарына арнаулы әлеуметтік қызметтер көрсету кезінде қолданылады.',
      ru: '1 – применяется при оказании специальных социальных услуг жертвам бытового насилия.',
    },
    {
      kk: '2 – адам саудасының құрбандарына арнаулы әлеуметтік қызметтер көрсету кезінде қолданылады.',
      ru: '2 – применяется при оказании специальных социальных услуг жертвам торговли людьми.',
    },
  ],
};

/**
 * The services that a setting gives, in the order of the text (REF-1; 263/1–3 annex 5, 263/4 annex 4).
 * @throws AgainstNorm `catalogue-edition-missing` of a day before the first edition in hand
 */
export const servicesOf = (setting: Setting, on: LegalDate): readonly Service[] => {
  for (const part of partsOf('services', setting)) catalogueEditionOn(part, on);
  return services[setting];
};
