import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Request } from '../http/messages.ts';
import { S3Error } from './error.ts';
import { assertSigned, type Credential, credentialOf } from './signature.ts';

const Condition = z.union([
  z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.record(z.string(), z.string()),
]);

const Policy = z.object({ expiration: z.iso.datetime(), conditions: z.array(Condition) });

/** What a form asks to be put, all that its policy says of it being true. */
export interface Posted {
  readonly key: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly credential: Credential;
}

/** The fields of a form, by their names in small letters, up to its file: what comes behind it is ignored. */
async function formOf({ headers, body }: Request) {
  const read = await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } })
    .formData()
    .catch(() => {
      throw new S3Error(
        'MalformedPOSTRequest',
        'The body of your POST request is not well-formed multipart/form-data.',
      );
    });
  const fields = new Map<string, string>();
  for (const [name, value] of read) {
    if (typeof value !== 'string') return { fields, bytes: Buffer.from(await value.arrayBuffer()) };
    fields.set(name.toLowerCase(), value);
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
}

const invalid = (why: string): S3Error => new S3Error('AccessDenied', `Invalid according to Policy: ${why}`);

/** Of a policy, what a form must hold: the conditions that are written as an object, as equalities. */
const equalities = (conditions: z.infer<typeof Policy>['conditions']) =>
  conditions.flatMap((condition) => {
    if (!Array.isArray(condition))
      return Object.entries(condition).map(([name, value]) => ['eq', name, value] as const);
    const [how, name, value] = condition;
    return how === 'content-length-range' ? [] : [[how, String(name).slice(1), String(value)] as const];
  });

function assertConditions(conditions: z.infer<typeof Policy>['conditions'], fields: ReadonlyMap<string, string>): void {
  const needed = equalities(conditions);
  for (const [how, name, value] of needed) {
    const given = fields.get(name.toLowerCase()) ?? '';
    if (how === 'eq' ? given !== value : !given.startsWith(value))
      throw invalid(`Policy Condition failed: ["${how}", "$${name}", "${value}"]`);
  }
  const named = new Set([...needed.map(([, name]) => name.toLowerCase()), 'policy', 'x-amz-signature']);
  const extra = [...fields.keys()].filter((name) => !named.has(name) && !name.startsWith('x-ignore-'));
  if (extra.length > 0) throw invalid(`Extra input fields: ${extra.join(', ')}`);
}

function assertSize(conditions: z.infer<typeof Policy>['conditions'], size: number): void {
  for (const condition of conditions) {
    if (!Array.isArray(condition) || condition[0] !== 'content-length-range') continue;
    const [, least, most] = condition;
    if (size > Number(most))
      throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    if (size < Number(least))
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
}

const policyOf = (text: string): z.infer<typeof Policy> => {
  try {
    return Policy.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
  } catch {
    throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: it is not a policy that is read here.');
  }
};

/**
 * An upload by a form, held to the policy that it brings along: who signed it, until when it holds, and what it says of each field
 * and of the size.
 * @throws S3Error
 */
export async function postedBy(request: Request, bucket: string, now: number): Promise<Posted> {
  const { fields, bytes } = await formOf(request);
  const signed = fields.get('policy');
  if (signed === undefined) throw new S3Error('AccessDenied', 'Access Denied');
  const credential = credentialOf(fields.get('x-amz-credential') ?? '');
  assertSigned(signed, credential, fields.get('x-amz-signature') ?? '');
  const { expiration, conditions } = policyOf(signed);
  if (now >= Date.parse(expiration)) throw invalid('Policy expired.');
  assertConditions(conditions, new Map([['bucket', bucket], ...fields]));
  assertSize(conditions, bytes.length);
  const checksum = fields.get('x-amz-checksum-sha256');
  if (checksum !== undefined && checksum !== createHash('sha256').update(bytes).digest('base64'))
    throw new S3Error('BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
  return { key: fields.get('key') ?? '', type: fields.get('content-type') ?? 'binary/octet-stream', bytes, credential };
}
