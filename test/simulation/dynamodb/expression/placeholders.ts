import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../errors.ts';
import { type Item, sizeOf } from '../value.ts';
import { type Operand, type Path, placeholdersIn } from './parse.ts';

/** The part of a request that its expressions speak of. */
export type Expressed = {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, AttributeValue> | undefined;
};

/** What the placeholders of a request stand for. */
export class Placeholders {
  readonly #names: Record<string, string>;
  readonly #values: Record<string, AttributeValue>;

  /** @throws ValidationException when one of the texts has a placeholder that is not given, or none has one that is */
  constructor({ ExpressionAttributeNames, ExpressionAttributeValues }: Expressed, ...texts: (string | undefined)[]) {
    this.#names = ExpressionAttributeNames ?? {};
    this.#values = ExpressionAttributeValues ?? {};
    const used = texts.flatMap((text = '') => placeholdersIn(text));
    const given = [...Object.keys(this.#names), ...Object.keys(this.#values)];
    for (const map of [ExpressionAttributeNames, ExpressionAttributeValues])
      if (map && Object.keys(map).length === 0) throw invalid('What expressions are given must not be empty');
    for (const one of used) if (!given.includes(one)) throw invalid(`${one} is used in an expression and not defined`);
    for (const one of given) if (!used.includes(one)) throw invalid(`${one} is defined and used in no expression`);
  }

  /** Of the values, in bytes. */
  get size(): number {
    return Object.values(this.#values).reduce((sum, value) => sum + sizeOf({ '': value }), 0);
  }

  /** The names of a path in the item. */
  path(path: Path): Path {
    return path.map((name) => this.#names[name] ?? name);
  }

  /** The value of an operand; nothing when it is not in the item. */
  value(operand: Operand, item: Item): AttributeValue | undefined {
    return 'value' in operand ? this.#values[operand.value] : valueAt(item, this.path(operand.path));
  }
}

/** What stands at a path of an item; nothing where there is nothing, or no map on the way. */
export const valueAt = (item: Item, [first = '', ...rest]: Path): AttributeValue | undefined => {
  const value = item[first];
  return rest.length === 0 ? value : value?.M && valueAt(value.M, rest);
};

/** No path may lead to, or into, where another leads. @throws ValidationException */
export const checkDistinct = (paths: readonly Path[]): void => {
  for (const [place, one] of paths.entries())
    for (const other of paths.slice(place + 1))
      if (one.slice(0, other.length).join('\0') === other.slice(0, one.length).join('\0'))
        throw invalid('Two document paths overlap with each other');
};
