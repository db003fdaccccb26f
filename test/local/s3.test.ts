import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Resource } from '../../local/assembly/resolve.ts';
import { type LoopbackServer, listen } from '../../local/http/server.ts';
import { decide, requestOf } from '../../local/iam/decide.ts';
import type { Access } from '../../local/iam/gate.ts';
import type { Statement } from '../../local/iam/statements.ts';
import { Bucket } from '../../local/s3/bucket.ts';
import { s3Endpoint } from '../../local/s3/endpoint.ts';
import { folderStorage, memoryStorage, type Storage } from '../../local/storage.ts';

const role = 'arn:aws:iam::000000000000:role/api';
const encryptionKey = 'arn:aws:kms:eu-central-1:000000000000:key/k';
const resource = {
  stack: { name: 'KezekData' },
  logicalId: 'Documents',
  type: 'AWS::S3::Bucket',
  name: 'documents',
  arn: 'arn:aws:s3:::documents',
  properties: {
    VersioningConfiguration: { Status: 'Enabled' },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: encryptionKey } }],
    },
  },
} as unknown as Resource;

const pdf = Buffer.from('%PDF-1.7 the certificate of somebody');
const sha256 = createHash('sha256').update(pdf).digest('base64');
const key = 'stay-1/doc-1';

let server: LoopbackServer;
let client: S3Client;
let now = Date.now();
let asked: Access[] = [];
let denied: readonly string[] = [];
let storage: Storage = memoryStorage();
const folder = mkdtempSync(join(tmpdir(), 'kezek-s3-'));

const endpointOver = (kept: Storage) =>
  s3Endpoint({
    buckets: [new Bucket(resource, kept)],
    now: () => now,
    gate: {
      allows: (access) => {
        asked.push(access);
        return !denied.includes(access.action);
      },
    },
    roleOf: (accessKeyId) => (accessKeyId === 'Api' ? role : undefined),
  });

