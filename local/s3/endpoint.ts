import type { Answer, Handler, Request } from '../http/messages.ts';
import { AccessDenied, type Gate, pass } from '../iam/gate.ts';
import { type BucketOfKey, s3Accesses } from '../iam/s3.ts';
import type { Bucket, Version } from './bucket.ts';
import { errorAnswer, S3Error } from './error.ts';
import { postedBy } from './post.ts';
import { assertPresigned } from './signature.ts';

interface Parts {
  readonly buckets: readonly Bucket[];
  /** Milliseconds: what a presigned request has run out by. */
  readonly now: () => number;
  readonly gate: Gate;
  /** The role of the function that calls under an access key. */
  readonly roleOf: (accessKeyId: string) => string | undefined;
}

/** What a request names: the path is `/bucket` or `/bucket/key`. */
function placeOf({ path }: Request): { bucket: string; key: string } {
  const [, bucket = '', ...key] = path.split('/');
  return { bucket, key: decodeURIComponent(key.join('/')) };
}

/**
 * Answers the unmodified SDK, and whoever holds a presigned request, in place of S3: `PutObject` by a form, `GetObject` and
 * `HeadObject`. What a presigned request says is held to; a call of a function is taken for what its access key says, as by the other
 * endpoints here.
 */
export function s3Endpoint({ buckets, now, gate, roleOf }: Parts): Handler {
  const allowed = (action: string, accessKeyId: string, bucket: BucketOfKey, key: string): boolean => {
    const principal = roleOf(accessKeyId);
    if (principal === undefined)
      throw new S3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
    try {
      for (const access of s3Accesses(principal, action, bucket, key)) pass(gate, access);
      return true;
    } catch (error) {
      if (error instanceof AccessDenied) return false;
      throw error;
    }
  };
  const assertAllowed = (...asked: Parameters<typeof allowed>): void => {
    if (!allowed(...asked)) throw new S3Error('AccessDenied', 'Access Denied');
  };

  const post = async (request: Request, bucket: Bucket): Promise<Answer> => {
    const { key, type, bytes, credential } = await postedBy(request, bucket.name, now());
    assertAllowed('PutObject', credential.accessKeyId, bucket, key);
    const { etag, versionId } = bucket.put(key, type, bytes, now());
    return { status: 204, headers: { etag, 'x-amz-version-id': versionId }, body: '' };
  };

  const found = (bucket: Bucket, key: string, versionId: string | undefined, accessKeyId: string): Version => {
    assertAllowed(versionId === undefined ? 'GetObject' : 'GetObjectVersion', accessKeyId, bucket, key);
    const version = bucket.version(key, versionId);
    if (version) return version;
    // Who may not list a bucket does not learn what is not in it.
    assertAllowed('ListBucket', accessKeyId, bucket, key);
    if (versionId !== undefined) throw new S3Error('NoSuchVersion', 'The specified version does not exist.');
    throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  };

  const get = (request: Request, bucket: Bucket, key: string): Answer => {
    const query = new URLSearchParams(request.query);
    const caller = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
    if (caller === undefined && !query.has('X-Amz-Signature')) throw new S3Error('AccessDenied', 'Access Denied');
    const accessKeyId = caller ?? assertPresigned(request, now()).accessKeyId;
    const version = found(bucket, key, query.get('versionId') ?? undefined, accessKeyId);
    const bytes = bucket.bytes(version);
    const disposition = query.get('response-content-disposition');
    const headers = {
      'content-type': query.get('response-content-type') ?? version.type,
      ...(disposition && { 'content-disposition': disposition }),
      etag: version.etag,
      'last-modified': new Date(version.at).toUTCString(),
      'x-amz-version-id': version.versionId,
    };
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (!range) return { status: 200, headers, body: bytes };
    const [from, to] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
    if (from > to) throw new S3Error('InvalidRange', 'The requested range is not satisfiable');
    const part = { 'content-range': `bytes ${from}-${to}/${bytes.length}` };
    return { status: 206, headers: { ...headers, ...part }, body: bytes.subarray(from, to + 1) };
  };

  return async (request) => {
    try {
      const { bucket: name, key } = placeOf(request);
      const bucket = buckets.find((one) => one.name === name);
      if (!bucket) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
      if (request.method === 'POST' && key === '') return await post(request, bucket);
      if (key !== '' && (request.method === 'GET' || request.method === 'HEAD')) return get(request, bucket, key);
      throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
    } catch (error) {
      if (error instanceof S3Error) return errorAnswer(error);
      throw error;
    }
  };
}
