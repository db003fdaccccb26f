import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { caught } from './catchers.ts';
import { defects } from './defects.ts';
import { root } from './sandbox.ts';

const proof = z
  .strictObject({
    command: z.literal('npm run defects'),
    seeds: z.int(),
    defects: z.array(z.strictObject({ name: z.string(), file: z.string(), caught })),
  })
  .parse(JSON.parse(readFileSync(join(root, 'docs/proof/defects.json'), 'utf8')));

const all = (of: 'name' | 'about'): string[] => defects.map((defect) => defect[of]);

describe('planted defects', () => {
  test('are many, and each is another', () => {
    expect(defects.length).toBeGreaterThanOrEqual(40);
    for (const part of ['name', 'about'] as const) expect(new Set(all(part)).size, part).toBe(defects.length);
  });

  test.each(defects)('$name · has its place in the sources, once', ({ file, find, replace }) => {
    expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });

  test('have all been found, by a rule that is broken or a test that fails', () => {
    expect(proof.defects.map(({ name, file }) => ({ name, file }))).toEqual(
      defects.map(({ name, file }) => ({ name, file })),
    );
  });

  test('were found by tests that are still there', () => {
    const files = proof.defects.flatMap(({ caught: by }) => (by.by === 'test' ? [by.file] : []));
    for (const file of files) expect(() => readFileSync(join(root, file)), file).not.toThrow();
  });

  test('the simulation has found what breaks the queue while people live by it', () => {
    const simulated = proof.defects.filter(({ caught: by }) => by.by === 'simulation');
    expect(simulated.length).toBeGreaterThanOrEqual(15);
  });
});
