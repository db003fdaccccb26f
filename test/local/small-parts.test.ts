import { describe, expect, test } from 'vitest';
import { parsePhone } from '../../local/control/phone.ts';
import { parseOptions } from '../../local/options.ts';
import { reported } from '../../local/resources/event-source-mapping.ts';
import { fillTemplate } from '../../local/resources/pipe-template.ts';
import { segments } from '../../local/resources/sms.ts';
import { moment } from './fixture.ts';

describe('parts of an SMS', () => {
  test.each([
    ['70 Cyrillic letters', 'ә'.repeat(70), 1],
    ['71 Cyrillic letters', 'ә'.repeat(71), 2],
    ['134 Cyrillic letters', 'ә'.repeat(134), 2],
    ['135 Cyrillic letters', 'ә'.repeat(135), 3],
    ['160 Latin letters', 'a'.repeat(160), 1],
    ['161 Latin letters', 'a'.repeat(161), 2],
    ['306 Latin letters', 'a'.repeat(306), 2],
    ['80 euro signs, which count twice', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['one Cyrillic letter among 70 Latin ones', `${'a'.repeat(70)}я`, 2],
  ])('%s', (_, text, count) => {
    expect(segments(text)).toBe(count);
  });
});

test.each([
  ['+77011234567', '+77011234567'],
  ['+7 (701) 123-45-67', '+77011234567'],
  ['87011234567', '+77011234567'],
  ['7011234567', undefined],
  ['', undefined],
])('the phone number "%s"', (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

test.each([
  ['<$.detail>', { detail: { id: 'a"b' } }, '{"id":"a\\"b"}'],
  ['{"who":"<$.name>","n":<$.list[1]>}', { name: 'a"b', list: [1, 2] }, '{"who":"a\\"b","n":2}'],
  ['{"none":<$.none>}', {}, '{"none":null}'],
])('the input template %s', (template, item, filled) => {
  expect(fillTemplate(template, item)).toBe(filled);
});

describe('which messages of a batch failed', () => {
  const all = new Set(['a', 'b']);
  test.each([
    ['none, when nothing is answered', null, []],
    ['none, when the list is empty', { batchItemFailures: [] }, []],
    ['those that are named', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    ['all, when one is named that was not sent', { batchItemFailures: [{ itemIdentifier: 'z' }] }, ['a', 'b']],
    ['all, when the answer cannot be read', { batchItemFailures: 'b' }, ['a', 'b']],
  ])('%s', (_, answer, failed) => {
    expect([...reported(answer, all)]).toStrictEqual(failed);
  });
});

describe('the command line', () => {
  test('nothing said: port 3000, real time, in memory, with the demonstration', () => {
    expect(parseOptions([])).toStrictEqual({
      port: 3000,
      demo: true,
      data: 'memory',
      verbose: false,
      enforceIam: false,
    });
  });

  test('all said', () => {
    const args =
      '--port 0 --no-demo --at 2025-03-10T09:00:00+05:00 --data d --dynamodb http://localhost:8000/ --enforce-iam'.split(
        ' ',
      );
    expect(parseOptions(args)).toStrictEqual({
      port: 0,
      demo: false,
      at: moment('2025-03-10T09:00:00+05:00'),
      data: { dir: 'd' },
      dynamodb: 'http://localhost:8000',
      verbose: false,
      enforceIam: true,
    });
  });

  test.each([
    [['--port', '70000'], '--port must be a number from 0 to 65535, not "70000".'],
    [['--port', 'abc'], '--port must be a number'],
    [['--at', '2025-03-10'], '--at must be an instant with its offset'],
    [['--at', '2025-03-10T09:00:00'], '--at must be an instant with its offset'],
    [['--dynamodb', 'localhost'], '--dynamodb must be an http(s) URL'],
    [['--data', ''], '--data must be "memory" or a folder.'],
    [['--colour'], "Unknown option '--colour'"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['extra'], "Unexpected argument 'extra'"],
  ])('%j is one clear line', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
    expect(() => parseOptions(args)).toThrow(/^[^\n]+$/);
  });
});
