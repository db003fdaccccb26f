/** The words of the contract that the core reasons with. Their translations are in `docs/glossary.md`. */

export type Setting = 'inpatient' | 'semi-inpatient' | 'home' | 'temporary-stay';

/** The settings that have a queue for places with a term to arrive (ARR-1, ARR-2). */
export type ResidentialSetting = 'inpatient' | 'semi-inpatient';

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

/** Who did it. `onBehalf`: an office acted for the recipient (CHO-1, the self-service sector). */
export type Actor = {
  role: 'citizen' | 'department' | 'organization' | 'authority' | 'operator' | 'system';
  id?: string;
  onBehalf?: true;
};
