import type { ApiCall, startApi } from './api.ts';
import { mark, type Plausible } from './arbitrary-json.ts';
import { iinOf } from './iin.ts';
import { put } from './upload.ts';

type Api = Awaited<ReturnType<typeof startApi>>;
type Claims = Record<string, unknown>;
type Json = Record<string, unknown>;

export const seededAt = '2025-03-11T04:00:00.000Z';
const today = '2025-03-11';
const region = 'Жетісу';
const department = { role: 'department', departmentId: 'dep-1' };
const authority = { role: 'authority', regionId: region };

/** What is known of the people who are there, and stands in no refusal and no log. */
export const personal = /Қанарейка|Қанарейқызы|Қанаркөше|Гүлнәр|5005053\d{5}|7701\d{7}|79261234567|1950-0[15]-0[25]/;

const address = { region, locality: 'Талдықорған', line: 'Қанаркөше 2' };

export const organizationBody = (capacity: number, occupied: number, change: Json = {}) => ({
  bin: '990140000015',
  name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
  setting: 'inpatient',
  categories: ['elderly', 'persons-with-disability'],
  capacity,
  occupied,
  address: { ...address, line: 'Абай 1' },
  licence: { number: 'L-1', validFrom: '2023-01-01', validTo: '2029-12-31' },
  registeredOn: '2023-01-01',
  ...change,
});

const recipient = (number: number) => ({
  iin: iinOf(number),
  name: { family: 'Қанарейка', given: 'Гүлнәр', patronymic: 'Қанарейқызы' },
  birthDate: '1950-05-05',
  sex: 'female',
  address,
  phone: `+7701${1_000_000 + number}`,
  language: 'kk',
});

const application = (number: number, setting = 'inpatient') => ({
  setting,
  category: 'elderly',
  recipient: recipient(number),
  documents: ['application', 'identity-document', 'medical-card'].map((kind) => ({ kind, issuedOn: '2025-03-10' })),
  registers: {},
  consent: { givenOn: '2025-03-01' },
});

