import type { Step } from './step.ts';
import type { World } from './world.ts';

/** Tries one decision on the world; a refusal comes out as it is. */
export type Act = (world: World, step: Step) => void;
