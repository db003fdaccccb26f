import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Explanation } from '../../domain/law/explanations/index.ts';
import { explainRefusal, type RefusalCode, refusalCodes } from '../../domain/law/explanations/refusals.ts';

/** Why a norm or the state of a case refuses a call: with which statuses, and how it is told to whom it concerns. */
type Refusal = { code: RefusalCode; statuses: readonly number[]; explanation: Explanation };

/** Thrown by way of a table, as no class beside them says. */
const byTable: Partial<Record<RefusalCode, number>> = {
  'done-by-decision': 409,
  'done-by-transfer': 409,
  'done-by-approval': 409,
};

const statusOfClass = { WrongState: 409, AgainstNorm: 422, Malformed: 400 } as const;

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = globSync('{domain,functions}/**/*.ts', { cwd: root })
  .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
  .join('\n');

/** By which statuses a code is answered: the class that is thrown says it, and nothing else does. */
const statusesOf = (code: RefusalCode): number[] => {
  if (code.endsWith('-not-found')) return [404];
  if (byTable[code]) return [byTable[code]];
  const thrown = Object.entries(statusOfClass).filter(([name]) =>
    new RegExp(`new ${name}\\(\\s*'${code}'`).test(sources),
  );
  return thrown.map(([, status]) => status).sort();
};

/** Every such refusal by its code; its sentence as it is without the particulars and the clause of a case. */
export const refusals: readonly Refusal[] = [...refusalCodes].sort().map((code) => ({
  code,
  statuses: statusesOf(code),
  explanation: explainRefusal({ code, ground: undefined, particulars: {} }),
}));
