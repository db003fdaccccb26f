import type { ResidentialSetting } from '../vocabulary.ts';

/** A ground on which a stay may end, with the norm that allows it. */
export type EndingGround = { ground: string; norm: string; source: string };

const inpatient: readonly EndingGround[] = [
  ...['request', 'disability-lifted', 'majority', 'paid-contract-broken', 'death'].map((ground) => ({
    ground,
    norm: 'END-1',
    source: '263/1 cl.13',
  })),
  ...['rules-broken', 'capacity-limited', 'absent-without-leave'].map((ground) => ({
    ground,
    norm: 'END-2',
    source: '263/1 cl.21',
  })),
];

const semiInpatient: readonly EndingGround[] = [
  'request',
  'measures-over',
  'disability-lifted',
  'other-setting',
  'rules-broken',
  'paid-contract-broken',
  'death',
].map((ground) => ({ ground, norm: 'END-4', source: '263/2 cl.13' }));

/** The grounds of ending that the standard of a setting knows, and where it lists them. */
export const groundsOf = (
  setting: ResidentialSetting,
): { norm: string; source: string; grounds: readonly EndingGround[] } =>
  setting === 'inpatient'
    ? { norm: 'END-1', source: '263/1 cl.13, 21', grounds: inpatient }
    : { norm: 'END-4', source: '263/2 cl.13', grounds: semiInpatient };
