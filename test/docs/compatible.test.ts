import { describe, expect, it } from 'vitest';
import { breaks, type Schema } from '../../docs/api/compatible.ts';

/** An event with one of everything that our schemas have. */
const event = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:kezek:event:Told.v1',
  title: 'Told.v1',
  description: 'Something was told.',
  type: 'object',
  properties: {
    eventId: { type: 'string', pattern: '^[a-z]+$', description: 'An id', examples: ['a'] },
    on: { type: 'string', format: 'date' },
    outcome: { type: 'string', enum: ['granted', 'refused'] },
    count: { type: 'integer', minimum: 1, maximum: 10, default: 1 },
    note: { type: 'string', minLength: 1, maxLength: 80 },
    owner: { $ref: '#/$defs/Owner' },
    papers: { type: 'array', maxItems: 3, items: { $ref: '#/$defs/Paper' } },
    mark: { anyOf: [{ type: 'integer', maximum: 3 }, { $ref: '#/$defs/Paper' }] },
  },
  required: ['eventId', 'on', 'owner'],
  oneOf: [{ required: ['outcome'] }, { required: ['note'] }],
  $defs: {
    Owner: { type: 'object', properties: { role: { type: 'string' }, id: { type: 'string' } }, required: ['role'] },
    Paper: { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] },
  },
};

type Changed = ReturnType<typeof structuredClone<typeof event>> & { [keyword: string]: unknown };

/** The event after somebody has laid hands on it. */
const changed = (change: (schema: Changed) => void): Schema => {
  const schema = structuredClone(event) as Changed;
  change(schema);
  return schema;
};

/** A property that is there. */
const property = (schema: Changed, name: keyof typeof event.properties): Record<string, unknown> =>
  schema.properties[name];

type Planted = [what: string, change: (schema: Changed) => void, reason: string];

const forPeople: [string, (schema: Changed) => void][] = [
  ['nothing', () => {}],
  ['words for people', (s) => Object.assign(s, { title: 'x', description: 'y', $id: 'z', $comment: 'c' })],
  ['a description of a property', (s) => Object.assign(property(s, 'eventId'), { description: 'x', examples: [] })],
  ['the order of members', (s) => Object.assign(s, { required: ['owner', 'on', 'eventId'] })],
  ['the order of values', (s) => Object.assign(property(s, 'outcome'), { enum: ['refused', 'granted'] })],
  ['a property that need not be there', (s) => Object.assign(s.properties, { more: { type: 'string' } })],
  ['the same inside', (s) => Object.assign(s.$defs.Owner.properties, { more: { type: 'string' } })],
  ['a shape written where it is used', (s) => Object.assign(s.properties, { owner: s.$defs.Owner })],
];

const breakingBoth: Planted[] = [
  ['a property removed', (s) => delete (s.properties as Partial<typeof s.properties>).note, 'note is gone'],
  ['a property renamed', (s) => Object.assign(s.properties, { note: undefined, notes: {} }), 'note is gone'],
  [
    'a property removed inside',
    (s) => delete (s.$defs.Owner.properties as Partial<typeof s.$defs.Owner.properties>).id,
    'owner.id is gone',
  ],
  ['all properties removed', (s) => Object.assign(s, { properties: undefined }), 'count is gone'],
  ['one more required', (s) => s.required.push('outcome'), 'outcome must be there, and need not before'],
  [
    'one more required inside',
    (s) => s.$defs.Paper.required.push('by'),
    'papers[].by must be there, and need not before',
  ],
  [
    'a value removed',
    (s) => Object.assign(property(s, 'outcome'), { enum: ['granted'] }),
    'outcome is never "refused" any more',
  ],
  ['another default', (s) => Object.assign(property(s, 'count'), { default: 2 }), 'count: default changed'],
  ['a type nobody knows', (s) => Object.assign(property(s, 'on'), { type: ['string', 'null'] }), 'on'],
  [
    'no other members any more',
    (s) => Object.assign(s, { additionalProperties: false }),
    'the event: additionalProperties changed',
  ],
  ['what nobody has judged', (s) => Object.assign(s, { not: { required: ['note'] } }), 'the event: not changed'],
  [
    'a shape that is no list any more',
    (s) => Object.assign(property(s, 'papers'), { items: undefined }),
    'papers: items changed',
  ],
  [
    'what is one of several',
    (s) => Object.assign(s.$defs.Paper.properties, { kind: { type: 'integer' } }),
    'mark: anyOf changed',
  ],
  [
    'a choice that is none of members',
    (s) => Object.assign(s, { oneOf: [{ type: 'object' }] }),
    'the event: oneOf changed',
  ],
  ['one of several removed', (s) => s.properties.mark.anyOf.pop(), 'mark: anyOf changed'],
];

const breakingListeners: Planted[] = [
  ['one less required', (s) => s.required.pop(), 'owner need not be there, and was always'],
  [
    'a value more',
    (s) => Object.assign(property(s, 'outcome'), { enum: ['granted', 'refused', 'open'] }),
    'outcome may now be "open"',
  ],
  [
    'any value',
    (s) => Object.assign(property(s, 'outcome'), { enum: undefined }),
    'outcome is never "granted" any more',
  ],
  [
    'a pattern let go',
    (s) => Object.assign(property(s, 'eventId'), { pattern: undefined }),
    'eventId: pattern changed',
  ],
  [
    'another pattern',
    (s) => Object.assign(property(s, 'eventId'), { pattern: '^[a-z0-9]+$' }),
    'eventId: pattern changed',
  ],
  ['a format let go', (s) => Object.assign(property(s, 'on'), { format: undefined }), 'on: format changed'],
  ['another type', (s) => Object.assign(property(s, 'count'), { type: 'number' }), 'count: type changed'],
  ['no choice any more', (s) => Object.assign(s, { oneOf: undefined }), 'the event: oneOf changed'],
  ['a member more to choose', (s) => s.oneOf.push({ required: ['count'] }), 'the event: oneOf changed'],
  ['a bound moved out', (s) => Object.assign(property(s, 'count'), { maximum: 20 }), 'count: maximum changed'],
  ['a bound let go', (s) => Object.assign(property(s, 'note'), { maxLength: undefined }), 'note: maxLength changed'],
];

