import type { Setting } from '../vocabulary.ts';
import type { Name } from './catalogue.ts';
import data from './data/equipment.json' with { type: 'json' };

/** The kinds of organizations by their numbers in the notes under annex 10; service at home has none. */
export type KindNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const kindNumbers: readonly KindNumber[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * How firmly something is asked for. `phased` («*»): it may be acquired within 2025 to 2027, before the next licence.
 * `recommended`: by its title, by «**» (for administrative and managing staff) or by «***» (for a better quality).
 */
export type Requirement = 'required' | 'phased' | 'recommended';

/** What a quantity is counted by; `beds`: by so many of them. */
export type Unit = Name & {
  readonly per: 'organization' | 'room' | 'hall' | 'specialist' | 'recipient' | 'beds';
  readonly beds?: number;
};

/** One row of annex 10. `marks`: as they are written behind the name. No `least` where the cell is empty. */
export type Equipment = {
  readonly name: Name;
  readonly marks?: string;
  readonly unit: Unit;
  readonly least?: number;
  readonly most?: number;
  /** Absent where every organization that has the room has it. */
  readonly kinds?: readonly KindNumber[];
  readonly requirement: Requirement;
};

/** A room, or another place of work, with what stands in it. */
export type Room = {
  readonly id: string;
  readonly section: Name;
  readonly name: Name;
  readonly marks?: string;
  readonly kinds: readonly KindNumber[];
  /** Absent where it is of every setting that has one of its kinds. */
  readonly setting?: Setting;
  readonly requirement: Requirement;
  /** What was taken for granted, where the text does not say of which kinds it is. */
  readonly assumed?: Name;
  readonly items: readonly Equipment[];
};

const nobodyNamed: Name = {
  kk: 'Мәтінде бұл бөлме қай ұйымдарға арналғаны айтылмаған: барлық ұйымға қатысты деп алынды.',
  ru: 'В тексте не сказано, для каких организаций эта комната: принято, что для всех.',
};

/** Rooms of which annex 10 names no kind, and one whose marks are garbled in the text in hand. */
const assumptions: Readonly<Record<string, { readonly kinds: readonly KindNumber[]; readonly because: Name }>> = {
  laundry: { kinds: kindNumbers, because: nobodyNamed },
  'swimming-pool': { kinds: kindNumbers, because: nobodyNamed },
  'sports-ground-recommended': {
    kinds: [1, 3],
    because: {
      kk: 'Мәтінде қай ұйымдарға арналғаны айтылмаған: спорт алаңындағыдай деп алынды.',
      ru: 'В тексте не сказано, для каких организаций: принято как для спортивной площадки.',
    },
  },
  'physicians-office': {
    kinds: [1, 2, 3, 4],
    because: {
      kk: 'Мәтіндегі белгілер бүлінген: көршілес дәрігерлік бөлмелердегідей 1, 2, 3, 4 деп оқылды.',
      ru: 'Знаки в тексте повреждены: прочитаны как 1, 2, 3, 4, как у соседних медицинских кабинетов.',
    },
  },
  'labour-training-recommended': {
    kinds: [3, 4],
    because: {
      kk: 'Мәтінде қай ұйымдарға арналғаны айтылмаған: еңбек сабағы бөлмелеріндегідей деп алынды.',
      ru: 'В тексте не сказано, для каких организаций: принято как для помещений уроков труда.',
    },
  },
};

/** Of inpatient organizations, by its title («стационарлық типтегі ұйымдарда»). */
const inpatientOnly: ReadonlySet<string> = new Set(['procedure-room', 'palliative-ward']);

/** Recommended, by its title («ұсынылатын», «ұсынылады»). */
const recommended: ReadonlySet<string> = new Set([
  'group-room-recommended',
  'physical-education-recommended',
  'sports-ground',
  'sports-ground-recommended',
  'playground',
  'swimming-pool',
  'labour-training-recommended',
]);

const numbersIn = (marks: string): KindNumber[] =>
  [...marks.matchAll(/[1-7]/g)].map(([number]) => Number(number) as KindNumber);

const requirementOf = (marks: string): Requirement => {
  const [stars] = /\*+/.exec(marks) ?? [''];
  if (stars === '') return 'required';
  return stars === '*' ? 'phased' : 'recommended';
};

type Row = Pick<Equipment, 'name' | 'marks' | 'least' | 'most'> & { readonly unit: string };

const unitOf = (text: string): Unit => {
  const unit = (data.units as readonly Unit[]).find(({ kk }) => kk === text);
  if (!unit) throw new Error(`There is no unit ${text}`);
  return unit;
};

const itemOf = ({ unit, ...row }: Row): Equipment => {
  const kinds = numbersIn(row.marks ?? '');
  return {
    ...row,
    unit: unitOf(unit),
    ...(kinds.length > 0 && { kinds }),
    requirement: requirementOf(row.marks ?? ''),
  };
};

type Rows = Pick<Room, 'id' | 'name' | 'marks'> & { readonly items: readonly Row[] };

const roomOf = (section: Name, { items, ...room }: Rows): Room => {
  const assumption = assumptions[room.id];
  return {
    ...room,
    section,
    kinds: assumption?.kinds ?? numbersIn(room.marks ?? ''),
    ...(inpatientOnly.has(room.id) && { setting: 'inpatient' }),
    requirement: recommended.has(room.id) ? 'recommended' : requirementOf(room.marks ?? ''),
    ...(assumption && { assumed: assumption.because }),
    items: items.map(itemOf),
  };
};

/** The least equipment of organizations by room (REF-4; 230 annex 10), in the order of the text. */
export const rooms: readonly Room[] = (
  data.sections as readonly { readonly name: Name; readonly rooms: readonly Rows[] }[]
).flatMap((section) => section.rooms.map((room) => roomOf(section.name, room)));

/** The notes under the annex: the numbers of the kinds, and the stars. */
export const equipmentNotes: readonly Name[] = data.notes;
