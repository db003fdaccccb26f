import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import type { Clock } from '../clock.ts';
import type { Request } from '../http/messages.ts';
import { carried, properties } from './properties.ts';

const Authorizer = z.strictObject({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Issuer: z.string(), Audience: z.array(z.string()).min(1) }),
  ...carried('ApiId', 'Name'),
});

/** Answers the claims of the request's token, each as text; undefined when there is no valid token. */
export type JwtAuthorizer = (request: Request) => Promise<Record<string, string> | undefined>;

const Configuration = z.looseObject({ jwks_uri: z.string() });

/** Verifies tokens as API Gateway does: the issuer's published keys, issuer, audience, expiry by the system's clock. */
export function openAuthorizer(resource: Resource, clock: Clock): JwtAuthorizer {
  const { Issuer, Audience } = properties(resource, Authorizer).JwtConfiguration;
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  return async (request) => {
    const token = /^(?:Bearer +)?([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return undefined;
    try {
      keys ??= discover(Issuer);
      const { payload } = await jwtVerify(token, await keys, {
        issuer: Issuer,
        audience: Audience,
        algorithms: ['RS256', 'ES256'],
        requiredClaims: ['exp'],
        currentDate: new Date(clock.now()),
      });
      return Object.fromEntries(
        Object.entries(payload).map(([name, value]) => [
          name,
          Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
        ]),
      );
    } catch {
      return undefined;
    }
  };

  async function discover(issuer: string) {
    try {
      const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
      return createRemoteJWKSet(new URL(Configuration.parse(await answer.json()).jwks_uri));
    } catch (error) {
      // The provider may be back at the next request.
      keys = undefined;
      throw error;
    }
  }
}
