import { describe, expect, it } from 'vitest';
import { fileDocumentKinds } from '../../../domain/records/file-documents.ts';
import { type Announced, assertAnnounced, assertCame, type Came } from '../../../domain/records/upload.ts';
import { refusalOf } from '../../support/given.ts';

const today = '2025-04-10';
const announced: Announced = { kind: 'medical-card', type: 'application/pdf', size: 1000, issuedOn: '2025-04-01' };
const assert = (change: Partial<Announced>) => assertAnnounced({ ...announced, ...change }, 'semi-inpatient', today);

describe('a document as it is announced', () => {
  it.each(fileDocumentKinds)('FIL-1 · a file may hold a %s', (kind) => {
    expect(assert({ kind })).toStrictEqual({ kind, type: 'application/pdf' });
  });

  it.each<[string, Partial<Announced>, string, string]>([
    ['of a kind that no file holds', { kind: 'selfie' }, 'document-kind-unknown', '230 cl.23(2)'],
    ['a text', { type: 'text/html' }, 'document-type-refused', 'policy'],
    ['of a type that is a name of every object', { type: 'toString' }, 'document-type-refused', 'policy'],
    ['a byte too large', { size: 20_000_001 }, 'document-too-large', 'policy'],
    ['of tomorrow', { issuedOn: '2025-04-11' }, 'document-issued-in-the-future', '230 cl.23(2)'],
  ])('FIL-1 · is refused: %s', (_, change, code, source) => {
    const refusal = refusalOf(() => assert(change));
    expect([refusal.code, refusal.ground]).toStrictEqual([code, { norm: 'FIL-1', source }]);
  });

  it('FIL-1 · the largest and the newest are taken', () => {
    expect(() => assert({ size: 20_000_000, issuedOn: today })).not.toThrow();
  });
});

const bytes = (...beginning: number[]) => new Uint8Array([...beginning, 0, 0, 0, 0, 0, 0, 0, 0]);
const pdf = new TextEncoder().encode('%PDF-1.7');
const jpeg = bytes(0xff, 0xd8, 0xff);
const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const came = (type: Came['type'], beginning: Uint8Array, size = 1000): Came => ({ type, size, beginning });

describe('a document as it came', () => {
  it.each([
    ['application/pdf', pdf],
    ['image/jpeg', jpeg],
    ['image/png', png],
  ] as const)('FIL-1 · a %s is known by its first bytes', (type, beginning) => {
    expect(() => assertCame({ type, size: 1000 }, came(type, beginning), 'home', today)).not.toThrow();
  });

  it.each([
    ['a picture under the name of a PDF', came('application/pdf', png)],
    ['a page that shows itself for a PDF', came('application/pdf', new TextEncoder().encode('<html>%P'))],
    ['another type', came('image/png', pdf)],
    ['a byte less', came('application/pdf', pdf, 999)],
    ['next to nothing', came('application/pdf', new Uint8Array())],
  ])('FIL-1 · is not put into the file: %s', (_, what) => {
    const refusal = refusalOf(() => assertCame({ type: 'application/pdf', size: 1000 }, what, 'home', today));
    expect([refusal.code, refusal.reason, refusal.ground?.norm]).toStrictEqual(['document-differs', 'norm', 'FIL-1']);
  });

  it('FIL-1 · what never came is no document', () => {
    const refusal = refusalOf(() => assertCame({ type: 'application/pdf', size: 1 }, undefined, 'home', today));
    expect([refusal.code, refusal.reason]).toStrictEqual(['document-not-uploaded', 'state']);
  });
});