/** A small region in which every route finds what it is for: people filed, granted, queued, offered a place and admitted. */
export const seed = async (api: Api) => {
  const done = async (key: string, claims: Claims, body: Json, id?: string): Promise<Record<string, string>> => {
    const call: ApiCall = { key, claims, body: JSON.stringify(body), ...(id !== undefined && { id }) };
    const answer = await api.call(call);
    if (answer.status >= 300) throw new Error(`${key} answered ${answer.status}: ${answer.body}`);
    return JSON.parse(answer.body);
  };
  const register = async (...[capacity, occupied, change]: Parameters<typeof organizationBody>) =>
    String(
      (await done('POST /v1/organizations', authority, organizationBody(capacity, occupied, change))).organizationId,
    );
  const [open, full] = [await register(40, 20), await register(3, 3)];
  const shelter = await register(9, 1, { setting: 'temporary-stay', categories: ['no-fixed-residence'] });
  const athome = await register(9, 1, { setting: 'home' });
  const own = { role: 'organization', organizationId: open };
  const homeService = { role: 'organization', organizationId: athome };

  let people = 0;
  const file = async (setting?: string) => {
    people += 1;
    return String((await done('POST /v1/applications', department, application(people, setting))).applicationId);
  };
  const grant = async (setting?: string) => {
    const id = await file(setting);
    await done('POST /v1/applications/{id}/decision', department, { number: '7', date: today, outcome: 'granted' }, id);
    return id;
  };
  const choose = async (organizationId: string, setting?: string) => {
    const id = await grant(setting);
    await done('POST /v1/applications/{id}/choice', department, { organizationId }, id);
    return id;
  };
  const admit = async (organizationId = open, setting?: string) => {
    const applicationId = await choose(organizationId, setting);
    const body = { applicationId, order: { number: '12', date: today } };
    const host = { role: 'organization', organizationId };
    const { stayId } = await done('POST /v1/organizations/{id}/admissions', host, body, organizationId);
    return { applicationId, stayId: String(stayId) };
  };

  /** A document in the file of a stay, uploaded and looked at. */
  const receive = async (stayId: string): Promise<string> => {
    const bytes = Buffer.from('%PDF-1.7 of nobody');
    const announced = { kind: 'medical-card', type: 'application/pdf', size: bytes.length };
    const answer = await done('POST /v1/stays/{id}/documents', own, announced, stayId);
    const { documentId, upload } = answer as unknown as { documentId: string; upload: Parameters<typeof put>[0] };
    await put(upload, bytes);
    const key = 'POST /v1/stays/{id}/documents/{documentId}/received';
    await api.call({ key, claims: own, body: '{}', id: stayId, documentId });
    return documentId;
  };

  const cases = [await file(), await file(), await grant(), await choose(full), await choose(open), await choose(open)];
  const stays = [await admit(), await admit(), await admit(), await admit(athome, 'home')];
  for (const organizationId of [open, full]) {
    const host = { role: 'organization', organizationId };
    await done('POST /v1/organizations/{id}/complaints', host, { text: 'Қанарейка' }, organizationId);
  }
  const documents = [await receive(String(stays[0]?.stayId))];
  const listed = await api.call({ key: 'GET /v1/obligations', claims: department });
  const { obligations } = JSON.parse(listed.body) as { obligations: { obligationId: string }[] };

  const ids = {
    organizations: [open, open, full, shelter],
    applications: [...cases, ...stays.map(({ applicationId }) => applicationId)],
    stays: stays.map(({ stayId }) => stayId),
    forms: ['survey-act', 'inpatient-application'],
    catalogues: ['services', 'equipment'],
    documents,
    obligations: obligations.map(({ obligationId }) => obligationId),
  };
  const ofWhom = (number: number) => ({ role: 'citizen', iin: iinOf(number) });
  const ours = [open, open, full];
  const plausible: Plausible = {
    iin: [iinOf(1), ...[7, 8, 9, 10, 11].map((number) => iinOf(people + number)), '500505300001'],
    phone: ['+77011234567', '+77011234567', '87011234567', '+79261234567'],
    bin: ['990140000015'],
    family: ['Қанарейка'],
    given: ['Гүлнәр', 'Анна-Мария'],
    patronymic: ['Қанарейқызы'],
    relation: ['daughter'],
    locality: ['Талдықорған'],
    line: ['Қанаркөше 2'],
    kk: ['Мейірім үйі'],
    ru: ['Дом милосердия', 'Дом № 5 «Надежда»'],
    number: ['7', '12-ж', 'L-1'],
    region: [region, region, region, 'Абай'],
    organizationId: ours,
    toOrganizationId: ours,
    appliedAt: [shelter],
    livesIn: ours,
    applicationId: ids.applications,
    departmentId: ['dep-1', 'dep-2'],
    setting: ['inpatient', 'inpatient', 'inpatient', 'inpatient', 'semi-inpatient', 'home', 'temporary-stay'],
    category: ['elderly', 'elderly', 'elderly', 'persons-with-disability', 'no-fixed-residence'],
    categories: [['elderly'], ['elderly', 'persons-with-disability']],
    settings: [['inpatient']],
    capacity: [30, 40],
    occupied: [2, 20],
    supportedLivingPlaces: [6],
    bedroomArea: [5000],
    documents: [application(1).documents],
    kind: ['medical-card', 'medical-card', 'permanent', 'temporary'],
    type: ['application/pdf', 'image/png'],
    size: [1, 1000, 30_000_000],
    birthDate: ['1950-01-02', '1950-01-02', '1950-01-02', '2010-01-02'],
    registeredOn: ['2023-01-01'],
    validFrom: ['2023-01-01'],
    validTo: ['2029-12-31', '2029-12-31', '2025-03-12'],
    givenOn: ['2025-03-01'],
    date: [today, today, today, '2025-03-10', '2025-04-01'],
    on: [today, today, '2025-03-10', '2025-04-01'],
    from: [today, today, '2025-03-10'],
    dates: [[today], ['2025-03-12', '2025-03-14']],
    services: [['social-household'], ['social-household', 'social-legal']],
    ground: ['request', 'insult', 'hospital', 'disability-lifted', 'absent-without-leave', mark],
    signature: ['MQ==', mark],
  };
  const callers: Record<string, readonly Claims[]> = {
    department: [department],
    authority: [authority],
    organization: [own, { role: 'organization', organizationId: full }, homeService],
    citizen: [ofWhom(4), ofWhom(5)],
    operator: [{ role: 'operator' }],
  };
  return { ids, plausible, callers };
};

export type Seeded = Awaited<ReturnType<typeof seed>>;
