import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type FormId, forms } from '../../events/forms/index.ts';
import { formPage } from '../../functions/api/forms/page.ts';

/** The forms as they are printed, held against the texts of the annexes in docs/law/texts. */

const textOf = (id: FormId): string => {
  const sheet =
    { 'assessment-trafficking': '-sheet-1', 'assessment-domestic-violence': '-sheet-2' }[id as string] ?? '';
  const name = `${forms[id].source.replace(/[/ ]/g, '-')}${sheet}`;
  return readFileSync(new URL(`../../docs/law/texts/${name}.txt`, import.meta.url), 'utf8');
};

/** What folding the order into lines has done to it: the copy in hand lost a line, and read two columns of hints across. */
const mended: Partial<Record<FormId, readonly [string, string][]>> = {
  'home-application': [['саласында үйде қызметтер', 'Халықты әлеуметтік қорғау саласында үйде қызметтер']],
  'rehabilitation-contract': [
    ['бір (басшының тегі аты-жөні (бар болса) тараптан', 'бір тараптан'],
    ['(бұдан әрі – Орталық)\nбір тараптан', '(бұдан әрі – Орталық)\nбір (басшының тегі аты-жөні (бар болса) тараптан'],
    [
      '(бұдан әрі – қызметтерді (қызметтерді алушының тегі аты әкесінің аты\n(бар болса) алушы)',
      '(бұдан әрі – қызметтерді алушы) (қызметтерді алушының тегі аты әкесінің аты (бар болса)',
    ],
  ],
};

/** Letters alone: blanks, quotation marks and white space are set anew, and Latin letters among Kazakh ones are slips of the copy. */
const letters = (text: string): string =>
  text
    .replace(/^Ескерту\..*$/gm, '')
    .replaceAll('i', 'і')
    .replaceAll('c', 'с')
    .replace(/[\s_"]/g, '');

const decoded = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

const mainOf = (page: string): string => decoded(/<main>(.*)<\/main>/s.exec(page)?.[1]?.replace(/<[^>]*>/g, '') ?? '');

const blank = async (id: FormId, language: 'kk' | 'ru' = 'kk') => {
  const form = await forms[id].load();
  return formPage({ form, values: {}, language }, forms[id].title, { kk: 'негіз', ru: 'основание' });
};

const ids = Object.keys(forms) as FormId[];

describe.each(ids)('%s', (id) => {
  const order = (mended[id] ?? []).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, textOf(id));

  test('APP-1, APP-6, TMP-3, TMP-7 · is printed in the words of the order, all of them and no other', async () => {
    expect(letters(mainOf(await blank(id)))).toBe(letters(order));
  });

  test('has as many blanks as the order, and a cell for each criterion', async () => {
    // Ruled lines one below the other are one blank, but for what follows the month of a date.
    const rows = order.replace(/(?<!" ?_*)_+(?:[^\S\n]*\n_+)+(?=\n|$)/g, '_');
    const inOrder = rows.match(/_+/g)?.length ?? 0;
    const [table = '', ...rest] = /<table>.*<\/table>/s.exec(await blank(id)) ?? [];
    expect(rest).toStrictEqual([]);
    const blanks = (html: string) => html.match(/class="blank/g)?.length ?? 0;
    expect(blanks((await blank(id)).replace(table, ''))).toBe(inOrder);
    const criteria = order.match(/^(?:\d+(?:-\d)?|\d\))$/gm)?.length ?? 0;
    const headings = id === 'assessment-trafficking' ? 4 : 0;
    expect(blanks(table)).toBe(criteria - headings);
    expect(inOrder).toBeGreaterThan(3);
  });

  test('calls every field by words of the order', async () => {
    const { schema } = await forms[id].load();
    const titles: string[] = [];
    z.toJSONSchema(schema, {
      override: ({ jsonSchema: { title } }) => {
        if (title) titles.push(title);
      },
    });
    expect(titles.length).toBeGreaterThanOrEqual(Object.keys(schema.shape).length);
    // The application of temporary stay leaves three lines for who applies, and has no words for them.
    const own = id === 'temporary-stay-application' ? ['Өтініш иесі'] : [];
    expect(titles.filter((title) => !letters(order).includes(letters(title)))).toStrictEqual(own);
  });
});
