import { describe, expect, it } from 'vitest';
import { kindsOfService } from '../../../domain/catalogues/kinds.ts';
import { serviceNotes, services, servicesOf } from '../../../domain/catalogues/services.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { between, letters, linesOf } from './text.ts';

/** The lists as they stand in the text: every line between the head of the table and its end is a service. */
const inText: Record<Setting, string[]> = {
  inpatient: between(linesOf('263-1-annex-5'), 'Көрсетілетін қызметтің атауы'),
  'semi-inpatient': between(linesOf('263-2-annex-5'), 'Көрсетілетін қызметтің атауы'),
  home: between(linesOf('263-3-annex-5'), 'Көрсетілетін қызметтің атауы'),
  'temporary-stay': between(linesOf('263-4-annex-4'), 'Көрсетілетін қызметтердің атауы', 'Ескертпе:'),
};

const settings: readonly [Setting, number][] = [
  ['inpatient', 151],
  ['semi-inpatient', 136],
  ['home', 62],
  ['temporary-stay', 62],
];

describe.each(settings)('the services of %s', (setting, rows) => {
  it(`REF-1 · there are ${rows}, as many as lines in the annex, in its order and its letters`, () => {
    expect(inText[setting]).toHaveLength(rows);
    // Two services of temporary stay bear the marks of both notes.
    expect(services[setting].map(({ name, notes = [] }) => letters(name.kk, notes.join()))).toStrictEqual(
      inText[setting].map((line) => letters(line)),
    );
  });

  it('REF-1 · each is of one of the eight kinds, has a name in both languages and an id of its own', () => {
    const kinds = kindsOfService.map(({ id }) => id);
    const ids = services[setting].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, kind, name } of services[setting]) {
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(kinds).toContain(kind);
      expect(name.ru).toMatch(/^[а-яё]/);
      expect(name.ru).not.toMatch(/[әғқңөұүһі]/i);
    }
    expect(new Set(services[setting].map(({ kind }) => kind))).toStrictEqual(new Set(kinds));
  });

  it('REF-1 · the services of a kind stand together, as the text groups them', () => {
    const changes = services[setting].filter(({ kind }, place) => kind !== services[setting][place - 1]?.kind);
    expect(changes).toHaveLength(8);
  });
});

it('REF-1 · a service that several settings give has one id, and one kind but for the statistics of temporary stay', () => {
  const kinds = new Map<string, Set<string>>();
  for (const { id, kind } of Object.values(services).flat()) kinds.set(id, (kinds.get(id) ?? new Set()).add(kind));
  const several = [...kinds].filter(([, found]) => found.size > 1).map(([id]) => id);
  expect(several).toStrictEqual(['records-and-statistics']);
  const byText = new Map<string, Set<string>>();
  for (const { id, name } of Object.values(services).flat())
    byText.set(name.kk, (byText.get(name.kk) ?? new Set()).add(id));
  expect([...byText].filter(([, ids]) => ids.size > 1)).toStrictEqual([]);
});

it('REF-1 · two services of temporary stay are for victims alone, and the notes say for which', () => {
  const marked = services['temporary-stay'].filter(({ notes }) => notes);
  expect(marked.map(({ id, notes }) => [id, notes])).toStrictEqual([
    ['social-assistance-application', ['1', '2']],
    ['victim-compensation', ['1', '2']],
  ]);
  expect(serviceNotes['temporary-stay'].map(({ kk }) => kk)).toStrictEqual(
    between(linesOf('263-4-annex-4'), 'Ескертпе:'),
  );
});

it('REF-1 · a plan made before the day of the annex takes its services from it too; before what is in hand there are none', () => {
  expect(servicesOf('home', '2025-06-01')).toBe(services.home);
  expect(servicesOf('home', '2024-02-01')).toBe(services.home);
  expect(() => servicesOf('home', '2021-12-25')).toThrow(
    expect.objectContaining({
      code: 'catalogue-edition-missing',
      ground: { norm: 'REF-1', source: expect.stringContaining('263/3 annex 5') },
    }),
  );
});
