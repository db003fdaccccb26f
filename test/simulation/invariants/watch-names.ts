import { must } from '../../invariants/violation.ts';
import type { Resident } from '../life/moment.ts';

/** Nobody is born in the days that dates of papers and terms are of. */
const bornBefore = '2022-01-01';

/** What names a person by letters, each to be found as a whole word. */
const wordsOf = ({ recipient: { name, address, representative } }: Resident): string[] => [
  address.line,
  ...[name, representative?.name].flatMap((one) => (one ? [one.family, one.given] : [])),
];

/** What does so by digits, wherever it stands. */
const digitsOf = ({ iin, phone, recipient: { phone: own, birthDate, representative } }: Resident): string[] => [
  iin,
  ...[phone, own, representative?.iin, representative?.phone].flatMap((one) => one ?? []),
  ...(birthDate < bornBefore ? [birthDate] : []),
];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const anyOf = (texts: readonly string[]): string => [...new Set(texts)].map(escaped).join('|');

/** What leaves the house names nobody who lives in the world, nor their parents: a log, an event, a message (SMS-2). */
export const watchNames = (residents: readonly Resident[]): ((text: string) => void) => {
  const words = `(?<!\\p{L})(?:${anyOf(residents.flatMap(wordsOf))})(?!\\p{L})`;
  const naming = new RegExp(`${words}|${anyOf(residents.flatMap(digitsOf))}`, 'u');
  return (text) => {
    const named = naming.exec(text)?.[0];
    must(named === undefined, 'SMS-2 · no log, no event and no message names a person', () => ({ named, text }));
  };
};
