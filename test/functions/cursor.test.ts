import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listObligations } from '../../events/http/queries.ts';
import { cursorsOf } from '../../functions/shared/store/cursor.ts';

const place = z.tuple([z.int().min(0), z.string()]);
const cursors = cursorsOf(['obligations', 'dep-1', undefined], place);
const places = fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 100 }));

/** What is said of a cursor that is refused; nothing of one that is taken. */
const codeOf = (read: () => unknown): unknown => {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('a cursor', () => {
  it('names the place it was made of, in letters that a URL takes as they are', () => {
    fc.assert(
      fc.property(places, (at) => {
        const cursor = cursors.write(at);
        expect(cursors.read(cursor)).toStrictEqual(at);
        expect(listObligations.parse({ cursor })).toMatchObject({ cursor });
      }),
    );
    expect(cursors.read(undefined)).toBeUndefined();
  });

  it('is refused when a single bit of it has changed', () => {
    fc.assert(
      fc.property(places, fc.nat(), (at, seed) => {
        const letters = Buffer.from(cursors.write(at));
        const bit = seed % (letters.length * 8);
        letters.writeUInt8(letters.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(codeOf(() => cursors.read(letters.toString('latin1')))).toBe('invalid-cursor');
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused when it is none of ours, whatever it is', () => {
    const json = fc.json().map((text) => Buffer.from(text).toString('base64url'));
    const dressed = fc
      .tuple(places, fc.string())
      .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), json, dressed), (cursor) => {
        expect(codeOf(() => cursors.read(cursor))).toBe('invalid-cursor');
      }),
      { numRuns: 1000 },
    );
  });

  it('is of one list alone: not of another owner’s, nor of the same with another filter', () => {
    const cursor = cursors.write([0, 'open#2025-03-10#app-1.decide.1']);
    for (const other of [
      ['obligations', 'dep-2', undefined],
      ['obligations', 'dep-1', 'done'],
      ['queue', 'dep-1', undefined],
      ['obligations', 'dep-1'],
    ])
      expect(codeOf(() => cursorsOf(other, place).read(cursor))).toBe('invalid-cursor');
  });
});
