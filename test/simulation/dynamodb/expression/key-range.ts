import { invalid } from '../errors.ts';
import type { KeySchema } from '../schema.ts';
import { compareText } from '../value.ts';
import type { Condition, Operand } from './parse.ts';
import type { Placeholders } from './placeholders.ts';

/** A stretch of sort keys. */
type SortRange = {
  /** Negative for what comes before it, 0 for what is in it, positive for what comes behind it. */
  side: (sort: string) => number;
  /** Its first and its last key, where the condition names them as its ends. */
  first?: string;
  last?: string;
};

/** What a condition on keys finds. */
export type KeyRange = SortRange & { partition: string };

/** The sort keys that one condition on them finds, by its operator and the texts it compares with. */
const ranges: Record<string, (one: string, other: string) => SortRange> = {
  '=': (text) => ({ side: (sort) => compareText(sort, text) }),
  '<': (text) => ({ side: (sort) => (compareText(sort, text) < 0 ? 0 : 1) }),
  '<=': (text) => ({ side: (sort) => (compareText(sort, text) <= 0 ? 0 : 1), last: text }),
  '>': (text) => ({ side: (sort) => (compareText(sort, text) > 0 ? 0 : -1) }),
  '>=': (text) => ({ side: (sort) => (compareText(sort, text) >= 0 ? 0 : -1), first: text }),
  between: (low, high) => ({
    side: (sort) => (compareText(sort, low) < 0 ? -1 : compareText(sort, high) > 0 ? 1 : 0),
    first: low,
    last: high,
  }),
  beginning: (prefix) => ({ side: (sort) => (sort.startsWith(prefix) ? 0 : compareText(sort, prefix)) }),
};

/** One attribute, compared with texts. */
type Clause = { name: string | undefined; by: string; operands: readonly Operand[] };

const clausesOf = (condition: Condition): Clause[] => {
  const nameOf = (operand: Operand) => ('path' in operand && operand.path.length === 1 ? operand.path[0] : undefined);
  switch (condition.is) {
    case 'and':
      return [...clausesOf(condition.left), ...clausesOf(condition.right)];
    case 'compared':
      return [{ name: nameOf(condition.left), by: condition.by, operands: [condition.right] }];
    case 'between':
      return [{ name: nameOf(condition.operand), by: 'between', operands: [condition.low, condition.high] }];
    case 'beginning':
      return [{ name: nameOf(condition), by: 'beginning', operands: [condition.prefix] }];
    default:
      throw invalid('Invalid operator used in KeyConditionExpression');
  }
};

/** What a condition on the keys of a table, or of an index, finds. @throws ValidationException */
export const keyRangeOf = (
  { partitionKey, sortKey }: KeySchema,
  condition: Condition,
  placeholders: Placeholders,
): KeyRange => {
  const clauses = clausesOf(condition).map(({ name = '', by, operands }) => ({
    name: placeholders.path([name])[0],
    by,
    texts: operands.map((operand) => {
      const text = 'value' in operand ? placeholders.value(operand, {})?.S : undefined;
      if (!text) throw invalid('A key is compared with what is no string, or an empty one');
      return text;
    }),
  }));
  const [onPartition, ...twice] = clauses.filter(({ name }) => name === partitionKey);
  const [onSort, ...others] = clauses.filter(({ name }) => name !== partitionKey);
  const [partition] = onPartition?.texts ?? [];
  if (partition === undefined || onPartition?.by !== '=' || twice.length > 0)
    throw invalid('Query key condition not supported');
  if (!onSort) return { partition, side: () => 0 };
  const [one = '', other = ''] = onSort.texts;
  const range = ranges[onSort.by];
  if (!range || onSort.name !== sortKey || others.length > 0) throw invalid('Query key condition not supported');
  if (onSort.by === 'between' && compareText(one, other) > 0)
    throw invalid('The upper bound of BETWEEN is below the lower');
  return { partition, ...range(one, other) };
};
