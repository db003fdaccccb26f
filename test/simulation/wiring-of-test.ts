import { inject } from 'vitest';
import { type Wiring, wiringOf } from './wiring.ts';

/** The wiring of the assembly that was synthesized for this test run. */
export const testWiring = (): Wiring => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  return wiringOf(assembly.dir);
};
