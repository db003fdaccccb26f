import { groundOf } from '../law/clauses.ts';
import * as policies from '../law/policies.ts';
import type { LegalDate } from '../law/time.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import type { Setting } from '../vocabulary.ts';
import { type FileDocumentKind, isFileDocument } from './file-documents.ts';

/** What the first bytes of a document of each type are. */
const beginnings = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

export type DocumentType = keyof typeof beginnings;

/** A document as it is announced. `size`: bytes. */
export type Announced = { kind: string; type: string; size: number; issuedOn?: LegalDate };

/** What has come. `beginning`: its first bytes. */
export type Came = { type: string; size: number; beginning: Uint8Array };

const byPolicy = (setting: Setting, today: LegalDate): Ground => ({
  norm: groundOf('FIL-1', today, setting).norm,
  source: 'policy',
});

const isType = (type: string): type is DocumentType => Object.hasOwn(beginnings, type);

/**
 * FIL-1: whether a document may be put into a file, as it is announced.
 * @throws AgainstNorm `document-kind-unknown`, `document-type-refused`, `document-too-large`, `document-issued-in-the-future`
 */
export const assertAnnounced = (
  { kind, type, size, issuedOn }: Announced,
  setting: Setting,
  today: LegalDate,
): { kind: FileDocumentKind; type: DocumentType } => {
  if (!isFileDocument(kind))
    throw new AgainstNorm(
      'document-kind-unknown',
      'A personal file holds no document of this kind.',
      groundOf('FIL-1', today, setting),
    );
  if (!isType(type))
    throw new AgainstNorm('document-type-refused', 'A document is a PDF, a JPEG or a PNG.', byPolicy(setting, today));
  const most = policies.largestDocument.value;
  if (size > most * 1_000_000)
    throw new AgainstNorm('document-too-large', `A document has at most ${most} megabytes.`, byPolicy(setting, today), {
      most,
    });
  if (issuedOn !== undefined && issuedOn > today)
    throw new AgainstNorm(
      'document-issued-in-the-future',
      `The document is dated ${issuedOn}, a day to come.`,
      groundOf('FIL-1', today, setting),
      { date: issuedOn },
    );
  return { kind, type };
};

/**
 * FIL-1: whether what has come is what was announced: of its size, of its type, and, by its first bytes, in truth.
 * @throws WrongState `document-not-uploaded` · AgainstNorm `document-differs`
 */
export const assertCame = (
  announced: { type: DocumentType; size: number },
  came: Came | undefined,
  setting: Setting,
  today: LegalDate,
): void => {
  if (!came)
    throw new WrongState(
      'document-not-uploaded',
      'Nothing has been uploaded for this document.',
      byPolicy(setting, today),
    );
  const begins = beginnings[announced.type].every((byte, index) => came.beginning[index] === byte);
  if (!begins || came.type !== announced.type || came.size !== announced.size)
    throw new AgainstNorm(
      'document-differs',
      `What was uploaded is no ${announced.type} of ${announced.size} bytes.`,
      byPolicy(setting, today),
    );
};
