import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../errors.ts';
import type { Item } from '../value.ts';
import type { Assignment, Path } from './parse.ts';
import type { Placeholders } from './placeholders.ts';

const withValue = (map: Item, [name = '', ...rest]: Path, value: AttributeValue): Item => {
  if (rest.length === 0) return { ...map, [name]: value };
  const inner = map[name]?.M;
  if (!inner) throw invalid('The document path provided in the update expression is invalid for update');
  return { ...map, [name]: { M: withValue(inner, rest, value) } };
};

/** An item as `SET` makes it out of another. @throws ValidationException when a path leads nowhere */
export const assigned = (item: Item, assignments: readonly Assignment[], placeholders: Placeholders): Item =>
  assignments.reduce((changed, { path, to }) => {
    const value = placeholders.value(to, item);
    if (!value) throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return withValue(changed, placeholders.path(path), value);
  }, item);
