import type { ServiceKind } from '../vocabulary.ts';
import type { Name } from './catalogue.ts';
import data from './data/kinds.json' with { type: 'json' };

/** One of the eight kinds of services (REF-6), with its clause of decree № 330. */
export type KindOfService = {
  readonly id: ServiceKind;
  readonly name: Name;
  readonly clause: number;
  readonly purpose: Name;
  readonly measures: readonly Name[];
};

/** In the order of clause 2. The decree is repealed; annexes 4 and 5 of order 230 count by its kinds. */
export const kindsOfService = data as readonly KindOfService[];
