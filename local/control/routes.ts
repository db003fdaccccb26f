import { z } from 'zod';
import { iso, parseInstant } from '../clock.ts';
import type { Answer, Handler, Request } from '../http/messages.ts';
import { json, notFound, problem } from '../http/problem.ts';
import { Bearer } from '../identity.ts';
import type { Kezek } from '../kezek.ts';
import type { BusEntry } from '../resources/event-bus.ts';
import { parsePhone } from './phone.ts';

/** What only the local runtime serves, never a deployed one. */
export function controlRoutes(kezek: Kezek): Handler {
  const routes: Record<string, (request: Request) => Answer | Promise<Answer>> = {
    'GET /local/health': () => json(kezek.ready() ? 200 : 503, { ready: kezek.ready(), now: iso(kezek.now()) }),
    'POST /local/token': withBody(Bearer, async (bearer) => json(200, { token: await kezek.token(bearer) })),
    'GET /local/clock': () => json(200, { now: iso(kezek.now()), virtual: kezek.virtual }),
    'POST /local/clock': withBody(Move, ({ to }) => moveClock(kezek, to)),
    'POST /local/events': withBody(Events, async ({ entries }) => json(200, await kezek.putEvents(entries))),
    'GET /local/sms': () => json(200, { messages: kezek.sms() }),
    'POST /local/sms/undeliverable': withBody(Undeliverable, ({ phone }) => {
      kezek.refusePhone(phone);
      return json(200, { phone });
    }),
    'POST /local/settle': async () => {
      await kezek.settle();
      return json(200, { settled: true, now: iso(kezek.now()) });
    },
    'GET /local/tables': () => json(200, kezek.tables()),
    'GET /local/queues': () => json(200, { queues: kezek.queues() }),
    'GET /local/logs': ({ query }) =>
      json(200, { lines: kezek.logs(new URLSearchParams(query).get('function') ?? undefined) }),
    'GET /local/oidc/.well-known/openid-configuration': () => json(200, kezek.identity.configuration()),
    'GET /local/oidc/.well-known/jwks.json': () => json(200, kezek.identity.keys()),
  };
  return async (request) => routes[`${request.method} ${request.path}`]?.(request) ?? notFound();
}

const instant = z.string().transform((text, context) => {
  const moment = parseInstant(text);
  if (moment !== undefined) return moment;
  context.addIssue('must be an instant with its offset, like 2025-03-10T09:00:00+05:00');
  return z.NEVER;
});

const Move = z.object({ to: instant });

const Undeliverable = z.object({
  phone: z.string().transform((text, context) => {
    const phone = parsePhone(text);
    if (phone !== undefined) return phone;
    context.addIssue('must be a phone number, like +77011234567');
    return z.NEVER;
  }),
});

const Detail = z
  .union([z.record(z.string(), z.unknown()), z.string()], 'must be an object, as JSON or as a text of JSON')
  .transform((detail, context) => {
    const value = typeof detail === 'string' ? parseJson(detail) : detail;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    context.addIssue('must be an object, as JSON or as a text of JSON');
    return z.NEVER;
  });

const Entry = z
  .object({
    Source: z
      .string()
      .min(1)
      .refine((source) => source !== 'kezek', 'kezek is the source of our own events alone'),
    DetailType: z.string().min(1),
    Detail,
    Time: instant.optional(),
  })
  .transform(
    ({ Source, DetailType, Detail, Time }): BusEntry => ({
      source: Source,
      detailType: DetailType,
      detail: Detail,
      ...(Time === undefined ? {} : { time: Time }),
    }),
  );

const Events = z.object({ entries: z.array(Entry).min(1).max(1_000) });

async function moveClock(kezek: Kezek, to: number): Promise<Answer> {
  const moved = await kezek.moveTo(to);
  if (moved === 'real') return problem(409, 'clock-is-real', 'The clock is real; start with --at to move it.');
  if (moved === 'backwards')
    return problem(409, 'clock-moves-forwards', `The clock is at ${iso(kezek.now())} and moves forwards only.`);
  return json(200, { now: iso(kezek.now()), fired: moved });
}

function withBody<T>(schema: z.ZodType<T>, handle: (body: T) => Answer | Promise<Answer>) {
  return (request: Request): Answer | Promise<Answer> => {
    const value = parseJson(request.body.toString('utf8'));
    if (value === undefined) return problem(400, 'malformed-json', 'The body is not JSON.');
    const body = schema.safeParse(value);
    if (body.success) return handle(body.data);
    const [issue] = body.error.issues;
    const detail = `${issue?.path.join('.') || 'The body'}: ${issue?.message}`;
    return problem(400, 'malformed-body', detail);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
