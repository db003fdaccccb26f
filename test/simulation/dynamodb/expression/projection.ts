import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../value.ts';
import type { Path } from './parse.ts';

/** What an item holds at these paths, of which none leads into where another leads; of maps no more than is asked for. */
export const projected = (item: Item, paths: readonly Path[]): Item => {
  const found: Record<string, AttributeValue> = {};
  for (const [name = '', group] of Map.groupBy(paths, ([first]) => first)) {
    const value = item[name];
    const inner = group.map((path) => path.slice(1));
    if (!value) continue;
    if (inner.some((rest) => rest.length === 0)) found[name] = value;
    else if (value.M) {
      const M = projected(value.M, inner);
      if (Object.keys(M).length > 0) found[name] = { M };
    }
  }
  return found;
};
