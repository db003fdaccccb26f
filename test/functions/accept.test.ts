import { expect, test } from 'vitest';
import { assertAcceptsJson, preferred } from '../../functions/api/accept.ts';

const asked = (accept?: string) => () => assertAcceptsJson({ accept });

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
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
  ['application/json, text/html;q=0.9', 'application/json'],
  ['text/*', 'text/html'],
  ['application/json;q=0, */*', 'text/html'],
])('of JSON and a page, who asks for “%s” is given %s', (accept, type) => {
  expect(preferred({ accept }, ['application/json', 'text/html'])).toBe(type);
});
