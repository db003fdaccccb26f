import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered } from '../../events/http/answered.ts';
import { startApi } from '../support/api.ts';
import { organizationBody, seededAt } from '../support/seeded.ts';

let api: Awaited<ReturnType<typeof startApi>>;
let organizationId: string;
const authority = { role: 'authority', regionId: 'Жетісу' };
const own = () => ({ role: 'organization', organizationId });

beforeAll(async () => {
  api = await startApi(seededAt);
  const body = JSON.stringify(organizationBody(40, 20));
  const { body: said } = await api.call({ key: 'POST /v1/organizations', claims: authority, body });
  organizationId = JSON.parse(said).organizationId;
});
afterAll(() => api.stop());

const see = async (id: string, query = '', headers: Record<string, string> = {}) => {
  const { body, ...answer } = await api.call({ key: 'GET /v1/catalogues/{id}', id, query, headers });
  return { ...answer, body: body ? JSON.parse(body) : undefined };
};

const equipment = (headers: Record<string, string> = {}, query = '', claims: object = own()) =>
  api.call({
    key: 'GET /v1/organizations/{id}/equipment',
    id: organizationId,
    claims: { ...claims },
    query,
    headers,
  });

describe('the catalogues', () => {
  test('REF-1…REF-6 · anybody may have the list of them, with sources, editions and the numbers of rows', async () => {
    const { status, headers, body } = await api.call({ key: 'GET /v1/catalogues' });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, no-cache');
    const { catalogues } = answered['GET /v1/catalogues'][200].parse(JSON.parse(body));
    const rows = catalogues.map(({ catalogueId, norm, parts }) => [
      catalogueId,
      norm,
      parts.map((part) => `${part.source}: ${part.rows}`),
    ]);
    expect(rows).toStrictEqual([
      ['services', 'REF-1', ['263/1 annex 5: 151', '263/2 annex 5: 136', '263/3 annex 5: 62', '263/4 annex 4: 62']],
      ['lessons', 'REF-2', ['263/1 annex 4: 4', '263/2 annex 4: 4', '263/3 annex 4: 4']],
      ['supplies', 'REF-3', ['263/1 annex 3: 71', '263/2 annex 3: 9']],
      ['equipment', 'REF-4', ['230 annex 10: 318']],
      ['staff', 'REF-5', ['379 annex 1 as amended by 308: 78']],
      ['kinds-of-service', 'REF-6', ['330 cl.2…10: 8']],
    ]);
  });

  test.each([
    ['REF-1', 'services'],
    ['REF-2', 'lessons'],
    ['REF-3', 'supplies'],
    ['REF-4', 'equipment'],
    ['REF-5', 'staff'],
    ['REF-6', 'kinds-of-service'],
  ])('%s · %s is told as documented, with nothing that is not', async (norm, id) => {
    const { status, body } = await see(id);
    expect(status).toBe(200);
    const told = answered['GET /v1/catalogues/{id}'][200].parse(body);
    expect(told).toStrictEqual(body);
    expect(told).toMatchObject({ catalogueId: id, norm, on: '2025-03-11' });
    expect(told.parts.every(({ rows }) => rows.length > 0)).toBe(true);
  });

  test('REF-1 · of one setting there is one list, in the edition of the day', async () => {
    const { body } = await see('services', 'setting=home&on=2025-06-01');
    expect(body.parts).toHaveLength(1);
    expect(body.parts[0]).toMatchObject({
      setting: 'home',
      inForce: true,
      edition: { since: '2025-05-13', confirmed: false },
    });
    expect(body.parts[0].source).toContain('№ 131 of 02.05.2025; entry date 2025-05-13 unconfirmed');
    expect(body.parts[0].rows[0]).toMatchObject({ id: 'plan-monitoring', kind: 'social-household' });
  });

  test('REF-5 · what is repealed says so, on every day after it', async () => {
    const { body } = await see('staff', 'on=2026-01-01');
    expect(body.parts[0]).toMatchObject({
      inForce: false,
      edition: { until: '2023-06-30', repealed: { by: '230 of 22.06.2023', from: '2023-07-01' } },
    });
    expect((await see('staff', 'on=2023-06-30')).body.parts[0].inForce).toBe(true);
  });

  test('REF-4 · before its first edition a catalogue is refused, with the norm and in both languages', async () => {
    const { status, body } = await see('equipment', 'on=2024-12-31');
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'catalogue-edition-missing',
      norm: 'REF-4',
      source: expect.stringContaining('230 annex 10'),
      particulars: { from: '2025-01-07' },
      explanation: {
        kk: expect.stringContaining('2025 жылғы 7 қаңтардан'),
        ru: expect.stringContaining('7 января 2025'),
      },
    });
  });

  test('REF-2 · a setting that has none is refused, and an unknown name is not found', async () => {
    const refused = await see('lessons', 'setting=temporary-stay');
    expect([refused.status, refused.body.code, refused.body.norm]).toStrictEqual([
      422,
      'catalogue-not-of-setting',
      'REF-2',
    ]);
    const unknown = await see('prices');
    expect([unknown.status, unknown.body.code]).toStrictEqual([404, 'catalogue-not-found']);
    expect((await see('services', 'on=2025-02-30')).body.code).toBe('invalid-date');
  });

  test('a catalogue that somebody has already is not sent again', async () => {
    const { headers } = await see('lessons');
    const again = await see('lessons', '', { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.body]).toStrictEqual([304, undefined]);
  });
});

