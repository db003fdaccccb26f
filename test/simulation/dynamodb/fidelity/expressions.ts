import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';

export type Item = Record<string, AttributeValue>;

/** A command of the low-level client. `pages`: it is asked on from where each answer ends, so often at most. */
export type Asked = { command: string; input: Readonly<Record<string, unknown>>; pages?: number };

/** A part of an expression, in which `?` stands for each of the values in turn, and `#name` for an attribute `name`. */
export type Template = { text: string; values: readonly AttributeValue[] };

export const S = (text: string): AttributeValue => ({ S: text });

/** One of them mostly, so that what is compared is often the same. */
const often = (first: AttributeValue, ...others: AttributeValue[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const N = (number: string): AttributeValue => ({ N: number });

export const text = often(S('waiting'), ...['2025-03-10T05:00:00.000Z', '2025-03-11T05:00:00.000Z', ''].map(S));
export const number = often(N('1'), ...['0', '2', '10', '-3', '0.5', '120', '-12.05', '1.5', '0.012'].map(N));
export const map = fc
  .record({ version: number, phone: text, iin: text }, { requiredKeys: [], noNullPrototype: true })
  .map((M): AttributeValue => ({ M }));
const list = fc.array(fc.oneof(text, number), { maxLength: 2 }).map((L): AttributeValue => ({ L }));
const truth = fc.boolean().map((BOOL): AttributeValue => ({ BOOL }));
export const value = fc.oneof(text, number, map, list, truth, fc.constant<AttributeValue>({ NULL: true }));

/** The parts of a request that hold expressions, by their names there. */
export const expressed = (parts: Readonly<Record<string, Template | undefined>>): Record<string, unknown> => {
  const values: Item = {};
  const texts: Record<string, string> = {};
  for (const [part, template] of Object.entries(parts)) {
    if (!template) continue;
    const left = [...template.values];
    texts[part] = template.text.replace(/\?/g, () => {
      const name = `:v${Object.keys(values).length}`;
      values[name] = left.shift() ?? S('');
      return name;
    });
  }
  const names = Object.values(texts).flatMap((one) => [...one.matchAll(/#(\w+)/g)]);
  return {
    ...texts,
    ...(names.length > 0 && { ExpressionAttributeNames: Object.fromEntries(names) }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};

const paths = fc.constantFrom(
  '#state',
  '#state.#version',
  '#version',
  '#representative.#iin',
  'claimedUntil',
  '#free',
  'pk',
);

const comparison = fc
  .record({
    path: paths,
    by: fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
    ordered: fc.oneof(text, number),
    any: value,
    isTurned: fc.boolean(),
  })
  .map(
    ({ path, by, ordered, any, isTurned }): Template => ({
      text: isTurned ? `? ${by} ${path}` : `${path} ${by} ?`,
      values: [by === '=' || by === '<>' ? any : ordered],
    }),
  );

const call = fc
  .record({ name: fc.constantFrom('attribute_exists', 'attribute_not_exists'), path: paths })
  .map(({ name, path }): Template => ({ text: `${name}(${path})`, values: [] }));

const beginning = fc
  .record({ path: paths, prefix: fc.constantFrom('w', '2025', 'APP#', 'Ж') })
  .map(({ path, prefix }): Template => ({ text: `begins_with(${path}, ?)`, values: [S(prefix)] }));

const simple = fc.oneof(comparison, call, beginning);

const joined = (parts: fc.Arbitrary<Template>): fc.Arbitrary<Template> =>
  fc.tuple(parts, fc.constantFrom('AND', 'OR'), parts).map(([one, by, other]) => ({
    text: `${one.text} ${by} ${other.text}`,
    values: [...one.values, ...other.values],
  }));

const bracketed = (before: string, inner: fc.Arbitrary<Template>): fc.Arbitrary<Template> =>
  inner.map((one) => ({ ...one, text: `${before}(${one.text})` }));

/** A condition of any form that we know; brackets around brackets are no form that DynamoDB knows. */
export const condition = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('attribute_not_exists(pk)', 'attribute_exists(pk)')
      .map((text) => ({ text, values: [] })),
  },
  { weight: 3, arbitrary: simple },
  { weight: 1, arbitrary: joined(joined(simple)) },
  { weight: 1, arbitrary: joined(fc.oneof(bracketed('', joined(simple)), bracketed('NOT ', joined(simple)), simple)) },
  { weight: 1, arbitrary: bracketed('NOT ', fc.oneof(simple, joined(simple))) },
);
