import fc from 'fast-check';

/** As much of JSON Schema as the schemas of the bodies use. */
export type JsonSchema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  format?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
};

/** Values that are plausible under a name, so that what is generated gets past the first check. */
export type Plausible = Record<string, readonly unknown[]>;

/** What is in no answer and in no log, when it was sent. */
export const mark = 'zq7xMark';

/** Texts that have done harm somewhere. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  `${mark}' OR '1'='1' --`,
  `${mark}"; DROP TABLE people; --`,
  `{"$ne": null, "${mark}": 1}`,
  `<script>alert("${mark}")</script>`,
  `\${jndi:ldap://${mark}/a}`,
  `%s%n%x%p ${mark} {{7*7}} \${7*7}`,
  `../../../../etc/passwd?${mark}`,
  `${mark}\u0000end`,
  `${mark}\r\nset-cookie: a=b`,
  `\u202e${mark}\u202c`,
  `${mark}\u200b\ufeff`,
  `${mark}\ud800`,
  `\udc00${mark}`,
  `${mark}\ufffd`,
  `👩‍👩‍👧‍👦 ${mark}`,
  `Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢ ${mark}`,
  '__proto__',
  'constructor',
  'ORG#org-1',
  'true',
  '0',
  '-1',
  '9999-12-31',
  '0000-00-00',
  '2025-02-30',
  '1e400',
  'null',
  mark.repeat(1280),
];

const hostileNumbers = [0, -0, -1, 0.1, 5e-324, 1.7e308, Number.MAX_SAFE_INTEGER, 2 ** 53, -(2 ** 63), 1e21] as const;

/** Any JSON at all, none of it expected. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.constantFrom(...hostileNumbers) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { [mark]: mark }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const dates = ['2024-12-31', '2025-03-01', '2025-03-10', '2025-03-11', '2025-04-01', '2030-01-01', '1900-01-01'];

/** JSON that a schema lets through, more or less, with a hostile leaf here and there. */
export const jsonFrom = (schema: JsonSchema, plausible: Plausible): fc.Arbitrary<unknown> => {
  const textOf = ({ format, maxLength = 40 }: JsonSchema): fc.Arbitrary<unknown> =>
    format === 'date'
      ? fc.constantFrom(...dates)
      : fc.string({ unit: fc.constantFrom(...'Әлімова-№5abc12'), minLength: 1, maxLength: Math.min(maxLength, 40) });

  const leafOf = (name: string, leaf: JsonSchema): fc.Arbitrary<unknown> => {
    const known = plausible[name];
    if (known) return fc.constantFrom(...known);
    if (leaf.enum) return fc.constantFrom(...leaf.enum);
    if ('const' in leaf) return fc.constant(leaf.const);
    if (leaf.type === 'boolean') return fc.boolean();
    const { minimum: min = 0, maximum: max = 10_000 } = leaf;
    if (leaf.type === 'integer') return fc.integer({ min, max: Math.min(max, min + 20) });
    if (leaf.type === 'number') return fc.double({ min, max, noNaN: true });
    return textOf(leaf);
  };

  const partOf = (name: string, part: JsonSchema): fc.Arbitrary<unknown> => {
    const { $ref, anyOf, oneOf, properties, required = [], items } = part;
    if ($ref) return partOf(name, schema.$defs?.[$ref.slice('#/$defs/'.length)] ?? {});
    if (properties) {
      const members = Object.entries(properties).map(([own, value]) => [own, partOf(own, value)] as const);
      return fc.record(Object.fromEntries(members), { requiredKeys: required });
    }
    const choices = anyOf ?? oneOf;
    if (choices) return fc.oneof(...choices.map((choice) => partOf(name, choice)));
    if (items)
      return plausibleList(name) ?? fc.array(partOf(name, items), { maxLength: Math.min(part.maxItems ?? 5, 5) });
    return fc.oneof({ weight: 60, arbitrary: leafOf(name, part) }, { weight: 1, arbitrary: hostileValue });
  };

  const plausibleList = (name: string): fc.Arbitrary<unknown> | undefined => {
    const known = plausible[name]?.filter(Array.isArray);
    return known?.length ? fc.constantFrom(...known) : undefined;
  };

  return partOf('', schema);
};

type Path = readonly (string | number)[];

const pathsIn = (value: unknown, at: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => [[...at, name], ...pathsIn(member, [...at, name])])
    : [];

/** One thing wrong with a body: a member dropped, of another type, one level deeper, or one too many. */
type Wound = { place: number; kind: 'drop' | 'swap' | 'wrap' | 'extra'; name: string; value: unknown };

const wounded = (body: unknown, { place, kind, name, value }: Wound): unknown => {
  const paths = pathsIn(body);
  const path = paths[place % Math.max(paths.length, 1)];
  if (!path) return value;
  const copy = structuredClone(body);
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((found, step) => found[step] as never, copy as never);
  const last = String(path.at(-1));
  if (kind === 'drop') delete parent[last];
  else if (kind === 'swap') parent[last] = value;
  else if (kind === 'wrap') parent[last] = [parent[last]];
  else Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
};

const wound: fc.Arbitrary<Wound> = fc.record({
  place: fc.nat(200),
  kind: fc.constantFrom('drop', 'swap', 'wrap', 'extra'),
  name: fc.constantFrom('__proto__', 'constructor', 'toString', 'personId', 'status', mark, `${mark}.${mark}`, ''),
  value: hostileValue,
});

/** Bodies by a schema: half of them as they should be, the others with a wound or two. */
export const bodiesFrom = (schema: JsonSchema, plausible: Plausible): fc.Arbitrary<string> =>
  fc
    .tuple(
      jsonFrom(schema, plausible),
      fc.oneof(fc.constant<Wound[]>([]), fc.array(wound, { minLength: 1, maxLength: 2 })),
    )
    .map(([body, wounds]) => JSON.stringify(wounds.reduce(wounded, body)) ?? 'null');
