import { expect, test } from 'vitest';
import { acceptedOf, assertAcceptsJson } from '../../functions/api/accept.ts';
import type { Request } from '../../functions/api/request.ts';

const asked = (accept?: string) => () => assertAcceptsJson({ accept } as Request);

test.each([
  undefined,
  '',
  '*/*',
  'application/*',
  'application/json',
  'APPLICATION/JSON; charset=utf-8',
  'text/csv, application/json;q=0.1',
  'text/html,*/*;q=0.8',
  'application/json, */*;q=0',
])('JSON is what is answered to who asks for %s', (accept) => {
  expect(asked(accept)).not.toThrow();
});

test.each([
  'text/csv',
  'application/pdf, text/csv;q=0.5',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/json;q=0, */*',
  'application/*;q=0, */*;q=1',
  'application/json;q=x',
])('not to who asks for “%s” alone', (accept) => {
  expect(asked(accept)).toThrow(expect.objectContaining({ code: 'not-acceptable', status: 406 }));
});

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/html', 'text/html'],
  ['text/*', 'text/html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
  ['text/html;q=0.5, application/json;q=0.6', 'application/json'],
  ['application/json;q=0, */*', 'text/html'],
] as const)('of JSON and HTML who asks for %s is given %s', (accept, type) => {
  expect(acceptedOf({ accept }, ['application/json', 'text/html'])).toBe(type);
});
