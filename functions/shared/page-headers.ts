import { createHash } from 'node:crypto';
import type { Html } from '../../events/html.ts';

/** The headers of a page on which nothing runs, and into which nothing but its own style and its empty icon is let. */
export const pageHeaders = (style: Html): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style.text).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});
