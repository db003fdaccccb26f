import { createHash } from 'node:crypto';
import type { Html } from '../../events/html.ts';

/** With what a page is sent: of it nothing runs, and nothing but its own style and its empty icon is let in. */
export const pageHeaders = ({ text }: Html): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});
