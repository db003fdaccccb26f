/** A filter over JSON events, already checked. */
export type Pattern = (event: unknown) => boolean;

type Leaf = (value: unknown) => boolean;

/**
 * Compiles an EventBridge pattern: exact values, `prefix`, `anything-but`, `exists`. Missing fields match only
 * `exists: false`. @throws an Error that names an operator it does not know, rather than filter wrongly.
 */
export function compilePattern(pattern: unknown, path = ''): Pattern {
  if (!isRecord(pattern)) throw new Error(`the event pattern at "${path}" is not an object`);
  const fields = Object.entries(pattern).map(([key, inner]): [string, Pattern] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (key.startsWith('$')) throw new Error(`the pattern operator ${key} is not known to the local runtime`);
    return [key, Array.isArray(inner) ? anyOf(inner.map((leaf) => compileLeaf(leaf, at))) : compilePattern(inner, at)];
  });
  return (event) => fields.every(([key, matches]) => matches(isRecord(event) ? event[key] : undefined));
}

/** An array in the event matches when one of its items does. */
function anyOf(leaves: readonly Leaf[]): Pattern {
  return (value) => {
    const values = Array.isArray(value) ? value : [value];
    return leaves.some((leaf) => values.some(leaf));
  };
}

function compileLeaf(leaf: unknown, path: string): Leaf {
  if (!isRecord(leaf)) return (value) => value === leaf;
  const [entry, ...more] = Object.entries(leaf);
  if (!entry || more.length > 0) throw new Error(`the event pattern at "${path}" must have one operator`);
  const [operator, operand] = entry;
  if (operator === 'prefix' && typeof operand === 'string')
    return (value) => typeof value === 'string' && value.startsWith(operand);
  if (operator === 'exists' && typeof operand === 'boolean')
    return (value) => (value !== undefined && !isRecord(value)) === operand;
  if (operator === 'anything-but') {
    const but = isRecord(operand)
      ? [compileLeaf(operand, path)]
      : listOf(operand).map((item) => compileLeaf(item, path));
    return (value) => value !== undefined && !isRecord(value) && !but.some((matches) => matches(value));
  }
  throw new Error(`the pattern operator ${operator} at "${path}" is not known to the local runtime`);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
