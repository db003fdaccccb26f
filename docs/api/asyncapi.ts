import * as z from 'zod/mini';
import { envelope } from '../../events/envelope.ts';
import { described } from '../../events/schema.ts';
import type { Schema } from './compatible.ts';
import { type EventVersion, eventVersions } from './events.ts';
import { plain, sorted } from './schema.ts';

const BUS = `The one EventBridge bus of Kezek; its name is the deployment's. An event is a JSON object, \`source\` says who tells it,
\`detail-type\` what has happened, \`detail\` the rest. What Kezek tells is of the source \`kezek\`, one event for every fact,
with ids only: no name, no IIN, no phone, no birth date. It may come twice, late, and out of order; \`eventId\` knows it again.
What Kezek takes is of any other source.

Every \`detail\` has a version, which is frozen: a published event may gain members that need not be there, an accepted one may
ask for less. Whatever else changes is a new version.`;

const source = {
  sent: z.literal('kezek'),
  taken: described(z.string(), {
    description: 'The name of the system that tells it: any but `kezek`',
    examples: ['e-sobes'],
  }),
};

/** The event as EventBridge carries it, around the detail that is described by a component of its own. */
const payloadOf = ({ id, type, direction }: EventVersion): Schema => {
  const carried = z.extend(envelope, { source: source[direction], 'detail-type': z.literal(type) });
  const { $schema: _, properties, ...rest } = z.toJSONSchema(carried, { io: 'input', override: plain });
  return { ...rest, properties: { ...properties, detail: { $ref: `#/components/schemas/${id}` } } };
};

const messageOf = (event: EventVersion) => ({
  name: event.type,
  title: event.id,
  summary: event.description,
  contentType: 'application/json',
  payload: payloadOf(event),
});

/** A frozen schema as a component, and those that it refers to beside it. */
const componentsOf = ({ id, schema: { $schema, $id, $defs, ...own } }: EventVersion): [string, unknown][] => [
  [id, own],
  ...Object.entries(($defs ?? {}) as Schema),
];

const operation = (action: 'send' | 'receive', summary: string, events: readonly EventVersion[]) => ({
  action,
  summary,
  channel: { $ref: '#/channels/bus' },
  messages: events.map(({ id }) => ({ $ref: `#/channels/bus/messages/${id}` })),
});

const byId = <T>(make: (event: EventVersion) => T): Record<string, T> =>
  sorted(Object.fromEntries(eventVersions.map((event) => [event.id, make(event)])));

/** The bus as an AsyncAPI 3.0 document: what Kezek sends, what it receives, each with the schema of its detail. */
export const asyncapi = (): object => {
  const document = {
    asyncapi: '3.0.0',
    info: { title: 'Kezek: the bus', version: '1.0.0', description: BUS },
    defaultContentType: 'application/json',
    channels: {
      bus: {
        address: null,
        title: 'The bus',
        description: 'One custom EventBridge bus. Rules choose by `source` and `detail-type`.',
        messages: byId(({ id }) => ({ $ref: `#/components/messages/${id}` })),
      },
    },
    operations: {
      tell: operation(
        'send',
        'What has happened',
        eventVersions.filter(({ direction }) => direction === 'sent'),
      ),
      take: operation(
        'receive',
        'What other systems tell',
        eventVersions.filter(({ direction }) => direction === 'taken'),
      ),
    },
    components: {
      messages: byId(messageOf),
      schemas: sorted(Object.fromEntries(eventVersions.flatMap(componentsOf))),
    },
  };
  return JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/'));
};
