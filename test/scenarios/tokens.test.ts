import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { exportJWK, importJWK, type JWK, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, expect, inject, test } from 'vitest';
import { authority } from '../../events/http/authority.ts';
import { type Endpoint, endpoints } from '../../events/http/endpoints.ts';
import { AUDIENCE } from '../../local/identity.ts';
import type { Kezek } from '../../local/kezek.ts';
import { startKezek } from '../../local/runtime.ts';

/** Every protected route against tokens that are none, are another's, or make nobody of who shows them. */

const now = Date.parse('2025-03-11T09:00:00+05:00');
const seconds = Math.floor(now / 1000);
const routes = Object.entries<Endpoint>(endpoints).flatMap(([key, { action }]) => {
  const [method = '', path = ''] = key.split(' ');
  return action ? [{ key, method, path: path.replace(/\{\w+\}/g, 'app-1'), action }] : [];
});

let kezek: Kezek;
let key: JWK;

beforeAll(async () => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  const dir = mkdtempSync(join(tmpdir(), 'kezek-tokens-'));
  const dynamodb = { endpoint: inject('dynamodb').endpoint, accessKeyId: basename(dir).replaceAll('-', '') };
  kezek = await startKezek({ port: 0, data: { dir }, at: now, dynamodb, assembly: assembly.dir });
  // The folder holds the provider's own key: with it a test signs what the provider never would.
  key = JSON.parse(readFileSync(join(dir, 'state', 'identity.json'), 'utf8')) as JWK;
  return async () => {
    await kezek.stop();
    rmSync(dir, { recursive: true, force: true });
  };
});

type Claims = Record<string, unknown>;
type Signing = { header?: Partial<JWTHeaderParameters>; by?: Parameters<SignJWT['sign']>[0] };

const usual = (): Claims => ({ iss: kezek.identity.issuer, aud: AUDIENCE, iat: seconds, exp: seconds + 3600 });

const signed = async (claims: Claims, { header, by }: Signing = {}): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: String(key.kid), ...header })
    .sign(by ?? (await importJWK(key, header?.alg ?? 'RS256')));

const ask = async ({ method, path }: { method: string; path: string }, authorization: string | undefined) => {
  const response = await fetch(`${kezek.baseUrl}${path}`, {
    method,
    headers: { ...(authorization !== undefined && { authorization }), 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{}' }),
  });
  const { status, code } = (await response.json()) as { status?: number; code?: string };
  const problem = response.headers.get('content-type')?.startsWith('application/problem+json');
  return [response.status, problem && status === response.status && code];
};

const swap = (token: string, part: 0 | 1 | 2, change: (text: string) => string): string =>
  token
    .split('.')
    .map((text, place) => (place === part ? change(text) : text))
    .join('.');

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that are not the provider's word for this API and this moment. */
const forged = async (claims: Claims): Promise<Record<string, string | undefined>> => {
  const good = { ...usual(), ...claims };
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([own]) => own !== name));
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const own = createPublicKey({ key: { ...key, d: undefined } as never, format: 'jwk' });
  const pem = own.export({ type: 'spki', format: 'pem' });
  const jwk = await exportJWK(foreign.publicKey);
  const right = await signed(good);
  const unsecured = new UnsecuredJWT(good).encode();
  const tokens: Record<string, string> = {
    garbage: 'x',
    'three letters': 'a.b.c',
    dots: '..',
    'an oversized one': `${'a'.repeat(3000)}.${'b'.repeat(3000)}.c`,
    'alg none': unsecured,
    'alg none, with a signature': `${unsecured}${right.split('.')[2]}`,
    'alg none, in other letters': swap(unsecured, 0, () => encoded({ alg: 'nOnE', typ: 'JWT' })),
    'HS256 by the public key': await signed(good, { header: { alg: 'HS256' }, by: Buffer.from(pem) }),
    'HS256 by the modulus': await signed(good, {
      header: { alg: 'HS256' },
      by: Buffer.from(String(key.n), 'base64url'),
    }),
    'a foreign key under our name': await signed(good, { by: foreign.privateKey }),
    'a foreign key that it brings along': await signed(good, {
      header: { jwk, kid: 'x' } as never,
      by: foreign.privateKey,
    }),
    'another algorithm': await signed(good, { header: { alg: 'RS512' } }),
    'other claims under the signature': swap(right, 1, () => encoded({ ...good, role: 'operator' })),
    'no signature': swap(right, 2, () => ''),
    'half of one': swap(right, 2, (text) => text.slice(0, 100)),
    expired: await signed({ ...good, exp: seconds - 1 }),
    'without an end': await signed(without('exp')),
    'ending at a word': await signed({ ...good, exp: 'never' as never }),
    'not yet valid': await signed({ ...good, nbf: seconds + 60 }),
    'of another issuer': await signed({ ...good, iss: 'https://example.org' }),
    'of no issuer': await signed(without('iss')),
    'for another audience': await signed({ ...good, aud: 'another' }),
    'for no audience': await signed(without('aud')),
    'claims that are no object': await signed([] as never).catch(() => swap(right, 1, () => encoded([]))),
    'a claim that cannot be printed': await signed({ ...good, departmentId: { toString: 1, valueOf: 1 } }),
  };
  const bearers = Object.entries(tokens).map(([name, token]) => [name, `Bearer ${token}`]);
  return { none: undefined, 'no word': '', 'no token': 'Bearer', basic: 'Basic eDp5', ...Object.fromEntries(bearers) };
};

