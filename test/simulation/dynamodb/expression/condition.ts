import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { NotSimulated } from '../errors.ts';
import { compareValues, type Item, isSame } from '../value.ts';
import type { Comparator, Condition, Operand } from './parse.ts';
import { type Placeholders, valueAt } from './placeholders.ts';

/** Whether the order of two values fits; that of two types never does. */
const orders: Partial<Record<Comparator, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** What a request asks for by its order is a text or a number. */
const orderedValue = (operand: Operand, item: Item, placeholders: Placeholders): AttributeValue | undefined => {
  const value = placeholders.value(operand, item);
  if ('value' in operand && value?.S === undefined && value?.N === undefined)
    throw new NotSimulated('a condition on the order of what is neither text nor number');
  return value;
};

const compares = (
  { left, by, right }: Extract<Condition, { is: 'compared' }>,
  item: Item,
  placeholders: Placeholders,
): boolean => {
  const fits = orders[by];
  if (!fits) {
    const [one, other] = [placeholders.value(left, item), placeholders.value(right, item)];
    // What is not there is not even the same as something else that is not there.
    return (one !== undefined && isSame(one, other)) === (by === '=');
  }
  const [one, other] = [orderedValue(left, item, placeholders), orderedValue(right, item, placeholders)];
  const order = one && other && compareValues(one, other);
  return order !== undefined && fits(order);
};

/** Whether a condition holds of an item; of one that is not there, as of one that holds nothing. */
export const holds = (condition: Condition, item: Item, placeholders: Placeholders): boolean => {
  switch (condition.is) {
    case 'and':
      return holds(condition.left, item, placeholders) && holds(condition.right, item, placeholders);
    case 'or':
      return holds(condition.left, item, placeholders) || holds(condition.right, item, placeholders);
    case 'not':
      return !holds(condition.of, item, placeholders);
    case 'there':
      return valueAt(item, placeholders.path(condition.path)) !== undefined;
    case 'compared':
      return compares(condition, item, placeholders);
    case 'beginning': {
      const text = valueAt(item, placeholders.path(condition.path))?.S;
      const prefix = orderedValue(condition.prefix, item, placeholders)?.S;
      return text !== undefined && prefix !== undefined && text.startsWith(prefix);
    }
    case 'between':
      throw new NotSimulated('BETWEEN in a condition that is not on keys');
  }
};
