import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import { inject } from 'vitest';
import { composeKezek } from '../../infra/compose.ts';
import { functionNames } from '../../infra/functions.ts';
import { parseInstant } from '../../local/clock.ts';
import type { Kezek } from '../../local/kezek.ts';
import { type KezekOptions, startKezek } from '../../local/runtime.ts';

const sdk = (name: string) =>
  JSON.stringify(pathToFileURL(createRequire(import.meta.url).resolve(`@aws-sdk/${name}`)).href);

/** What the small functions share: a table, a way to put a fact on its stream, a trace of who was woken by what. */
const shared = `
import { DynamoDBClient, PutItemCommand } from ${sdk('client-dynamodb')};
const client = new DynamoDBClient({});
export const put = (item) => client.send(new PutItemCommand({ TableName: process.env.QUEUE_TABLE, Item: item }));
export const fact = (type, at, id) => put({
  pk: { S: 'fact#' + id }, sk: { S: type }, entity: { S: 'fact' },
  fact: { S: JSON.stringify({ type, at, detail: { id } }) },
});
`;

const trace = (name: string) =>
  `export const handler = async (event) => { console.log('${name} ' + JSON.stringify(event)); };`;

/** Small functions in place of the real ones: what they do shows the wiring around them. */
const handlers: Record<string, string> = {
  api: `
import { GenerateMacCommand, KMSClient } from ${sdk('client-kms')};
import { fact } from './shared.mjs';
const kms = new KMSClient({});
export const handler = async (event) => {
  if (event.routeKey === 'POST /v1/organizations') {
    const body = JSON.parse(event.body);
    if (body.crash) setImmediate(() => { throw new Error('crashed'); });
    if (body.crash) await new Promise(() => {});
    await fact('BedVacated', new Date(event.requestContext.timeEpoch).toISOString(), body.id);
    const { Mac } = await kms.send(new GenerateMacCommand({
      KeyId: process.env.IIN_KEY_ID, Message: Buffer.from(body.id), MacAlgorithm: 'HMAC_SHA_256' }));
    return { statusCode: 201, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ mac: Buffer.from(Mac).toString('hex') }) };
  }
  return { statusCode: 200, body: JSON.stringify(event) };
};`,
  'publish-facts': `
export const handler = async (records) => records.map((record) => {
  if (record.dynamodb.NewImage.pk.S.includes('poison')) throw new Error('poison');
  return JSON.parse(record.dynamodb.NewImage.fact.S);
});`,
  'bed-vacated': `
import { fact } from './shared.mjs';
export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    const event = JSON.parse(body);
    console.log('received ' + event.detail.id);
    if (event.detail.id.startsWith('bad')) batchItemFailures.push({ itemIdentifier: messageId });
    else await fact('QueueJoined', event.time, event.detail.id);
  }
  return { batchItemFailures };
};`,
  'send-sms': `
import { PublishCommand, SNSClient } from ${sdk('client-sns')};
const sns = new SNSClient({});
const text = (StringValue) => ({ DataType: 'String', StringValue });
export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { detail } = JSON.parse(body);
    await sns.send(new PublishCommand({ PhoneNumber: '+77010000001', Message: 'Сіз кезекке тұрдыңыз',
      MessageAttributes: { kind: text('queue-joined'), applicationId: text(detail.id), language: text('kk') } }));
  }
  return { batchItemFailures: [] };
};`,
  'notice-status': `
import { gunzipSync } from 'node:zlib';
export const handler = async ({ awslogs }) => {
  console.log(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString());
};`,
  'isp-renewed': `
import { existsSync } from 'node:fs';
export const handler = async ({ Records }) => {
  const { detail, id } = JSON.parse(Records[0].body);
  console.log('received ' + id);
  if (!existsSync(detail.file)) await new Promise(() => {});
  console.log('handled ' + id);
};`,
  'report-overdue': `export const handler = async () => { throw new Error('cannot'); };`,
};

let assembly: string | undefined;

/** The stacks of infra/ around the small functions, synthesized once for each test file. */
export function fixtureAssembly(): string {
  if (assembly) return assembly;
  const folder = mkdtempSync(join(tmpdir(), 'kezek-fixture-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of functionNames) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'shared.mjs'), shared);
    writeFileSync(join(folder, name, 'index.mjs'), handlers[name] ?? trace(name));
  }
  const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
  composeKezek(app, folder);
  app.synth();
  assembly = join(folder, 'cdk.out');
  return assembly;
}

/** A system of its own around the small functions, its clock virtual unless said otherwise. */
export function startFixture(options: Partial<KezekOptions> & { real?: true } = {}): Promise<Kezek> {
  const { real, ...given } = options;
  return startKezek({
    port: 0,
    data: 'memory',
    assembly: fixtureAssembly(),
    dynamodb: { endpoint: inject('dynamodb').endpoint, accessKeyId: randomUUID().replaceAll('-', '') },
    ...(real ? {} : { at: moment('2025-03-10T09:00:00+05:00') }),
    ...given,
  });
}

export function moment(text: string): number {
  const at = parseInstant(text);
  if (at === undefined) throw new Error(`${text} is not an instant`);
  return at;
}

/** Calls a running system over HTTP. */
export async function call(
  kezek: Kezek,
  method: string,
  path: string,
  options: { body?: unknown; token?: string } = {},
) {
  const response = await fetch(`${kezek.baseUrl}${path}`, {
    method,
    headers: {
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...(options.token && { authorization: `Bearer ${options.token}` }),
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: text === '' ? null : JSON.parse(text),
  };
}