describe('the equipment of an organization', () => {
  test('REF-4 · it and its authority have the list, told as documented', async () => {
    for (const claims of [own(), authority]) {
      const { status, headers, body } = await equipment({}, '', claims);
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', vary: 'accept' });
      const told = answered['GET /v1/organizations/{id}/equipment'][200].parse(JSON.parse(body));
      expect(told).toStrictEqual(JSON.parse(body));
      expect(told).toMatchObject({ organizationId, on: '2025-03-11', norm: 'REF-4', kinds: [4], capacity: 40 });
      expect(told.source).toContain('230 annex 10');
      const [bed] = told.rooms.find(({ id }) => id === 'bedrooms')?.items ?? [];
      expect(bed).toMatchObject({ least: 1, count: 40 });
    }
  });

  test('REF-4 · a browser is given a page to print, in both languages, with a box for everything', async () => {
    const { status, headers, body } = await equipment({ accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      vary: 'accept',
      'cache-control': 'private, no-cache',
      'content-security-policy': expect.stringContaining("default-src 'none'; style-src 'sha256-"),
    });
    const list = JSON.parse((await equipment()).body);
    const items = list.rooms.flatMap(({ items: all }: { items: object[] }) => all);
    expect(body.match(/class="tick"/g)).toHaveLength(items.length);
    expect(body.match(/<h2 id="/g)).toHaveLength(list.rooms.length);
    for (const text of ['size: A4', 'Мейірім үйі', 'Дом милосердия', 'Ең аз саны', 'Спальное место', 'Жатын орны'])
      expect(body).toContain(text);
    expect(body).toContain('1<br>(40)');
    expect(body).toContain('до 31.12.2027');
    expect(body).not.toMatch(/undefined|\[object|null/);
    const again = await equipment({ accept: 'text/html', 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.body]).toStrictEqual([304, undefined]);
  });

  test('REF-4 · in no other form, for nobody else, and for no day before the annex', async () => {
    expect((await equipment({ accept: 'text/csv' })).status).toBe(406);
    expect((await equipment({}, '', { role: 'organization', organizationId: 'org-other' })).status).toBe(403);
    expect((await equipment({}, '', { role: 'authority', regionId: 'Ұлытау' })).status).toBe(403);
    expect((await equipment({}, '', { role: 'department', departmentId: 'dep-1' })).status).toBe(403);
    const early = await equipment({}, 'on=2025-01-06');
    expect([early.status, JSON.parse(early.body).code]).toStrictEqual([422, 'catalogue-edition-missing']);
  });
});
