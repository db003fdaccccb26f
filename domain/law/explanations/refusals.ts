import { withClause } from './citation.ts';
import type { Explanation, Particulars } from './explanation.ts';
import { complaints } from './refusals-complaints.ts';
import { filing } from './refusals-filing.ts';
import { office } from './refusals-office.ts';
import { plan } from './refusals-plan.ts';
import { queue } from './refusals-queue.ts';
import { records } from './refusals-records.ts';
import { service } from './refusals-service.ts';
import { signature } from './refusals-signature.ts';
import { stay } from './refusals-stay.ts';
import { visits } from './refusals-visits.ts';
import type { Sentence } from './sentence.ts';

const sentences = {
  ...filing,
  ...queue,
  ...stay,
  ...service,
  ...office,
  ...plan,
  ...records,
  ...signature,
  ...visits,
  ...complaints,
} as const;

/** The stable names of refusals: a refusal without a sentence to explain it does not compile. */
export type RefusalCode = keyof typeof sentences;

export const refusalCodes = Object.keys(sentences) as RefusalCode[];

/** What a refusal knows of itself; the class stands in `domain/refusal.ts`, which names its codes from here. */
type Refused = {
  readonly code: RefusalCode;
  readonly ground?: { readonly norm: string; readonly source?: string } | undefined;
  readonly particulars: Particulars;
};

/** Why a command was refused, with the clause its ground names. */
export const explainRefusal = ({ code, ground, particulars }: Refused): Explanation => {
  const sentence: Sentence = sentences[code];
  return withClause(typeof sentence === 'function' ? sentence(particulars, ground?.norm) : sentence, ground?.source);
};
