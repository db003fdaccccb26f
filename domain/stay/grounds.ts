import { cite } from '../law/amendments.ts';
import type { CitedNorm } from '../law/clauses.ts';
import type { LegalDate } from '../law/time.ts';
import { AgainstNorm } from '../refusal.ts';
import type { Setting } from '../vocabulary.ts';

/** A ground on which a stay may end, with the norm and the clause that allow it. */
export type EndingGround = { ground: string; norm: CitedNorm; source: string };

/** The grounds of a clause, in the order of its numbered parts. */
const listed = (norm: CitedNorm, clause: string, ...grounds: string[]): EndingGround[] =>
  grounds.map((ground, place) => ({ ground, norm, source: `${clause}(${place + 1})` }));

const inpatient: readonly EndingGround[] = [
  ...listed('END-1', '263/1 cl.13', 'request', 'disability-lifted', 'majority', 'paid-contract-broken', 'death'),
  ...listed('END-2', '263/1 cl.21', 'rules-broken', 'capacity-limited', 'absent-without-leave'),
];

const semiInpatient: readonly EndingGround[] = listed(
  'END-4',
  '263/2 cl.13',
  'request',
  'measures-over',
  'disability-lifted',
  'other-setting',
  'rules-broken',
  'paid-contract-broken',
  'death',
);

const home: readonly EndingGround[] = listed(
  'END-5',
  '263/3 cl.15',
  'request',
  'disability-lifted',
  'other-setting',
  'moved',
  'insult',
  'paid-contract-broken',
  'death',
  'education',
);

const temporaryStay: readonly EndingGround[] = [
  ...listed('END-6', '263/4 cl.13', 'request', 'housing-found', 'contract-over', 'contract-fulfilled', 'death'),
  ...listed(
    'END-6',
    '263/4 cl.18',
    'rules-broken',
    'contraindications',
    'absent-without-leave',
    'false-information',
    'contract-not-kept',
  ),
];

/** The grounds of ending that the standard of a setting knows, and where it lists them. */
type Grounds = { norm: CitedNorm; source: string; grounds: readonly EndingGround[] };

const bySetting: Record<Setting, Grounds> = {
  inpatient: { norm: 'END-1', source: '263/1 cl.13, 21', grounds: inpatient },
  'semi-inpatient': { norm: 'END-4', source: '263/2 cl.13', grounds: semiInpatient },
  home: { norm: 'END-5', source: '263/3 cl.15', grounds: home },
  'temporary-stay': { norm: 'END-6', source: '263/4 cl.13, 18', grounds: temporaryStay },
};

export const groundsOf = (setting: Setting): Grounds => bySetting[setting];

/**
 * What an ending by a ground rests on: the norm and the clause that list it for the setting, as cited on a day.
 * @throws AgainstNorm `ground-not-allowed`
 */
export const endingGroundOf = (
  setting: Setting,
  ground: string,
  on: LegalDate,
): { norm: CitedNorm; source: string } => {
  const { norm, source, grounds } = groundsOf(setting);
  const entry = grounds.find((allowed) => allowed.ground === ground);
  if (!entry)
    throw new AgainstNorm(
      'ground-not-allowed',
      'This is no ground of ending in this setting.',
      { norm, source: cite(source, on) },
      { ground, setting },
    );
  return { norm: entry.norm, source: cite(entry.source, on) };
};
