import { isDeepStrictEqual } from 'node:util';

/** A JSON Schema of the kind that our events have: it may refer to its own `$defs`, and never to itself. */
export type Schema = { readonly [keyword: string]: unknown };

/**
 * Who relies on a version. `sent`: whoever listens to us. They must be able to read by it what we send tomorrow, and by
 * tomorrow's what we sent today, as a replay gives it. `taken`: whoever tells us. What they tell today must be taken tomorrow.
 */
export type Direction = 'sent' | 'taken';

/** What a schema says for people changes nothing for whoever relies on it. */
const forPeople = ['$schema', '$id', '$defs', '$comment', 'title', 'description', 'examples'];

/** What holds values, and no schema. */
const values = ['const', 'default', 'enum', 'required'];

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What a keyword holds, with every schema in it whole. */
const wholeIn = (keyword: string, value: unknown, defs: Schema): unknown => {
  if (values.includes(keyword)) return value;
  if (Array.isArray(value)) return value.map((one) => (isSchema(one) ? whole(one, defs) : one));
  if (!isSchema(value)) return value;
  if (keyword !== 'properties') return whole(value, defs);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isSchema(one) ? whole(one, defs) : one]));
};

/** The schema with what it refers to in its place, and without what is for people. @throws Error for a reference to nothing */
const whole = ({ $ref, ...own }: Schema, defs: Schema): Schema => {
  if ($ref !== undefined) {
    const meant = defs[String($ref).replace('#/$defs/', '')];
    if (!isSchema(meant)) throw new Error(`The schema refers to ${$ref}, which is not in it.`);
    return whole({ ...meant, ...own }, defs);
  }
  const kept = Object.entries(own).filter(([keyword]) => !forPeople.includes(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, wholeIn(keyword, value, defs)]));
};

const defsOf = ({ $defs }: Schema): Schema => (isSchema($defs) ? $defs : {});

/** What the change of one keyword breaks, each named by where it stands. */
type Judge = (older: unknown, newer: unknown, at: string) => string[];

const inside = (at: string, name: unknown): string => (at ? `${at}.${name}` : String(name));
const lacking = (one: unknown, other: unknown): unknown[] => list(one).filter((value) => !list(other).includes(value));
const unless = (holds: boolean, sentence: string): string[] => (holds ? [] : [sentence]);

const properties =
  (direction: Direction): Judge =>
  (older, newer, at) =>
    Object.entries((older ?? {}) as Schema).flatMap(([name, before]) => {
      const after = isSchema(newer) ? newer[name] : undefined;
      return isSchema(before) && isSchema(after)
        ? changes(before, after, inside(at, name), direction)
        : [`${inside(at, name)} is gone`];
    });

const items =
  (direction: Direction): Judge =>
  (older, newer, at) =>
    isSchema(older) && isSchema(newer) ? changes(older, newer, `${at}[]`, direction) : [`${at}: items changed`];

const newlyRequired: Judge = (older, newer, at) =>
  lacking(newer, older).map((name) => `${inside(at, name)} must be there, and need not before`);

const noLongerRequired: Judge = (older, newer, at) =>
  lacking(older, newer).map((name) => `${inside(at, name)} need not be there, and was always`);

const fewerValues: Judge = (older, newer, at) =>
  lacking(older, newer).map((value) => `${at} is never ${JSON.stringify(value)} any more`);

const moreValues: Judge = (older, newer, at) =>
  lacking(newer, older).map((value) => `${at} may now be ${JSON.stringify(value)}`);

/** A bound may be taken away, and moved to where it holds less back. */
const bound =
  (isWider: (newer: number, older: number) => boolean): Judge =>
  (older, newer, at) =>
    unless(newer === undefined || isWider(Number(newer), Number(older)), `${at} has a tighter bound`);
const atLeast = bound((newer, older) => newer <= older);
const atMost = bound((newer, older) => newer >= older);

const onlyDropped: Judge = (_, newer, at) => unless(newer === undefined, `${at} must look otherwise than before`);

/** `oneOf` as our events have it: of which members one must be there. Undefined of any other. */
const choicesIn = (value: unknown): string[] | undefined => {
  const choices = list(value).map((one) =>
    isSchema(one) && Object.keys(one).join() === 'required' ? one.required : [],
  );
  const names = choices.map((required) => list(required).toSorted().join(' with '));
  return names.every(Boolean) ? names : undefined;
};

/** A member more to choose from lets in more, and no choice to make lets in the most. */
const choices: Judge = (older, newer, at) => {
  if (newer === undefined) return [];
  const [before, now] = [choicesIn(older), choicesIn(newer)];
  if (older === undefined || !before || !now) return [`${at || 'the event'}: oneOf changed`];
  return lacking(before, now).map((names) => `${inside(at, names)} is none to choose any more`);
};

/** Whoever reads by the older finds in the newer what they know, and more only where they look for nothing. */
const sent: Readonly<Record<string, Judge>> = {
  properties: properties('sent'),
  items: items('sent'),
  required: (...change) => [...newlyRequired(...change), ...noLongerRequired(...change)],
  enum: (...change) => [...fewerValues(...change), ...moreValues(...change)],
};

/** Whoever tells by the older is understood by the newer, which may ask for less and let in more. */
const taken: Readonly<Record<string, Judge>> = {
  properties: properties('taken'),
  items: items('taken'),
  required: newlyRequired,
  oneOf: choices,
  enum: (older, newer, at) => {
    if (older === undefined) return [`${at} has to be one of a list, and had not before`];
    return newer === undefined ? [] : fewerValues(older, newer, at);
  },
  type: (older, newer, at) => unless(older === 'integer' && newer === 'number', `${at} has another type`),
  pattern: onlyDropped,
  format: onlyDropped,
  minimum: atLeast,
  exclusiveMinimum: atLeast,
  minLength: atLeast,
  minItems: atLeast,
  maximum: atMost,
  exclusiveMaximum: atMost,
  maxLength: atMost,
  maxItems: atMost,
};

const judges = { sent, taken };

const changes = (older: Schema, newer: Schema, at: string, direction: Direction): string[] =>
  [...new Set([...Object.keys(older), ...Object.keys(newer)])]
    .filter((keyword) => !isDeepStrictEqual(older[keyword], newer[keyword]))
    .flatMap((keyword) => {
      const judge = judges[direction][keyword];
      return judge?.(older[keyword], newer[keyword], at) ?? [`${at || 'the event'}: ${keyword} changed`];
    });

/**
 * Why the newer schema is no longer the same version as the older, for those who rely on it; nothing when it is. A property
 * that is new and need not be there is fine, and where we take so is whatever lets in more. What nobody has judged breaks it.
 */
export const breaks = (older: Schema, newer: Schema, direction: Direction): string[] =>
  changes(whole(older, defsOf(older)), whole(newer, defsOf(newer)), '', direction);
