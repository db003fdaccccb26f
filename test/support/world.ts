import { inject, onTestFinished } from 'vitest';
import type { Bearer } from '../../local/identity.ts';
import type { Kezek } from '../../local/kezek.ts';
import { startKezek } from '../../local/runtime.ts';
import { iinOf } from './iin.ts';

type Json = Record<string, unknown>;
export type Answer<T = Json> = { status: number; body: T };

export type Recipient = { applicationId: string; iin: string; phone: string | undefined };

const region = 'Жетісу';
const departmentId = 'dep-1';
let databases = 0;

/** The whole system under a virtual clock, with a database of its own; it ends with the test. */
export const startWorld = async (at: string) => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  databases += 1;
  const dynamodb = { endpoint: inject('dynamodb').endpoint, accessKeyId: `scenario${process.pid}x${databases}` };
  const kezek: Kezek = await startKezek({
    port: 0,
    data: 'memory',
    at: Date.parse(at),
    dynamodb,
    assembly: assembly.dir,
  });
  onTestFinished(() => kezek.stop());
  return { ...drive(kezek), dynamodb };
};

const drive = (kezek: Kezek) => {
  let people = 0;

  const call = async <T = Json>(
    bearer: Bearer | undefined,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Answer<T>> => {
    const response = await fetch(`${kezek.baseUrl}${path}`, {
      method,
      headers: {
        ...(bearer && { authorization: `Bearer ${await kezek.token(bearer)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = { status: response.status, body: (await response.json()) as T };
    await kezek.settle();
    return answer;
  };

  const done = async <T = Json>(...args: Parameters<typeof call>): Promise<T> => {
    const { status, body } = await call<T>(...args);
    if (status >= 300) throw new Error(`${args[1]} ${args[2]} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };

  const authority: Bearer = { role: 'authority', regionId: region };
  const department: Bearer = { role: 'department', departmentId };
  const organization = (organizationId: string): Bearer => ({ role: 'organization', organizationId });
  const citizen = ({ iin }: Recipient): Bearer => ({ role: 'citizen', iin });

  const organizationBody = (change: Json = {}) => ({
    bin: '990140000015',
    name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
    setting: 'inpatient',
    categories: ['elderly', 'persons-with-disability'],
    capacity: 3,
    occupied: 3,
    address: { region, locality: 'Талдықорған', line: 'Абай 1' },
    licence: { number: 'L-1', validFrom: '2023-01-01', validTo: '2029-12-31' },
    registeredOn: '2023-01-01',
    ...change,
  });

  const applicationBody = (change: Json = {}, recipient: Json = {}) => {
    people += 1;
    return {
      setting: 'inpatient',
      category: 'elderly',
      recipient: {
        iin: iinOf(people),
        name: { family: 'Әлімова', given: 'Гүлнәр', patronymic: 'Сейітқызы' },
        birthDate: '1950-05-05',
        sex: 'female',
        address: { region, locality: 'Талдықорған', line: 'Абай 2' },
        phone: `+7701${String(1_000_000 + people)}`,
        language: 'kk',
        ...recipient,
      },
      documents: [{ kind: 'application' }, { kind: 'identity-document' }, { kind: 'medical-card' }],
      registers: {},
      consent: { givenOn: '2025-03-01' },
      ...change,
    };
  };

  const file = async (change: Json = {}, recipient: Json = {}): Promise<Recipient> => {
    const body = applicationBody(change, recipient);
    const { applicationId } = await done<{ applicationId: string }>(department, 'POST', '/v1/applications', body);
    return { applicationId, iin: body.recipient.iin, phone: body.recipient.phone };
  };

  const today = () => new Date(kezek.now() + 5 * 3_600_000).toISOString().slice(0, 10);

  const decide = (recipient: Recipient, outcome: 'granted' | 'refused' = 'granted', reason?: string) =>
    done(department, 'POST', `/v1/applications/${recipient.applicationId}/decision`, {
      number: '7',
      date: today(),
      outcome,
      ...(reason && { reason }),
    });

  const choose = (recipient: Recipient, organizationId: string) =>
    done<{ outcome: string; position?: number; arriveBy?: string }>(
      citizen(recipient),
      'POST',
      `/v1/applications/${recipient.applicationId}/choice`,
      { organizationId },
    );

  return {
    kezek,
    call,
    done,
    authority,
    department,
    organization,
    citizen,
    organizationBody,
    applicationBody,
    file,
    decide,
    choose,
    today,
    register: async (change: Json = {}) =>
      (await done<{ organizationId: string }>(authority, 'POST', '/v1/organizations', organizationBody(change)))
        .organizationId,
    /** The organization admits who has an offer, today. */
    admit: (recipient: Recipient, organizationId: string, change: Json = {}) =>
      call<{ stayId: string; code: string; norm: string; outcome: string }>(
        organization(organizationId),
        'POST',
        `/v1/organizations/${organizationId}/admissions`,
        { applicationId: recipient.applicationId, order: { number: '12', date: today() }, ...change },
      ),
    /** An act of an organization on a stay, by an order of today. */
    onStay: (bearer: Bearer, stayId: string, act: string, body: Json = {}) =>
      call<Json & { code: string; norm: string; source: string }>(bearer, 'POST', `/v1/stays/${stayId}/${act}`, {
        order: { number: '14', date: today() },
        ...body,
      }),
    obligationsOf: async (bearer: Bearer, state?: string) =>
      (await done<{ obligations: Obligation[] }>(bearer, 'GET', `/v1/obligations${state ? `?state=${state}` : ''}`))
        .obligations,
    /** An office reports its one open duty of a kind done today. */
    fulfil: async (bearer: Bearer, kind: string, body: Json = {}) => {
      const { obligations } = await done<{ obligations: Obligation[] }>(bearer, 'GET', '/v1/obligations');
      const duty = obligations.find((one) => one.kind === kind && one.state !== 'done');
      if (!duty) throw new Error(`No open ${kind}`);
      return done(bearer, 'POST', `/v1/obligations/${duty.obligationId}/done`, body);
    },
    /** Filed, granted and in the queue (or offered a place that is free). */
    queue: async (organizationId: string, change: Json = {}, recipient: Json = {}) => {
      const filed = await file(change, recipient);
      await decide(filed);
      await choose(filed, organizationId);
      return filed;
    },
    vacate: (organizationId: string, count = 1) =>
      done(organization(organizationId), 'POST', `/v1/organizations/${organizationId}/vacancies`, { count }),
    see: (recipient: Recipient) => done<View>(department, 'GET', `/v1/applications/${recipient.applicationId}`),
    obligations: async (state?: string) =>
      (await done<{ obligations: Obligation[] }>(department, 'GET', `/v1/obligations${state ? `?state=${state}` : ''}`))
        .obligations,
    /** An event as another system puts it on the bus. */
    tell: (type: string, detail: Json, source = 'e-sobes') =>
      done(undefined, 'POST', '/local/events', { entries: [{ Source: source, DetailType: type, Detail: detail }] }),
    moveTo: (moment: string) => kezek.moveTo(Date.parse(moment)),
    /** The kinds of messages to a phone, in order. */
    sms: (recipient: Recipient) => kezek.sms().filter(({ to }) => to === recipient.phone),
    deadLetters: () => kezek.queues().flatMap(({ deadLetters }) => deadLetters ?? []),
  };
};

export type Obligation = {
  obligationId: string;
  kind: string;
  due: string;
  norm: string;
  source: string;
  state: string;
  subject: string;
  owner: { role: string; id: string };
  explanation: { kk: string; ru: string };
};

export type View = {
  status: string;
  organizationId?: string;
  queue?: { joinedAt: string; priorityClass: string; blocked?: string };
  offer?: { offeredAt: string; arriveBy: string; postponed: boolean };
  stay?: { stayId: string; until?: string; leave?: unknown; hours?: unknown };
  ended?: { on: string; ground: string };
  deadlines: {
    kind: string;
    due: string;
    norm: string;
    source: string;
    explanation: { kk: string; ru: string };
  }[];
  timeline: {
    at: string;
    type: string;
    norm?: string;
    source?: string;
    by: { role: string; id?: string; onBehalf?: string };
    explanation?: { kk: string; ru: string };
  }[];
};
