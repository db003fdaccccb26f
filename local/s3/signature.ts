import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from '../http/messages.ts';
import { S3Error } from './error.ts';

/** The secret of every access key on this machine: it opens nothing but this. */
export const LOCAL_SECRET = 'local';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** A credential as it stands in a signed request: whose, and of which day, region and service. */
export interface Credential {
  readonly accessKeyId: string;
  readonly scope: string;
}

/** @throws S3Error `AuthorizationQueryParametersError` */
export function credentialOf(text: string): Credential {
  const [accessKeyId = '', ...scope] = text.split('/');
  if (!/^\d{8}\/[a-z0-9-]+\/s3\/aws4_request$/.test(scope.join('/')))
    throw new S3Error('AuthorizationQueryParametersError', 'Error parsing the X-Amz-Credential parameter.');
  return { accessKeyId, scope: scope.join('/') };
}

/** Signature Version 4 of a text, by a credential of this machine. @throws S3Error `SignatureDoesNotMatch` */
export function assertSigned(text: string, { scope }: Credential, signature: string): void {
  const key = scope.split('/').reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${LOCAL_SECRET}`);
  const [due, given] = [hmac(key, text), Buffer.from(signature, 'hex')];
  if (due.length !== given.length || !timingSafeEqual(due, given))
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    );
}

const SIGNATURE = 'X-Amz-Signature';

/** As RFC 3986 has it, which `encodeURIComponent` does but for these. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** `20250310T040000Z` in milliseconds. */
export const momentOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/**
 * The credential of a presigned request, when its signature is right and its time has not run out at `now`, in milliseconds.
 * @throws S3Error `AccessDenied`, `AuthorizationQueryParametersError`, `SignatureDoesNotMatch`
 */
export function assertPresigned({ method, path, query, headers }: Request, now: number): Credential {
  const parameters = [...new URLSearchParams(query)];
  const given = Object.fromEntries(parameters);
  const credential = credentialOf(given['X-Amz-Credential'] ?? '');
  const date = given['X-Amz-Date'] ?? '';
  const canonical = [
    method,
    path,
    parameters
      .filter(([name]) => name !== SIGNATURE)
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...(given['X-Amz-SignedHeaders'] ?? '').split(';').map((name) => `${name}:${headers[name]?.trim() ?? ''}`),
    '',
    given['X-Amz-SignedHeaders'] ?? '',
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  assertSigned(['AWS4-HMAC-SHA256', date, credential.scope, digest].join('\n'), credential, given[SIGNATURE] ?? '');
  if (!(now < momentOf(date) + Number(given['X-Amz-Expires']) * 1000))
    throw new S3Error('AccessDenied', 'Request has expired');
  return credential;
}