const widening: [string, (schema: Changed) => void][] = [
  ['one less required', (s) => s.required.pop()],
  ['a value more', (s) => Object.assign(property(s, 'outcome'), { enum: ['granted', 'refused', 'open'] })],
  ['any value', (s) => Object.assign(property(s, 'outcome'), { enum: undefined })],
  ['a pattern let go', (s) => Object.assign(property(s, 'eventId'), { pattern: undefined })],
  ['a format let go', (s) => Object.assign(property(s, 'on'), { format: undefined })],
  ['numbers for integers', (s) => Object.assign(property(s, 'count'), { type: 'number' })],
  ['bounds moved out', (s) => Object.assign(property(s, 'count'), { minimum: 0, maximum: 20 })],
  ['bounds let go', (s) => Object.assign(property(s, 'note'), { minLength: undefined, maxLength: undefined })],
  ['no choice any more', (s) => Object.assign(s, { oneOf: undefined })],
  ['a member more to choose', (s) => s.oneOf.push({ required: ['count'] })],
  ['the order of choices', (s) => s.oneOf.reverse()],
  ['a longer list', (s) => Object.assign(property(s, 'papers'), { maxItems: 4 })],
];

const breakingTellers: Planted[] = [
  ['a choice less', (s) => s.oneOf.pop(), 'note is none to choose any more'],
  ['a choice of two at once', (s) => s.oneOf[1]?.required.push('count'), 'note is none to choose any more'],
  ['a choice where none was', (s) => Object.assign(s.$defs.Owner, { oneOf: s.oneOf }), 'owner: oneOf changed'],
  ['a bound moved in', (s) => Object.assign(property(s, 'count'), { maximum: 5 }), 'count has a tighter bound'],
  ['the other bound moved in', (s) => Object.assign(property(s, 'note'), { minLength: 2 }), 'note has a tighter bound'],
  [
    'a bound where none was',
    (s) => Object.assign(property(s, 'papers'), { minItems: 1 }),
    'papers has a tighter bound',
  ],
  [
    'an exclusive bound',
    (s) => Object.assign(property(s, 'count'), { exclusiveMinimum: 0 }),
    'count has a tighter bound',
  ],
  [
    'a pattern where none was',
    (s) => Object.assign(property(s, 'note'), { pattern: '^a' }),
    'note must look otherwise than before',
  ],
  [
    'another pattern',
    (s) => Object.assign(property(s, 'eventId'), { pattern: '^[a-z0-9]+$' }),
    'eventId must look otherwise than before',
  ],
  [
    'a format where none was',
    (s) => Object.assign(property(s, 'note'), { format: 'email' }),
    'note must look otherwise than before',
  ],
  [
    'a list of values where none was',
    (s) => Object.assign(property(s, 'note'), { enum: ['a'] }),
    'note has to be one of a list, and had not before',
  ],
  ['another type', (s) => Object.assign(property(s, 'note'), { type: 'integer' }), 'note has another type'],
  [
    'a type where there was any',
    (s) => Object.assign(property(s, 'mark'), { type: 'object' }),
    'mark has another type',
  ],
];

describe('what we send', () => {
  it.each(forPeople)('may change in %s', (_what, change) => {
    expect(breaks(event, changed(change), 'sent')).toStrictEqual([]);
  });

  it.each([...breakingBoth, ...breakingListeners])('may not have %s', (_what, change, reason) => {
    const reasons = breaks(event, changed(change), 'sent').join('\n');
    expect(reasons).toContain(reason);
  });
});

describe('what we take', () => {
  it.each([...forPeople, ...widening])('may change in %s', (_what, change) => {
    expect(breaks(event, changed(change), 'taken')).toStrictEqual([]);
  });

  it.each([...breakingBoth, ...breakingTellers])('may not have %s', (_what, change, reason) => {
    const reasons = breaks(event, changed(change), 'taken').join('\n');
    expect(reasons).toContain(reason);
  });
});

describe('a schema', () => {
  it('that is not understood may stay as it is, and may not change', () => {
    const odd = { type: 'object', patternProperties: { '^a': { type: 'string' } } };
    expect(breaks(odd, structuredClone(odd), 'sent')).toStrictEqual([]);
    expect(breaks(odd, { type: 'object', patternProperties: { '^a': { type: 'integer' } } }, 'taken')).toStrictEqual([
      'the event: patternProperties changed',
    ]);
  });

  it('with a property of the name of a word for people is compared in it too', () => {
    const named = (type: string) => ({ type: 'object', properties: { description: { type }, title: { type } } });
    expect(breaks(named('string'), named('integer'), 'sent')).toStrictEqual([
      'description: type changed',
      'title: type changed',
    ]);
  });

  it('that refers to what is not in it is no schema of ours', () => {
    expect(() => breaks({ $ref: '#/$defs/Gone' }, event, 'sent')).toThrow('#/$defs/Gone');
  });
});
