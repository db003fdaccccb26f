import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod/mini';
import { hasRightCheckDigit } from '../../domain/person/iin.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import { checked } from '../../events/schema.ts';
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
  /** The body as it came, in text; parsed by the route that knows its shape. */
  body: string;
  contentType: string | undefined;
  accept: string | undefined;
  idempotencyKey: string | undefined;
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  requestId: string;
  now: string;
  claims: Record<string, unknown> | undefined;
};

/**
 * What a claim names: an id or the name of a region, as it stands in our records. A list or an object in its place comes
 * through the gateway as its printing, with brackets, and names nobody.
 */
const scope = checked(z.string(), z.maxLength(200), z.regex(/\S/), z.regex(/^[^\p{C}\uFFFD[\]{}]*$/u));

const claims = z.discriminatedUnion('role', [
  z.object({ role: z.literal('citizen'), iin: checked(z.string(), z.refine(hasRightCheckDigit)) }),
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

/** What a body may have at most, in bytes; no route has a use for more. */
const mostBytes = 65_536;

/** What an address may have at most, in characters: every filter at its longest, in percent-encoded Cyrillic, and a cursor. */
const mostUri = 4096;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The body as text; what the gateway does not know for text comes as Base64. @throws BadRequest `body-too-large`, `not-utf8` */
const bodyOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2WithJWTAuthorizer): string => {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > mostBytes) throw new BadRequest('body-too-large', `A body has at most ${mostBytes} bytes.`, 413);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new BadRequest('not-utf8', 'The body is not text in UTF-8.');
  }
};

/** @throws BadRequest `uri-too-long`, `repeated-parameter`: the gateway would join the values of one into one */
const assertAddress = ({ rawPath, rawQueryString }: APIGatewayProxyEventV2WithJWTAuthorizer): void => {
  if (`${rawPath}?${rawQueryString}`.length > mostUri)
    throw new BadRequest('uri-too-long', `Path and query have at most ${mostUri} characters.`, 414);
  const names = [...new URLSearchParams(rawQueryString).keys()];
  if (new Set(names).size < names.length)
    throw new BadRequest('repeated-parameter', 'A parameter of the query is given once.');
};

/** @throws BadRequest when it is none that any route could take */
export const requestOf = (event: APIGatewayProxyEventV2WithJWTAuthorizer): Request => {
  assertAddress(event);
  return {
    params: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    body: bodyOf(event),
    contentType: event.headers['content-type'],
    accept: event.headers.accept,
    idempotencyKey: event.headers['idempotency-key'],
    ifMatch: event.headers['if-match'],
    ifNoneMatch: event.headers['if-none-match'],
    requestId: event.requestContext.requestId,
    now: new Date(event.requestContext.timeEpoch).toISOString(),
    claims: event.requestContext.authorizer?.jwt?.claims,
  };
};

/** What the body says; who sends none says nothing. @throws BadRequest `unsupported-media-type`, `malformed-json` */
export const jsonOf = ({ body, contentType }: Request): unknown => {
  if (body.trim() === '') return {};
  if (contentType !== undefined && !/^application\/([\w.-]+\+)?json *(;|$)/i.test(contentType))
    throw new BadRequest('unsupported-media-type', 'A body is JSON: content-type application/json.', 415);
  try {
    return JSON.parse(body);
  } catch {
    throw new BadRequest('malformed-json', 'The body is not JSON.');
  }
};

/** The number in a path. @throws BadRequest `invalid-id` */
export const noParam = ({ params: { no = '' } }: Request): number => {
  if (!/^[1-9]\d{0,5}$/.test(no)) throw new BadRequest('invalid-id', 'The path holds no number.');
  return Number(no);
};

/** What the path names; of several ids, that of this name. @throws BadRequest `invalid-id` */
export const idParam = (request: Request, name = 'id'): string => {
  const { [name]: id } = request.params;
  if (!id || !/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(id))
    throw new BadRequest('invalid-id', 'The path holds no id.');
  return id;
};
