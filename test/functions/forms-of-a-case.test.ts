import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiCall, startApi } from '../support/api.ts';
import { iinOf } from '../support/iin.ts';
import { organizationBody } from '../support/seeded.ts';

/** The forms with what is known of a case, over the deployed handler: to whom, and what of it. */

const at = '2025-03-11T04:00:00.000Z';
const department = { role: 'department', departmentId: 'dep-1' };

let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  api = await startApi(at);
});
afterAll(() => api.stop());

const page = { accept: 'text/html' };
const print = (id: string, values: object) =>
  api.call({ key: 'POST /v1/forms/{id}/print', id, claims: department, body: JSON.stringify(values), headers: page });

describe('a form of a case', () => {
  const address = { region: 'Жетісу', locality: 'Талдықорған', line: 'Абай 2' };
  const representative = {
    iin: iinOf(901),
    name: { family: 'Бөлекова', given: 'Өрзия' },
    phone: '+77079876543',
    relation: 'анасы',
  };
  let people = 0;

  const file = async (change: object = {}, recipient: object = {}) => {
    people += 1;
    const iin = iinOf(people);
    const body = {
      setting: 'inpatient',
      category: 'elderly',
      recipient: {
        iin,
        name: { family: 'Әлімова', given: 'Гүлнәр', patronymic: 'Сейітқызы' },
        birthDate: '1950-05-05',
        sex: 'female',
        address,
        phone: `+7701${1_000_000 + people}`,
        language: 'kk',
        ...recipient,
      },
      documents: ['application', 'identity-document', 'medical-card'].map((kind) => ({ kind })),
      registers: {},
      consent: { givenOn: '2025-03-01' },
      ...change,
    };
    const call = { key: 'POST /v1/applications', claims: department, body: JSON.stringify(body) };
    const answer = JSON.parse((await api.call(call)).body);
    expect(answer.applicationId, JSON.stringify(answer)).toBeDefined();
    return { id: String(answer.applicationId), claims: { role: 'citizen', iin }, phone: `+7701${1_000_000 + people}` };
  };

  const form = (id: string, formId: string, change: Partial<ApiCall> = {}) =>
    api.call({ key: 'GET /v1/applications/{id}/forms/{formId}', id, formId, claims: department, ...change });

  const valuesOf = async (...args: Parameters<typeof form>) => {
    const { status, body } = await form(...args);
    expect(status, body).toBe(200);
    return JSON.parse(body).values as Record<string, unknown>;
  };

  const shelter = async () => {
    const claims = { role: 'authority', regionId: address.region };
    const categories = ['domestic-violence-victim', 'no-fixed-residence'];
    const body = JSON.stringify(organizationBody(5, 1, { setting: 'temporary-stay', categories }));
    return String(JSON.parse((await api.call({ key: 'POST /v1/organizations', claims, body })).body).organizationId);
  };

  test('APP-1 · what is known is written in, fits the form, and may be gone on with', async () => {
    const { id, phone } = await file({}, { birthDate: '1951-02-03', representative });
    const known = {
      recipientName: 'Әлімова Гүлнәр Сейітқызы',
      birthDate: '1951-02-03',
      address: 'Жетісу, Талдықорған, Абай 2',
    };
    const values = await valuesOf(id, 'inpatient-application');
    expect(values).toStrictEqual({ ...known, relatives: [{ relation: 'анасы', phone: '+77079876543' }] });
    expect(await valuesOf(id, 'inpatient-medical-card')).toStrictEqual(known);
    expect((await print('inpatient-application', values)).status).toBe(200);
    const { headers, body } = await form(id, 'inpatient-application', { headers: page });
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(body).toContain('Әлімова Гүлнәр Сейітқызы');
    expect(body).not.toContain(phone);
  });

  test('APP-6 · is one of the setting and of the category, or there is none', async () => {
    const { id, phone } = await file({ setting: 'home', registers: { permanentRegistration: true } });
    expect(await valuesOf(id, 'survey-act')).toMatchObject({ phone });
    for (const other of ['inpatient-application', 'assessment-trafficking', 'none']) {
      const { status, body } = await form(id, other);
      expect([status, JSON.parse(body).code]).toStrictEqual([404, 'form-not-found']);
    }
  });

  test('JRN-1 · whoever has it is on the record of the person, and a refused call is not', async () => {
    const { id, claims } = await file();
    await form(id, 'inpatient-application');
    await form(id, 'survey-act');
    await form(id, 'inpatient-application', { headers: { accept: 'text/csv' } });
    await form(id, 'inpatient-application', { claims: { ...department, departmentId: 'dep-2' } });
    const { body } = await api.call({ key: 'GET /v1/me', claims });
    expect(JSON.parse(body).readings.map(({ purpose }: { purpose: string }) => purpose)).toStrictEqual([
      'own-data',
      'form',
    ]);
  });

  test('JRN-1 · of a case that is over an office is not told where the person lives now, they themself are', async () => {
    const { id, claims, phone } = await file({ setting: 'home', registers: { permanentRegistration: true } });
    await api.call({ key: 'POST /v1/applications/{id}/withdrawal', id, claims: department, body: '{}' });
    expect(await valuesOf(id, 'survey-act')).toStrictEqual({
      recipientName: 'Әлімова Гүлнәр Сейітқызы',
      birthDate: '1950-05-05',
    });
    expect(await valuesOf(id, 'survey-act', { claims })).toMatchObject({ phone, address: expect.any(String) });
  });

  test('TMP-3, TMP-4 · of a victim the department and the shelter have it; the authority has none', async () => {
    const appliedAt = await shelter();
    const { id } = await file({
      setting: 'temporary-stay',
      category: 'domestic-violence-victim',
      documents: [{ kind: 'application' }],
      temporaryStay: { appliedAt },
    });
    const there = { role: 'organization', organizationId: appliedAt };
    const sheet = 'assessment-domestic-violence';
    for (const claims of [department, there])
      expect(await valuesOf(id, sheet, { claims })).toStrictEqual({ recipientName: 'Әлімова Гүлнәр Сейітқызы' });
    expect(await valuesOf(id, 'rehabilitation-contract')).toMatchObject({ organizationName: 'Мейірім үйі' });
    expect(await valuesOf(id, 'rehabilitation-contract', { query: 'language=ru' })).toMatchObject({
      organizationName: 'Дом милосердия',
    });
    const { status } = await form(id, sheet, { claims: { role: 'authority', regionId: address.region } });
    expect(status).toBe(403);
    expect((await form(id, sheet, { claims: { ...there, organizationId: 'org-none' } })).status).toBe(404);
  });

  test('APP-1, TMP-5 · a representative is told where a minor lives, and not where anybody else does', async () => {
    const claims = { role: 'citizen', iin: representative.iin };
    const home = { setting: 'home', registers: { permanentRegistration: true } };
    const grown = await file(home, { representative });
    expect(await valuesOf(grown.id, 'survey-act', { claims })).not.toHaveProperty('address');
    const child = await file(
      {
        ...home,
        category: 'children-musculoskeletal',
        documents: ['application', 'identity-document', 'medical-card', 'pmp-conclusion'].map((kind) => ({ kind })),
        registers: { ...home.registers, isp: { number: '1', settings: ['home'], validTo: '2027-01-31' } },
      },
      { birthDate: '2015-04-08', representative },
    );
    expect(await valuesOf(child.id, 'home-application', { claims })).toMatchObject({
      address: 'Жетісу, Талдықорған, Абай 2',
      phone: representative.phone,
    });
  });
});