test('SMS-2 · a token that is none opens no route', { timeout: 120_000 }, async () => {
  const tokens = await forged({ role: 'department', departmentId: 'dep-1' });
  for (const route of routes)
    for (const [name, authorization] of Object.entries(tokens))
      expect([route.key, name, ...(await ask(route, authorization))]).toStrictEqual([
        route.key,
        name,
        401,
        'unauthorized',
      ]);
});

test('SMS-2 · a true token that names no role with its scope does nothing', { timeout: 120_000 }, async () => {
  const scopes = { iin: '500505300109', departmentId: 'dep-1', organizationId: 'org-1', regionId: 'Жетісу' };
  const nobody: Claims[] = [
    {},
    scopes,
    ...['', 'Citizen', 'admin', 'system', '__proto__', 1, {}, ['department']].map((role) => ({ ...scopes, role })),
    ...['citizen', 'department', 'organization', 'authority'].map((role) => ({ role })),
    ...[{}, { id: 'dep-1' }, ['dep-1'], ['dep-1', 'dep-2'], [], '', ' ', 'x'.repeat(201), 'a\u0000b'].flatMap((scope) =>
      Object.entries({
        department: 'departmentId',
        organization: 'organizationId',
        authority: 'regionId',
        citizen: 'iin',
      }).map(([role, name]) => ({ role, [name]: scope })),
    ),
    // Eleven digits, letters, a wrong check digit, and that as a number.
    ...['50050530010', 'abcdefghijkl', '500505300001', 500505300001].map((iin) => ({ role: 'citizen', iin })),
  ];
  for (const claims of nobody) {
    const authorization = `Bearer ${await signed({ ...usual(), ...claims })}`;
    for (const route of routes)
      expect([route.key, claims, ...(await ask(route, authorization))]).toStrictEqual([
        route.key,
        claims,
        403,
        'not-yours',
      ]);
  }
});

test('SMS-2 · a true token of a role that the table does not name is refused, one that it names is not', async () => {
  const bearers = {
    citizen: { iin: '500505300109' },
    department: { departmentId: 'dep-1' },
    organization: { organizationId: 'org-1' },
    authority: { regionId: 'Жетісу' },
    operator: {},
  };
  for (const [role, scope] of Object.entries(bearers)) {
    const authorization = `Bearer ${await signed({ ...usual(), role, ...scope })}`;
    for (const route of routes) {
      const [status, code] = await ask(route, authorization);
      const named = role in authority[route.action];
      expect([route.key, role, status === 403 && code === 'not-yours'], `${status} ${code}`).toStrictEqual([
        route.key,
        role,
        !named,
      ]);
      expect(status).toBeLessThan(500);
    }
  }
});

test('a token that outgrows the headers is refused before it is read', async () => {
  const route = { method: 'GET', path: '/v1/obligations' };
  expect(await ask(route, `Bearer ${'a'.repeat(20_000)}.b.c`)).toStrictEqual([431, 'headers-too-large']);
});
