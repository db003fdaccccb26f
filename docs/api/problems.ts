import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { problem } from '../../events/http/problem.ts';
import { later } from './headers.ts';

/** Why a call can be refused before anybody looks at the case: the code, and what to do about it. */
export const generalProblems = {
  400: {
    'malformed-json': 'The body is not JSON.',
    'not-utf8': 'The body is not text in UTF-8.',
    'invalid-value': 'A value is not of its schema: `errors` names each.',
    'invalid-date': 'A date does not exist, or is not written as `YYYY-MM-DD`.',
    'invalid-iin': 'An IIN has not twelve digits, or not the right check digit.',
    'invalid-phone': 'A phone number is no Kazakhstani mobile number.',
    'invalid-id': 'The path holds no id.',
    'invalid-cursor': 'The cursor is none that a page of this list ended with.',
    'invalid-idempotency-key': 'The key is not of 1 to 255 visible ASCII characters.',
    'repeated-parameter': 'A parameter of the query is given twice.',
    'unknown-parameter': 'The query has a parameter that the route does not know.',
    'if-match-not-here': '`If-Match` is for an act in one case, and this is none.',
    'malformed-path': 'The path has a percent-encoding of no text. Of the local gateway.',
    'malformed-http': 'The request is no HTTP. Of the local gateway.',
  },
  401: { unauthorized: 'There is no valid token. Of the local gateway; that of AWS gives no code.' },
  403: { 'not-yours': 'The role may not do this, or not for this organization.' },
  404: { 'route-not-found': 'There is no such route.' },
  406: { 'not-acceptable': 'The journal is to be had as JSON, a list of equipment as JSON or as HTML.' },
  412: { 'changed-meanwhile': 'The case has changed since the version that `If-Match` names. Read it again.' },
  413: { 'body-too-large': 'The body is larger than any route has a use for.' },
  414: { 'uri-too-long': 'Path and query are longer than any route has a use for.' },
  415: { 'unsupported-media-type': 'A body is JSON: `content-type: application/json`.' },
  422: {
    'idempotency-key-reused': 'The key was used for another request.',
    'calendar-year-missing': 'The working days of that year are not in hand, so a term cannot be counted (CAL-1).',
    'law-edition-missing': 'What the law said on that day is not in hand, so nothing is decided (EDI-1).',
  },
  429: {
    busy: 'Others changed the same at the same moment, again and again. Come back after `Retry-After`.',
    overloaded: 'Too much is asked at this moment. Come back after `Retry-After`, with the same key.',
  },
  431: { 'headers-too-large': 'The headers are larger than the gateway takes. Of the local gateway.' },
  500: {
    failed: 'Something failed on our side, and nothing was changed. Somebody is told.',
    'internal-error': 'The local runtime failed: its own output says how.',
  },
  503: { starting: 'The local runtime is starting: ask again in a second.' },
} as const;

/** The statuses of a refused call. */
export type Refused = keyof typeof named;

const named = {
  400: ['Malformed', 'The request is not what the route takes; `errors` says where.'],
  401: [
    'Unauthorized',
    'No token, or one that is not valid. On AWS the gateway answers by itself: its body is `{"message":…}` and no problem.',
  ],
  403: ['NotYours', 'The role may not do this at all, or not for this organization.'],
  404: ['NotFound', 'There is no such thing, or it is not yours to know: the two look alike.'],
  406: ['NotAcceptable', 'It is not to be had in what `Accept` asks for.'],
  409: ['State', 'The state of the case or of the organization does not allow it.'],
  412: ['ChangedMeanwhile', 'The case has changed since the version that `If-Match` names.'],
  413: ['TooLarge', 'The body is too large.'],
  414: ['TooLong', 'Path and query are too long.'],
  415: ['NotJson', 'The body is not of a type that is read here.'],
  422: ['AgainstNorm', 'Understood, and a norm refuses it; or the `Idempotency-Key` was used for another request.'],
  429: [
    'Busy',
    'Too much at once. Nothing was changed; come back later. On AWS the gateway may answer by itself: then its body is `{"message":…}` and no problem, and there is no `Retry-After`.',
  ],
} as const;

const answerOf = (status: Refused): ZodOpenApiResponseObject => {
  const [id, description] = named[status];
  return {
    id,
    description,
    ...(status === 429 && later),
    content: { 'application/problem+json': { schema: problem } },
  };
};

/** The answers of refused calls: one component for each status, whichever route refuses. */
export const refusedWith = Object.fromEntries(
  Object.keys(named).map((status) => [status, answerOf(Number(status) as Refused)]),
) as Record<Refused, ZodOpenApiResponseObject>;
