import { hostileTexts, mark } from './arbitrary-json.ts';

/** What no client in its right mind sends, by the place in a request where it stands. */

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const large = (bytes: number) => JSON.stringify({ note: 'x'.repeat(bytes - '{"note":""}'.length) });

type Raw = [body: string | Buffer, status: number, code: string];

const unreadable = ['{', '}', '[', '{"a"', '{"a":}', "{'a':1}", '{"a":1,}', 'undefined', 'NaN', '{a:1}', '<xml/>'];
const strays = ['\u0000', '\ufeff{}', mark, `{}${mark}`, `// ${mark}\n{}`, nested(32_000).slice(1)];
const noObjects = ['null', '[]', '"x"', '1', 'true', '1e400', '-0', '[{}]', nested(30_000), `"${mark}"`];

export const rawBodies: readonly Raw[] = [
  ...[...unreadable, ...strays].map((body): Raw => [body, 400, 'malformed-json']),
  ...noObjects.map((body): Raw => [body, 400, 'invalid-value']),
  [large(65_537), 413, 'body-too-large'],
  [`"${'ж'.repeat(32_768)}"`, 413, 'body-too-large'],
  [Buffer.from(large(65_537)), 413, 'body-too-large'],
  [large(1_048_576), 413, 'body-too-large'],
  // A broken sequence, half of a pair in bytes, UTF-16 with its mark, something compressed.
  [Buffer.from('7b22c328223a317d', 'hex'), 400, 'not-utf8'],
  [Buffer.from('22eda08022', 'hex'), 400, 'not-utf8'],
  [Buffer.from(`\ufeff{"note":"${mark}"}`, 'utf16le'), 400, 'not-utf8'],
  [Buffer.from('1f8b0800ff', 'hex'), 400, 'not-utf8'],
  [Buffer.from(`{"note":"${mark}"}`, 'utf16le'), 400, 'malformed-json'],
];

export const strangeTypes: readonly string[] = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  '',
  'json',
  `${mark}/${mark}`,
];

/** What may stand around the members of a body that is right. */
export const around: readonly ((body: string) => string)[] = [
  (body) => `{"${mark}":${nested(30_000)},${body.slice(1)}`,
  (body) => `{"${mark}":${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)},${body.slice(1)}`,
  (body) => `{"__proto__":{"role":"operator"},"constructor":{"prototype":{}},${body.slice(1)}`,
  (body) => `${body.slice(0, -1)},${body.slice(1)}`,
  (body) => `${' '.repeat(9_000)}${body}${'\n'.repeat(9_000)}`,
  (body) => `{"${'k'.repeat(50_000)}":1,${body.slice(1)}`,
  (body) => body.replaceAll('"2025-', '"\\u0032025-'),
];

export const strangePaths: readonly string[] = [
  ...hostileTexts.filter((text) => text !== '' && text.isWellFormed()),
  ...['.', '..', '-', 'a/b', 'a b', 'ә', '%00', '%2e%2e', 'x'.repeat(129), 'x'.repeat(4000)],
  ...['no-such-thing', 'app-00000000000000000000', 'null', 'undefined', '0'],
];

export const strangeHeaders: readonly (readonly [string, readonly string[]])[] = [
  ['idempotency-key', ['', ' ', 'a b', 'ключ', 'x'.repeat(256), 'a\u0000', '\u007f', 'a\tb', '👩']],
  ['if-match', ['', '*', '"', 'W/""', '"1-zz"', `"${'9'.repeat(400)}-0"`, 'x'.repeat(9000), ','.repeat(5000), mark]],
  ['if-none-match', ['', '"', `"${mark}"`, 'x'.repeat(9000), ','.repeat(5000), 'W/*', '\u0000']],
  ['accept', ['', '*/*', 'text/csv', `${mark}/*;q=2`, 'x'.repeat(9000), 'application/json;q=-1, ;;;']],
  ['accept-language', ['', mark, 'x'.repeat(9000)]],
];

const scopes = ['iin', 'departmentId', 'organizationId', 'regionId'];
const withScopes = (role: unknown, scope: unknown) => ({
  role,
  ...Object.fromEntries(scopes.map((name) => [name, scope])),
});
const noRoles = [mark, '', 'Citizen', '__proto__', 'toString', 'system', '[department]', 'citizen,department'];
const noScopes = [
  undefined,
  null,
  '',
  ' ',
  1,
  {},
  ['dep-1'],
  'x'.repeat(201),
  'a\u0000b',
  'a\u202eb',
  '\ud800',
  '[dep-1]',
  'map[a:b]',
];

/** The claims of tokens that the gateway has let through, and that make nobody of whoever shows them. */
export const strangeClaims: readonly (Record<string, unknown> | undefined)[] = [
  undefined,
  {},
  { role: 'citizen' },
  // The check digit is wrong.
  { role: 'citizen', iin: '500505300001' },
  { role: 'operator', iin: '500505300109' },
  ...[...noRoles, 1, null, {}, []].map((role) => withScopes(role, 'dep-1')),
  ...['department', 'organization', 'authority', 'citizen'].flatMap((role) =>
    noScopes.map((scope) => withScopes(role, scope)),
  ),
];
