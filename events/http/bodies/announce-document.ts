import * as z from 'zod/mini';
import { legalDate, line } from '../../primitives.ts';
import { checked, described } from '../../schema.ts';

/** What kinds and types there are the core says: whatever else is named is refused with its norm. */
export const announceDocument = z.object({
  kind: described(line(60), { examples: ['medical-card', 'disability-certificate'] }),
  type: described(line(100), { examples: ['application/pdf', 'image/jpeg', 'image/png'] }),
  size: described(checked(z.int(), z.gte(1)), { description: 'Bytes: what is uploaded has exactly so many' }),
  issuedOn: z.optional(legalDate),
  pages: z.optional(checked(z.int(), z.gte(1), z.lte(10_000))),
  original: described(z.optional(z.boolean()), { description: 'The original is kept in the file, not a copy' }),
  sha256: described(z.optional(checked(z.string(), z.regex(/^[A-Za-z0-9+/]{43}=$/, 'is no SHA-256 in base64'))), {
    description: 'Base64; with it nothing else can be uploaded',
  }),
});
