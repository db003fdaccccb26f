import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type FormId, forms } from '../../events/forms/index.ts';
import { type ApiCall, startApi } from '../support/api.ts';

/** The forms over the deployed handler: blank, and filled in. */

const at = '2025-03-11T04:00:00.000Z';
const department = { role: 'department', departmentId: 'dep-1' };
const ids = Object.keys(forms) as FormId[];

let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  api = await startApi(at);
});
afterAll(() => api.stop());

const page = { accept: 'text/html' };
const get = (id: string, change: Partial<ApiCall> = {}) => api.call({ key: 'GET /v1/forms/{id}', id, ...change });
const print = (id: string, values: object, change: Partial<ApiCall> = {}) =>
  api.call({
    key: 'POST /v1/forms/{id}/print',
    id,
    claims: department,
    body: JSON.stringify(values),
    headers: page,
    ...change,
  });

type Field = {
  type?: string;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  properties?: Record<string, Field>;
  items?: Field;
};

/** Something that a schema lets in, for each of its fields. */
const filledIn = ({ type, enum: choices, format, pattern, properties = {}, items = {} }: Field): unknown => {
  if (choices) return choices[0];
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, filledIn(one)]));
  if (type === 'array') return [filledIn(items), filledIn(items)];
  if (type === 'integer') return 3;
  if (format === 'date') return '1950-05-09';
  if (pattern === '^\\d{12}$') return '990140000015';
  return pattern === '^(?:19|20)\\d{2}$' ? '2019' : 'Әғқңөұүһі <b>&"\'';
};

const schemaOf = async (id: string) => JSON.parse((await get(id)).body) as Record<string, unknown>;

describe('the list', () => {
  test('APP-1, APP-6, TMP-3, TMP-7 · names every form with its clause, of a setting those of the setting', async () => {
    const listed = async (query: string) => {
      const { status, body } = await api.call({ key: 'GET /v1/forms', query });
      expect(status).toBe(200);
      return (JSON.parse(body).forms as { formId: string; source: string }[]).map(({ formId, source }) => [
        formId,
        source,
      ]);
    };
    expect((await listed('')).map(([id]) => id)).toStrictEqual(ids);
    expect(await listed('setting=home')).toStrictEqual([
      ['home-application', '263/3 form 1'],
      ['home-medical-card', '263/3 form 2'],
      ['survey-act', '263/3 form 3'],
    ]);
  });
});