const clientOf = (accessKeyId: string, secretAccessKey = 'local') =>
  new S3Client({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${server.port}`,
    credentials: { accessKeyId, secretAccessKey },
  });

beforeAll(async () => {
  server = await listen(
    0,
    (request) => endpointOver(storage)(request),
    () => 1_000_000,
  );
  client = clientOf('Api');
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  [now, asked, denied, storage] = [Date.now(), [], [], memoryStorage()];
});

const presigned = (by = client) =>
  createPresignedPost(by, {
    Bucket: 'documents',
    Key: key,
    Expires: 600,
    Fields: { 'Content-Type': 'application/pdf', 'x-amz-checksum-sha256': sha256 },
    Conditions: [['content-length-range', 1, pdf.length]],
  });

/** Posts the form as a browser would; `change` is what the form says otherwise than it was given. */
const post = async (
  { url, fields }: { url: string; fields: Record<string, string> },
  { bytes = pdf, ...change }: Record<string, unknown> & { bytes?: Buffer } = {},
) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change }))
    if (value !== undefined) form.append(name, String(value));
  form.append('file', new Blob([new Uint8Array(bytes)]), 'куәлік.pdf');
  const response = await fetch(url, { method: 'POST', body: form });
  const text = await response.text();
  const said = (name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(text)?.[1];
  return { status: response.status, code: said('Code'), message: said('Message')?.replaceAll('&quot;', '"') };
};

const urlOf = (versionId?: string, signingDate = new Date(now)) =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: 'documents',
      Key: key,
      VersionId: versionId,
      ResponseContentDisposition: 'attachment; filename="medical-card.pdf"',
      ResponseContentType: 'application/pdf',
    }),
    { expiresIn: 300, signingDate },
  );

describe('the bucket of the local runtime, asked by the unmodified SDK', () => {
  test('FIL-1 · takes what the policy of a form says, and hands out the very version by a presigned URL', async () => {
    expect(await post(await presigned())).toMatchObject({ status: 204 });
    const { ContentRange, ContentType, VersionId, Body } = await client.send(
      new GetObjectCommand({ Bucket: 'documents', Key: key, Range: 'bytes=0-7' }),
    );
    expect([ContentRange, ContentType]).toStrictEqual([`bytes 0-7/${pdf.length}`, 'application/pdf']);
    expect(await Body?.transformToString()).toBe('%PDF-1.7');

    const other = Buffer.from('%PDF-1.7 the certificate of another!').subarray(0, pdf.length);
    await post(await presigned(), { bytes: other });
    const answer = await fetch(await urlOf(VersionId));
    expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(pdf)]).toStrictEqual([200, true]);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="medical-card.pdf"');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
  });

  test.each<[string, { change?: Record<string, unknown>; later?: number }, number, string, RegExp]>([
    ['another type', { change: { 'Content-Type': 'image/png' } }, 403, 'AccessDenied', /\["eq", "\$Content-Type"/],
    ['another key', { change: { key: 'stay-2/doc-1' } }, 403, 'AccessDenied', /\["eq", "\$key"/],
    ['a field more', { change: { acl: 'public-read' } }, 403, 'AccessDenied', /Extra input fields: acl/],
    ['too much', { change: { bytes: Buffer.alloc(pdf.length + 1) } }, 400, 'EntityTooLarge', /exceeds the maximum/],
    ['nothing', { change: { bytes: Buffer.alloc(0) } }, 400, 'EntityTooSmall', /smaller than the minimum/],
    ['other bytes', { change: { bytes: Buffer.alloc(pdf.length) } }, 400, 'BadDigest', /did not match/],
    ['a signature of another', { change: { 'X-Amz-Signature': 'ab'.repeat(32) } }, 403, 'SignatureDoesNotMatch', /./],
    [
      'another policy',
      { change: { Policy: btoa('{"expiration":"2999-01-01T00:00:00Z","conditions":[]}') } },
      403,
      'SignatureDoesNotMatch',
      /./,
    ],
    ['no policy', { change: { Policy: undefined } }, 403, 'AccessDenied', /./],
    ['too late', { later: 601_000 }, 403, 'AccessDenied', /Policy expired/],
  ])(
    'FIL-1 · refuses %s, in the words of S3, and keeps nothing',
    async (_, { change, later = 0 }, status, code, message) => {
      const form = await presigned();
      now += later;
      expect(await post(form, change)).toStrictEqual({ status, code, message: expect.stringMatching(message) });
      expect(new Bucket(resource, storage).version(key)).toBeUndefined();
    },
  );

  test('refuses who is nobody here, and who has another secret', async () => {
    expect(await post(await presigned(clientOf('Stranger')))).toMatchObject({
      status: 403,
      code: 'InvalidAccessKeyId',
    });
    expect(await post(await presigned(clientOf('Api', 'guessed')))).toMatchObject({ code: 'SignatureDoesNotMatch' });
    expect((await fetch(`http://127.0.0.1:${server.port}/documents/${key}`)).status).toBe(403);
  });

  test('FIL-1 · a URL to read runs out by the clock, and is of one key', async () => {
    await post(await presigned());
    const url = await urlOf();
    const said = async (asked: string) => /<Code>(\w+)<\/Code>/.exec(await (await fetch(asked)).text())?.[1];
    expect((await fetch(url)).status).toBe(200);
    expect(await said(url.replace('doc-1', 'doc-2'))).toBe('SignatureDoesNotMatch');
    expect(await said(url.replace('X-Amz-Expires=300', 'X-Amz-Expires=30000'))).toBe('SignatureDoesNotMatch');
    now += 300_000;
    expect(await said(url)).toBe('AccessDenied');
  });

  test('says what is not there to whom may list it, and to nobody else', async () => {
    const nothing = () => client.send(new GetObjectCommand({ Bucket: 'documents', Key: 'stay-1/doc-9' }));
    await expect(nothing()).rejects.toMatchObject({ name: 'NoSuchKey' });
    denied = ['s3:ListBucket'];
    await expect(nothing()).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(client.send(new GetObjectCommand({ Bucket: 'elsewhere', Key: key }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  test.each(['s3:PutObject', 'kms:GenerateDataKey'])(
    'is held against the policies: without %s nothing is put',
    async (action) => {
      denied = [action];
      expect(await post(await presigned())).toMatchObject({ status: 403, code: 'AccessDenied' });
    },
  );

  test('asks IAM for the object, for the key through S3, and of a version for its own action', async () => {
    await post(await presigned());
    const version = new Bucket(resource, storage).version(key)?.versionId;
    await fetch(await urlOf(version));
    const context = { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' };
    const object = { principal: role, resource: `arn:aws:s3:::documents/${key}` };
    const use = { principal: role, resource: encryptionKey, context };
    expect(asked.map(({ through: _, ...access }) => access)).toStrictEqual([
      { ...object, action: 's3:PutObject' },
      { ...use, action: 'kms:GenerateDataKey' },
      { ...object, action: 's3:GetObjectVersion' },
      { ...use, action: 'kms:Decrypt' },
    ]);
  });

  test('the policy of a bucket speaks of what is in it: without TLS nobody reads', () => {
    const body: Statement['body'] = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*' };
    const all: Statement[] = [
      {
        id: '1',
        kind: 'identity',
        holder: role,
        body: { Effect: 'Allow', Action: 's3:GetObject', Resource: `${resource.arn}/*` },
      },
      {
        id: '2',
        kind: 'resource',
        holder: resource.arn,
        body: {
          ...body,
          Resource: [resource.arn, `${resource.arn}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      },
    ];
    const access = {
      principal: role,
      action: 's3:GetObject',
      resource: `${resource.arn}/${key}`,
      through: 'GetObject',
    };
    const request = requestOf(access, '000000000000');
    expect(decide(all, request)).toBe('Allowed');
    const plain = { ...request, contextVariables: { ...request.contextVariables, 'aws:SecureTransport': 'false' } };
    expect(decide(all, plain)).toBe('ExplicitlyDenied');
  });

  test('FIL-1 · a folder keeps the documents from run to run', async () => {
    storage = folderStorage(folder);
    await post(await presigned());
    storage = folderStorage(folder);
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'documents', Key: key }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(pdf)).toBe(true);
  });
});
