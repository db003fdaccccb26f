/** The words of the contract that the core reasons with. Their translations are in `docs/glossary.md`. */

export type Setting = 'inpatient' | 'semi-inpatient' | 'home' | 'temporary-stay';

export type Category =
  | 'children-psychoneurological'
  | 'children-musculoskeletal'
  | 'adults-psychoneurological'
  | 'persons-with-disability'
  | 'elderly'
  | 'no-fixed-residence'
  | 'released-or-probation'
  | 'domestic-violence-victim'
  | 'trafficking-victim';

/** The eight kinds of special social services (REF-6), by which plans and their monitoring count. */
export type ServiceKind =
  | 'social-household'
  | 'social-medical'
  | 'social-psychological'
  | 'social-pedagogical'
  | 'social-labour'
  | 'social-cultural'
  | 'social-economic'
  | 'social-legal';

/** Why an entry keeps its place in a queue and is offered none: QUE-7, QUE-10. */
export type Blocked = 'isp-expired' | 'contraindications';

export type PriorityClass = 'out-of-turn' | 'first-of-all' | 'ordinary';

export type Status =
  | 'filed'
  | 'granted'
  | 'refused'
  | 'queued'
  | 'offered'
  | 'admitted'
  | 'suspended'
  | 'ended'
  | 'lapsed'
  | 'withdrawn';

/**
 * Who did it. `id`: the office, the person as the queue knows them, the rule of ours, or the system outside. `onBehalf`: the
 * recipient for whom a representative acted, or an office (CHO-1, the self-service sector).
 */
export type Actor = {
  role: 'citizen' | 'department' | 'organization' | 'authority' | 'operator' | 'system';
  id?: string;
  onBehalf?: string;
};

/** The norm that says whom a setting serves. */
export const settingNorm = {
  inpatient: 'CAT-1',
  'semi-inpatient': 'CAT-2',
  home: 'CAT-3',
  'temporary-stay': 'CAT-4',
} as const satisfies Record<Setting, string>;

/** Victims are identified and decided on before they are taken in (TMP-3, TMP-4). */
export const isVictim = (category: Category): boolean =>
  category === 'domestic-violence-victim' || category === 'trafficking-victim';

export const isChild = (category: Category): boolean =>
  category === 'children-psychoneurological' || category === 'children-musculoskeletal';
