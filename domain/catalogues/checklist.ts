import { cite } from '../law/amendments.ts';
import type { LegalDate } from '../law/time.ts';
import type { Organization } from '../organization/organization.ts';
import type { Category, Setting } from '../vocabulary.ts';
import type { CatalogueEdition, Name } from './catalogue.ts';
import { type Equipment, type KindNumber, type Requirement, type Room, rooms } from './equipment.ts';
import { catalogues } from './list.ts';
import { catalogueEditionOn } from './look-up.ts';

/** What somebody has to have, or is advised to. `by`: the last day to acquire what is `phased`. */
type Asked = { readonly requirement: Requirement; readonly by?: LegalDate };

/**
 * One thing to tick off. `count`: how many the whole organization needs, where that follows from the annex and its places;
 * a single room of each kind is counted with. Absent where it hangs on something the system does not know.
 */
export type ListedItem = Pick<Equipment, 'name' | 'unit' | 'least' | 'most'> & Asked & { readonly count?: number };

export type ListedRoom = Pick<Room, 'id' | 'section' | 'name' | 'assumed'> &
  Asked & { readonly items: readonly ListedItem[] };

/** The equipment that an organization is to have (REF-4). */
export type Checklist = {
  readonly kinds: readonly KindNumber[];
  readonly source: string;
  readonly edition: CatalogueEdition;
  readonly assumptions: readonly Name[];
  readonly rooms: readonly ListedRoom[];
};

/** The number that the notes under annex 10 give a kind of organization, by whom it serves. */
const byCategory: Readonly<Record<Category, KindNumber>> = {
  'children-psychoneurological': 1,
  'children-musculoskeletal': 2,
  'adults-psychoneurological': 3,
  'persons-with-disability': 4,
  elderly: 4,
  'no-fixed-residence': 5,
  'released-or-probation': 5,
  'trafficking-victim': 6,
  'domestic-violence-victim': 7,
};

const kindsOf = (setting: Setting, categories: readonly Category[]): readonly KindNumber[] =>
  setting === 'home' ? [] : [...new Set(categories.map((category) => byCategory[category]))].sort();

/** «*»: three years, 2025 to 2027. */
const LAST_DAY_TO_ACQUIRE: LegalDate = '2027-12-31';

const strength: readonly Requirement[] = ['required', 'phased', 'recommended'];

/** Of a room and what stands in it the weaker word; what was phased is required when the years are over. */
const askedOn = (on: LegalDate, ...asked: readonly Requirement[]): Asked => {
  const requirement = strength.findLast((one) => asked.includes(one)) ?? 'required';
  if (requirement !== 'phased') return { requirement };
  return on <= LAST_DAY_TO_ACQUIRE ? { requirement, by: LAST_DAY_TO_ACQUIRE } : { requirement: 'required' };
};

/** How many the whole organization needs; nothing where it hangs on its specialists, or on the beds of one ward. */
const countOf = ({ unit, least }: Equipment, room: Room, capacity: number): { count?: number } => {
  if (least === undefined || unit.per === 'specialist' || unit.per === 'beds') return {};
  if (unit.per === 'recipient') return room.id === 'bedrooms' ? { count: least * capacity } : {};
  return { count: least };
};

const listed = (room: Room, kinds: readonly KindNumber[], capacity: number, on: LegalDate): ListedRoom => {
  const { id, section, name, assumed } = room;
  return {
    id,
    section,
    name,
    ...(assumed && { assumed }),
    ...askedOn(on, room.requirement),
    items: room.items
      .filter((item) => !item.kinds || item.kinds.some((kind) => kinds.includes(kind)))
      .map((item) => ({
        name: item.name,
        unit: item.unit,
        ...(item.least !== undefined && { least: item.least }),
        ...(item.most !== undefined && { most: item.most }),
        ...countOf(item, room, capacity),
        ...askedOn(on, room.requirement, item.requirement),
      })),
  };
};

const oneRoom: Name = {
  kk: 'Қосымшада бөлмелердің саны айтылмаған: әр бөлме біреу деп есептелді.',
  ru: 'Число комнат в приложении не названо: каждая комната посчитана за одну.',
};

const noHome: Name = {
  kk: 'Қосымшада үйде қызмет көрсету ұйымдары аталмаған: олар үшін ең төменгі жабдықтар тізбесі жоқ.',
  ru: 'Организации, оказывающие услуги на дому, в приложении не названы: минимального перечня оборудования для них нет.',
};

const releasedToo: Name = {
  kk: 'Бас бостандығынан айыру орындарынан босатылғандар мен пробацияда есепте тұрғандарға арналған ұйым тізбеде жоқ: тұрғылықты жері жоқ адамдарға арналған ұйымдай деп алынды.',
  ru: 'Организация для освобождённых из мест лишения свободы и состоящих на учёте службы пробации в перечне не названа: принята как организация для лиц без места жительства.',
};

const byWhomItServes: Name = {
  kk: 'Қосымшада жартылай стационарлық ұйымдардың түрлері ажыратылмаған: тізбе ұйым кімге қызмет көрсететініне қарай алынды.',
  ru: 'Виды полустационарных организаций в приложении не различаются: перечень взят по тому, кого организация обслуживает.',
};

const assumptionsOf = ({ setting, categories, details }: Subject): readonly Name[] => {
  if (setting === 'home') return [noHome];
  return [
    oneRoom,
    ...(categories.includes('released-or-probation') && !categories.includes('no-fixed-residence')
      ? [releasedToo]
      : []),
    ...(details?.kind ? [byWhomItServes] : []),
  ];
};

type Subject = Pick<Organization, 'setting' | 'categories' | 'details' | 'capacity'>;

/**
 * What an organization is to be equipped with, by its setting, whom it serves, and how many places it has (REF-4).
 * @throws AgainstNorm `catalogue-edition-missing` of a day before annex 10
 */
export const equipmentOf = (organization: Subject, on: LegalDate): Checklist => {
  const { setting, categories, capacity } = organization;
  const kinds = kindsOf(setting, categories);
  const [part] = catalogues.equipment.parts;
  const edition = catalogueEditionOn(part, on);
  return {
    kinds,
    source: cite(part.source, on),
    edition,
    assumptions: assumptionsOf(organization),
    rooms: rooms
      .filter((room) => room.kinds.some((kind) => kinds.includes(kind)))
      .filter((room) => !room.setting || room.setting === setting)
      .map((room) => listed(room, kinds, capacity, on)),
  };
};
