import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod';
import type { Actor } from '../../domain/vocabulary.ts';
import { BadRequest, Forbidden } from './problem.ts';

/** Who calls: a role and the one scope that goes with it. */
export type Caller =
  | { role: 'citizen'; iin: string }
  | { role: 'department'; departmentId: string }
  | { role: 'organization'; organizationId: string }
  | { role: 'authority'; regionId: string }
  | { role: 'operator' };

export type Request = {
  params: Record<string, string | undefined>;
  query: Record<string, string | undefined>;
  /** The body as it came; parsed by the route that knows its shape. */
  body: string;
  idempotencyKey: string | undefined;
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  requestId: string;
  now: string;
  claims: Record<string, unknown> | undefined;
};

/** What a claim names: an id or the name of a region, as it stands in our records. */
const scope = z
  .string()
  .max(200)
  .regex(/^[^\p{C}]*\S[^\p{C}]*$/u);

const claims = z.discriminatedUnion('role', [
  z.object({ role: z.literal('citizen'), iin: z.string().regex(/^\d{12}$/) }),
  z.object({ role: z.literal('department'), departmentId: scope }),
  z.object({ role: z.literal('organization'), organizationId: scope }),
  z.object({ role: z.literal('authority'), regionId: scope }),
  z.object({ role: z.literal('operator') }),
]);

/** @throws Forbidden when the token holds no role, or not the scope that goes with it */
export const callerOf = (request: Request): Caller => {
  const parsed = claims.safeParse(request.claims ?? {});
  if (!parsed.success) throw new Forbidden('The token names no role with its scope.');
  return parsed.data;
};

/** The caller as the timeline shows them: an office by its id, a citizen by that of the person they are. */
export const actorOf = (caller: Caller, personId: string | undefined): Actor => {
  switch (caller.role) {
    case 'department':
      return { role: caller.role, id: caller.departmentId };
    case 'organization':
      return { role: caller.role, id: caller.organizationId };
    case 'authority':
      return { role: caller.role, id: caller.regionId };
    case 'citizen':
      return { role: caller.role, ...(personId && { id: personId }) };
    default:
      return { role: caller.role };
  }
};

/** Whom an idempotency key belongs to: the same key of two callers is two keys. */
export const keyOwner = (caller: Caller, personId: string | undefined): string => {
  const { role, id = '' } = actorOf(caller, personId);
  return `${role}:${id}`;
};

export const requestOf = (event: APIGatewayProxyEventV2WithJWTAuthorizer): Request => ({
  params: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  body: event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? ''),
  idempotencyKey: event.headers['idempotency-key'],
  ifMatch: event.headers['if-match'],
  ifNoneMatch: event.headers['if-none-match'],
  requestId: event.requestContext.requestId,
  now: new Date(event.requestContext.timeEpoch).toISOString(),
  claims: event.requestContext.authorizer?.jwt?.claims,
});

/** @throws BadRequest `malformed-json` */
export const jsonOf = (body: string): unknown => {
  if (body.trim() === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new BadRequest('malformed-json', 'The body is not JSON.');
  }
};

/** @throws BadRequest `invalid-id` */
export const idParam = (request: Request): string => {
  const { id } = request.params;
  if (!id || !/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(id))
    throw new BadRequest('invalid-id', 'The path holds no id.');
  return id;
};
