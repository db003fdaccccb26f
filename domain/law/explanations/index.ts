export { citation } from './citation.ts';
export { explainDeadline } from './deadlines.ts';
export type { Explanation } from './explanation.ts';
export { explainMissing } from './missing.ts';
export { explainPosition } from './position.ts';
export { explainRefusal } from './refusals.ts';
export { explainTurn } from './turns.ts';
