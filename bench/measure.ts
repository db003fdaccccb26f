import type { Measured } from './result.ts';

/** What all measurements share. `quick`: ninety seconds for all of them together, in CI. */
export type Bench = {
  quick: boolean;
  /** The folder of the synthesized cloud assembly, the bundles of the functions among it. */
  assembly: string;
  /** A folder that is gone afterwards. */
  folder: string;
  /** Where DynamoDB Local answers. */
  endpoint: string;
  /** Tells whoever waits how far it is. */
  say: (text: string) => void;
};

export type Measure = { name: string; run: (bench: Bench) => Promise<Measured[]> };
