import { afterAll, expect, inject, onTestFinished } from 'vitest';
import { createClient } from '../../events/client.ts';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import type { Kezek } from '../../local/kezek.ts';
import { type KezekOptions, startKezek } from '../../local/runtime.ts';
import { assertDocumented } from './answers.ts';
import { iinOf } from './iin.ts';
import { createScan } from './scan.ts';
import { pdf, put } from './upload.ts';

type Json = Record<string, unknown>;
export type Answer<T = Json> = { status: number; body: T };

type Obligation = AnswerOf<'GET /v1/obligations'>['body']['obligations'][number];

export type Recipient = { applicationId: string; iin: string; phone: string | undefined };

type Announced = AnswerOf<'POST /v1/stays/{id}/documents'>['body'];

const region = 'Жетісу';
const departmentId = 'dep-1';
let databases = 0;

const scanned = { lines: 0, events: 0, values: 0 };
afterAll(() => {
  const { lines, events, values } = scanned;
  console.info(`Looked for ${values} personal values in ${lines} log lines and ${events} published events.`);
});

/**
 * The whole system under a virtual clock and under the policies of its stacks, with a database of its own; it ends with
 * the test, or before. What the test says of people is then in no log and in no published event (SMS-2), and no call was
 * one that AWS would have denied, unless the policies are not those of the stacks.
 */
export const startWorld = async (at: string, change: Partial<KezekOptions> = {}) => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  databases += 1;
  const accessKeyId = `scenario${process.pid}x${databases}`;
  const { dynamodb = { endpoint: inject('dynamodb').endpoint, accessKeyId } } = change;
  const scan = createScan();
  const kezek: Kezek = await startKezek({
    port: 0,
    data: 'memory',
    at: Date.parse(at),
    dynamodb,
    assembly: assembly.dir,
    enforceIam: true,
    observe: scan.observe,
    ...change,
  });
  const finish = async () => {
    await kezek.settle();
    await kezek.stop();
    const { lines, events, values } = scan.scanned();
    scanned.lines += lines;
    scanned.events += events;
    scanned.values += values;
    expect(scan.findings()).toStrictEqual([]);
    if (change.assembly === undefined)
      expect(kezek.iam()?.recorded.filter(({ decision }) => decision !== 'Allowed')).toStrictEqual([]);
  };
  let finished: Promise<void> | undefined;
  const end = () => {
    finished ??= finish();
    return finished;
  };
  onTestFinished(end);
  return { ...drive(kezek, scan), dynamodb, scan, end };
};

/** What a text of JSON says; nothing where it is none. */
const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
};

const drive = (kezek: Kezek, scan: ReturnType<typeof createScan>) => {
  let people = 0;

  /** `fetch` as every call goes through it: what is said of people is remembered, what is answered is held against its schema. */
  const watched: typeof fetch = async (url, init) => {
    scan.seed(parsed(init?.body));
    const response = await fetch(url, init);
    if (String(url).includes('/v1/')) await assertDocumented(init?.method ?? 'GET', String(url), response);
    await kezek.settle();
    return response;
  };

  const client = async (bearer?: Bearer) => {
    scan.seed(bearer);
    const token = bearer && (await kezek.token(bearer));
    return createClient({ baseUrl: kezek.baseUrl, fetch: watched, ...(token && { token }) });
  };

  const call = async <T = Json>(
    bearer: Bearer | undefined,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Answer<T>> => {
    scan.seed(bearer);
    const response = await watched(`${kezek.baseUrl}${path}`, {
      method,
      headers: {
        ...(bearer && { authorization: `Bearer ${await kezek.token(bearer)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: parsed(await response.text()) as T };
  };

  const done = async <T = Json>(...args: Parameters<typeof call>): Promise<T> => {
    const { status, body } = await call<T>(...args);
    if (status >= 300) throw new Error(`${args[1]} ${args[2]} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };

  /** A page for people, as a browser asks for it. */
  const page = async (bearer: Bearer, path: string): Promise<string> => {
    const headers = { authorization: `Bearer ${await kezek.token(bearer)}`, accept: 'text/html' };
    const response = await fetch(`${kezek.baseUrl}${path}`, { headers });
    expect([response.status, response.headers.get('content-type')]).toStrictEqual([200, 'text/html; charset=utf-8']);
    await kezek.settle();
    return response.text();
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

  const decide = async (
    { applicationId: id }: Recipient,
    outcome: 'granted' | 'refused' = 'granted',
    reason?: string,
  ) => {
    const body = { number: '7', date: today(), outcome, ...(reason && { reason }) };
    await (await client(department)).call('POST /v1/applications/{id}/decision', { params: { id }, body });
  };

  const choose = async (recipient: Recipient, organizationId: string) => {
    const of = { params: { id: recipient.applicationId }, body: { organizationId } };
    return (await (await client(citizen(recipient))).call('POST /v1/applications/{id}/choice', of)).body;
  };

  const obligationsOf = async (bearer: Bearer, state?: Obligation['state']) => {
    const found: Obligation[] = [];
    const pages = (await client(bearer)).pages('GET /v1/obligations', { query: { state } });
    for await (const { obligations } of pages) found.push(...obligations);
    return found;
  };

  return {
    kezek,
    client,
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
    page,
    /** Announces a document for the file of a stay and, unless told otherwise, uploads it; nobody has looked at it then. */
    announce: async (
      organizationId: string,
      stayId: string,
      { upload = true, kind = 'medical-card', bytes = pdf }: { upload?: boolean; kind?: string; bytes?: Buffer } = {},
    ): Promise<string> => {
      const body = { kind, type: 'application/pdf', size: bytes.length };
      const path = `/v1/stays/${stayId}/documents`;
      const announced = await done<Announced>(organization(organizationId), 'POST', path, body);
      if (upload) await put(announced.upload, bytes);
      return announced.documentId;
    },
    obligationsOf,
    /** An office reports its one open duty of a kind done today. */
    fulfil: async (bearer: Bearer, kind: string, body: Json = {}) => {
      const duty = (await obligationsOf(bearer)).find((one) => one.kind === kind && one.state !== 'done');
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
    vacate: async (id: string, count = 1) =>
      (await client(organization(id))).call('POST /v1/organizations/{id}/vacancies', {
        params: { id },
        body: { count },
      }),
    see: async ({ applicationId: id }: Recipient) =>
      (await (await client(department)).call('GET /v1/applications/{id}', { params: { id } })).body,
    obligations: (state?: Obligation['state']) => obligationsOf(department, state),
    /** An event as another system puts it on the bus. */
    tell: (type: string, detail: Json, source = 'e-sobes') =>
      done(undefined, 'POST', '/local/events', { entries: [{ Source: source, DetailType: type, Detail: detail }] }),
    moveTo: (moment: string) => kezek.moveTo(Date.parse(moment)),
    /** The kinds of messages to a phone, in order. */
    sms: (recipient: Recipient) => kezek.sms().filter(({ to }) => to === recipient.phone),
    deadLetters: () => kezek.queues().flatMap(({ deadLetters }) => deadLetters ?? []),
  };
};
