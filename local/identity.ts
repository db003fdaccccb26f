import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Storage } from './storage.ts';

const ALGORITHM = 'RS256';
/** Whoever moves the clock by months goes on with the token they hold. */
const LIFETIME_SECONDS = 3650 * 24 * 3600;

/** Who a local token is for; `audience` is what the API expects. */
export const AUDIENCE = 'kezek-local';

const scope = z.string().min(1);
const others = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, z.undefined().optional()]));

/** A role and the one scope that goes with it. */
export const Bearer = z.discriminatedUnion('role', [
  z.object({ role: z.literal('citizen'), ...others(['departmentId', 'organizationId', 'regionId']), iin: scope }),
  z.object({ role: z.literal('department'), ...others(['iin', 'organizationId', 'regionId']), departmentId: scope }),
  z.object({ role: z.literal('organization'), ...others(['iin', 'departmentId', 'regionId']), organizationId: scope }),
  z.object({ role: z.literal('authority'), ...others(['iin', 'departmentId', 'organizationId']), regionId: scope }),
  z.object({ role: z.literal('operator'), ...others(['iin', 'departmentId', 'organizationId', 'regionId']) }),
]);

export type Bearer = z.infer<typeof Bearer>;

/** The identity provider of this machine: signs tokens and publishes its keys as any OIDC provider does. */
export class IdentityProvider {
  readonly issuer: string;
  readonly #clock: Clock;
  readonly #key: CryptoKey | Uint8Array;
  readonly #published: JWK;

  private constructor(issuer: string, clock: Clock, key: CryptoKey | Uint8Array, published: JWK) {
    this.issuer = issuer;
    this.#clock = clock;
    this.#key = key;
    this.#published = published;
  }

  static async open(issuer: string, clock: Clock, storage: Storage): Promise<IdentityProvider> {
    const jwk = (storage.read('identity') as JWK | undefined) ?? (await newKey());
    storage.write('identity', jwk);
    const { n, e, kid } = jwk as JWK & { n: string; e: string; kid: string };
    const published = { kty: 'RSA', n, e, kid, use: 'sig', alg: ALGORITHM };
    return new IdentityProvider(issuer, clock, await importJWK(jwk, ALGORITHM), published);
  }

  /** A token; it lives by the system's clock. */
  async token(bearer: Bearer, lifetimeSeconds = LIFETIME_SECONDS): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1000);
    return new SignJWT({ ...bearer })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: this.#published.kid ?? '' })
      .setIssuer(this.issuer)
      .setAudience(AUDIENCE)
      .setSubject(bearer.role)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(this.#key);
  }

  configuration(): Record<string, unknown> {
    return {
      issuer: this.issuer,
      jwks_uri: `${this.issuer}/.well-known/jwks.json`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [ALGORITHM],
    };
  }

  keys(): Record<string, unknown> {
    return { keys: [this.#published] };
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID() };
}
