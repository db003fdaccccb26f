import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Instant } from '../../../domain/law/time.ts';
import type { Came } from '../../../domain/records/upload.ts';

/** So long, in seconds, an upload that was asked for may begin, and a document that was asked for may be fetched. */
const uploadWithin = 900;
const fetchWithin = 300;

/** What a document is known by is seen in so many bytes. */
const beginning = 'bytes=0-7';

/** What is to be uploaded: of exactly this size in bytes and this type, and, where it is given, this SHA-256 in base64. */
export type Upload = { key: string; type: string; size: number; sha256?: string };

/** A form to be posted with the file as its last field, and until when. */
export type UploadForm = { url: string; fields: Record<string, string>; expires: Instant };

/** What is to be handed out: the version that was looked at, under a name that says nothing of whose it is. */
export type Wanted = { key: string; version: string; type: string; name: string };

const later = (now: Instant, seconds: number): Instant => new Date(Date.parse(now) + seconds * 1000).toISOString();

/** The SDK makes a form by the clock of the machine; moved by this much, that clock shows the moment of the request. */
const offsetTo = (now: Instant): number => Date.parse(now) - Date.now();

/**
 * The bucket of the documents. What travels is not ours to carry: whoever uploads or reads is given a request that S3 itself holds to
 * what it says.
 */
export const createBucket = (bucket: string, client = new S3Client({})) => ({
  /** A form and not a URL, since S3 bounds the size of nothing else. */
  uploadOf: async ({ key, type, size, sha256 }: Upload, now: Instant): Promise<UploadForm> => {
    const signing = { ...client, config: { ...client.config, systemClockOffset: offsetTo(now) } } as S3Client;
    const { url, fields } = await createPresignedPost(signing, {
      Bucket: bucket,
      Key: key,
      Expires: uploadWithin,
      Fields: { 'Content-Type': type, ...(sha256 && { 'x-amz-checksum-sha256': sha256 }) },
      Conditions: [['content-length-range', size, size]],
    });
    return { url, fields, expires: later(now, uploadWithin) };
  },

  /** What has come under a key, and as which version; nothing when nothing has. */
  lookAt: async (key: string): Promise<(Came & { version: string }) | undefined> => {
    try {
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: beginning }));
      const { ContentType = '', ContentRange = '', VersionId = '', Body } = found;
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { type: ContentType, size: Number(ContentRange.split('/')[1]), beginning: bytes, version: VersionId };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  },

  /** It is saved and not shown: no browser runs what lies in a file. */
  linkTo: async ({ key, version, type, name }: Wanted, now: Instant): Promise<{ url: string; expires: Instant }> => ({
    url: await getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        VersionId: version,
        ResponseContentType: type,
        ResponseContentDisposition: `attachment; filename="${name}"`,
        ResponseCacheControl: 'no-store',
      }),
      { expiresIn: fetchWithin, signingDate: new Date(now) },
    ),
    expires: later(now, fetchWithin),
  }),
});

export type DocumentBucket = ReturnType<typeof createBucket>;
