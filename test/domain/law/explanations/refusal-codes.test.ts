import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../../../domain/law/explanations/refusals.ts';

const root = new URL('../../../../', import.meta.url);

const sources = ['domain', 'functions']
  .flatMap((room) =>
    readdirSync(new URL(`${room}/`, root), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  .filter((file) => file.endsWith('.ts') && !file.startsWith('domain/law/explanations/'))
  .map((file) => readFileSync(new URL(file, root), 'utf8'));

/** What `new AgainstNorm(…` and the like name, in the order of the text. */
const thrown = (pattern: RegExp): string[] =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map(([, code]) => code ?? ''));

describe('every refusal has a sentence, and every sentence a refusal', () => {
  const codes = new Set<string>([
    ...thrown(/new (?:AgainstNorm|WrongState|Malformed)\(\s*'([^']+)'/g),
    // Thrown by way of a table: `code: 'done-by-decision'`, typed as codes of refusals.
    ...thrown(/\bcode: '(done-by-[^']+)'/g),
    ...thrown(/new Unknown\('([^']+)'\)/g).map((what) => `${what}-not-found`),
  ]);

  it('no code without a sentence', () =>
    expect([...codes].filter((code) => !(refusalCodes as string[]).includes(code))).toStrictEqual([]));

  it('no sentence without a code', () => expect(refusalCodes.filter((code) => !codes.has(code))).toStrictEqual([]));
});