describe.each(ids)('%s', (id) => {
  test('APP-1, APP-6, TMP-3, TMP-7 · is told as a JSON Schema with the words of the form, and takes what that lets in', async () => {
    const schema = await schemaOf(id);
    const form = await forms[id].load();
    expect(Object.keys(schema.properties as object)).toStrictEqual(Object.keys(form.schema.shape));
    for (const [name, field] of Object.entries(schema.properties as Record<string, Record<string, unknown>>))
      expect(field, name).toMatchObject({
        title: expect.stringMatching(/./),
        'x-title-ru': expect.stringMatching(/./),
      });
    const whole = filledIn(schema);
    expect(form.schema.safeParse(whole).error).toBeUndefined();
    expect(form.schema.safeParse({ ...(whole as object), extra: 1 }).success).toBe(false);
    const [required = ''] = schema.required as string[];
    const { [required]: _, ...broken } = whole as Record<string, unknown>;
    expect(z.prettifyError(form.schema.safeParse(broken).error ?? new z.ZodError([]))).toContain(required);
  });

  test('is a blank page to print in either language, and nothing runs on it', async () => {
    for (const [language, words] of [
      ['kk', 'ысан'],
      ['ru', 'орма'],
    ] as const) {
      const { status, headers, body } = await get(id, { headers: page, query: `language=${language}` });
      expect([status, headers['content-type'], headers.vary]).toStrictEqual([
        200,
        'text/html; charset=utf-8',
        'accept',
      ]);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(body).toContain(`<html lang="${language}">`);
      expect(body).toContain(words);
      expect(body).toContain(`<title>${forms[id].title[language]}</title>`);
      expect(body).not.toMatch(/undefined|\[object|<script|class="written/);
      expect(body.slice(body.indexOf('<main>'))).not.toMatch(/[{}[\]|]/);
      expect(body.match(/<h1/g)).toHaveLength(1);
      expect(body.match(/<th[ >]/g)?.length).toBe(body.match(/<th scope="col">/g)?.length);
      for (const [blank] of body.matchAll(/<span class="blank[^>]*>/g))
        expect(blank).toMatch(/role="img" aria-label="[^"]+"/);
    }
  });

  test('is printed filled in, whole, in both languages, escaped', async () => {
    const whole = filledIn(await schemaOf(id)) as object;
    for (const language of ['kk', 'ru']) {
      const { status, body } = await print(id, whole, { query: `language=${language}` });
      expect(status).toBe(200);
      expect(body).toContain('Әғқңөұүһі &lt;b&gt;&amp;&quot;&#39;');
      expect(body).not.toMatch(/<b>|undefined|\[object/);
    }
  });
});

describe('a form that is filled in', () => {
  test('APP-6 · has dates in the parts of the form, choices in its words, lists by their entries', async () => {
    const values = {
      recipientName: 'Әлімова Гүлнәр',
      birthDate: '1950-05-09',
      equipment: 'unequipped',
      relatives: [{ name: 'Бөлекова Өрзия', phone: '+7701' }, { name: 'Қайрат' }],
      signedOn: '2025-03-10',
    };
    const kk = (await print('survey-act', values)).body.replace(/<[^>]*>/g, '');
    expect(kk).toContain('2. Туған күні 1950 жылғы &quot;09&quot; мамыр');
    expect(kk).toContain('жабдықталмаған тұрғын үй');
    expect(kk).toContain('Бөлекова Өрзия, +7701; Қайрат');
    expect(kk).toContain('Күні 2025 жылғы &quot;10&quot; наурыз');
    const ru = (await print('survey-act', values, { query: 'language=ru' })).body.replace(/<[^>]*>/g, '');
    expect(ru).toContain('2. Дата рождения &quot;09&quot; мая 1950 года');
    expect(ru).toContain('неблагоустроенное жильё');
  });

  test('APP-1 · underlines the stay that was chosen', async () => {
    const { body } = await print('inpatient-application', { stay: 'temporary' });
    expect(body).toContain('тұрақты/<u>уақытша</u>');
  });

  test('TMP-3 · names the person in the sentence that was concluded, and sums up points when each is given', async () => {
    const scores = Object.fromEntries(['21', '22', '23', '24', '25', '26', '27'].map((number) => [number, 2]));
    const values = { recipientName: 'Әлімова Гүлнәр', conclusion: 'not-recognized', scores };
    const { body } = await print('assessment-trafficking', values);
    expect(body.match(/Әлімова Гүлнәр/g)).toHaveLength(2);
    expect(body.slice(body.lastIndexOf('Әлімова Гүлнәр'))).toContain('танылмайды.');
    expect(body.slice(body.lastIndexOf('Әлімова Гүлнәр'))).not.toContain('танылады.');
    expect(body.match(/<strong>\d+<\/strong>/g)).toStrictEqual(['<strong>14</strong>']);
  });

  test('is refused with the places that are wrong, and repeats nothing of them', async () => {
    const wrong = { birthDate: '2025-02-30', relatives: [{ name: '' }], Құпия: 'сыр' };
    const { status, body } = await print('survey-act', wrong);
    const { code, errors } = JSON.parse(body);
    expect([status, code]).toStrictEqual([400, 'invalid-date']);
    expect(errors.map(({ path }: { path: string }) => path)).toStrictEqual(['birthDate', 'relatives.0.name', '']);
    expect(body).not.toMatch(/Құпия|сыр/);
    const { body: nested } = await print('assessment-trafficking', { scores: { 33: 1, 2: -1 } });
    expect(JSON.parse(nested).errors.map(({ path }: { path: string }) => path)).toStrictEqual(['scores.2', 'scores']);
  });

  test('is kept nowhere; under a key a digest of the call is, so that the key is not used for another', async () => {
    const before = await api.dump();
    const named = (recipientName: string, headers: Record<string, string> = page) =>
      print('survey-act', { recipientName }, { headers });
    expect((await named('Әлімова')).body).toContain('Әлімова');
    expect(api.tried()).toBe(false);
    expect(await api.dump()).toStrictEqual(before);
    const key = { ...page, 'idempotency-key': 'k-1' };
    const [first, again] = [await named('Әлімова', key), await named('Әлімова', key)];
    expect(again).toStrictEqual(first);
    const other = await named('Бөлекова', key);
    expect([other.status, JSON.parse(other.body).code]).toStrictEqual([422, 'idempotency-key-reused']);
    expect(JSON.stringify(await api.dump())).not.toMatch(/Әлімова|Бөлекова/);
  });

  test('is not to be had as JSON, nor is a form that there is not', async () => {
    const json = await print('survey-act', {}, { headers: { accept: 'application/json' } });
    expect([json.status, JSON.parse(json.body).code]).toStrictEqual([406, 'not-acceptable']);
    for (const answer of [await get('toString'), await print('inpatient', {})])
      expect([answer.status, JSON.parse(answer.body).code]).toStrictEqual([404, 'form-not-found']);
    expect((await print('survey-act', {}, { claims: { role: 'operator' } })).status).toBe(403);
  });

  test('a blank one is not sent again to who has it', async () => {
    const { headers } = await get('survey-act', { headers: page });
    const again = await get('survey-act', { headers: { ...page, 'if-none-match': headers.etag ?? '' } });
    expect([again.status, again.body]).toStrictEqual([304, undefined]);
  });
});

describe('later', () => {
  test('EDI-2 · from 12.07.2026 a form says that its new wording is not in hand', async () => {
    const later = await startApi('2026-07-12T04:00:00.000Z');
    const { body } = await later.call({ key: 'GET /v1/forms' });
    await later.stop();
    const marked = JSON.parse(body).forms.filter(({ source }: { source: string }) =>
      source.includes('163 of 30.04.2026'),
    );
    expect(marked.map(({ formId }: { formId: string }) => formId)).toStrictEqual([
      'inpatient-application',
      'home-application',
      'temporary-stay-application',
    ]);
    expect(marked[0].citation.kk).toContain('жаңа мәтіні жүйеде жоқ');
  });
});
