import { describe, expect, test } from 'vitest';
import { preferred } from '../../functions/api/accept.ts';

const asked = (accept?: string) => preferred({ accept }, ['application/json', 'text/csv', 'application/pdf']);

describe('what is answered by Accept', () => {
  test.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/json',
    'APPLICATION/JSON; charset=utf-8',
    'application/json, text/csv',
    'text/html,*/*;q=0.8',
    'application/json, */*;q=0',
    'application/json;q=0.5, text/csv;q=0.1',
  ])('JSON to who asks for %s', (accept) => {
    expect(asked(accept)).toBe('application/json');
  });

  test.each([
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/csv, application/json;q=0.1', 'text/csv'],
    ['application/pdf, text/csv;q=0.5', 'application/pdf'],
    ['application/json;q=0, */*', 'text/csv'],
    ['application/*;q=0, */*;q=1', 'text/csv'],
    ['application/json;q=x, application/pdf;q=0.2', 'application/pdf'],
  ])('what is wanted most to who asks for “%s”', (accept, type) => {
    expect(asked(accept)).toBe(type);
  });

  test.each(['image/png', 'text/csv;q=0', 'application/json;q=x', 'application/json;q=-1'])(
    'not to who asks for “%s” alone',
    (accept) => {
      expect(() => asked(accept)).toThrow(expect.objectContaining({ code: 'not-acceptable', status: 406 }));
    },
  );
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
