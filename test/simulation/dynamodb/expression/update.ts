import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid, NotSimulated } from '../errors.ts';
import type { Item } from '../value.ts';
import type { Assignment, Path } from './parse.ts';
import { type Placeholders, valueAt } from './placeholders.ts';

const withValue = (map: Item, [name = '', ...rest]: Path, value: AttributeValue): Item => {
  if (rest.length === 0) return { ...map, [name]: value };
  const inner = map[name]?.M;
  if (!inner) throw invalid('The document path provided in the update expression is invalid for update');
  return { ...map, [name]: { M: withValue(inner, rest, value) } };
};

const without = (map: Item, [name = '', ...rest]: Path): Item => {
  if (rest.length > 0) throw new NotSimulated('a removal from within a map');
  const { [name]: _, ...others } = map;
  return others;
};

/** Whole numbers alone are added, and small ones. */
const sumOf = (before: AttributeValue | undefined, added: AttributeValue | undefined): AttributeValue => {
  if (added?.N === undefined || (before && before.N === undefined))
    throw invalid('An operand in the update expression has an incorrect data type');
  const sum = Number(before?.N ?? 0) + Number(added.N);
  if (!Number.isSafeInteger(sum)) throw new NotSimulated('a sum that is no whole number');
  return { N: String(sum) };
};

/** An item as an update makes it out of another; what it reads is what was there before. @throws ValidationException when a path leads nowhere */
export const assigned = (item: Item, assignments: readonly Assignment[], placeholders: Placeholders): Item =>
  assignments.reduce((changed, assignment) => {
    const path = placeholders.path(assignment.path);
    if ('by' in assignment) {
      if (path.length > 1) throw new NotSimulated('an addition within a map');
      return withValue(changed, path, sumOf(valueAt(item, path), placeholders.value({ value: assignment.by }, item)));
    }
    if (!('to' in assignment)) return without(changed, path);
    const value = placeholders.value(assignment.to, item);
    if (!value) throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return withValue(changed, path, value);
  }, item);
