import * as z from 'zod/mini';
import { accepted, published } from '../../events/catalogue.ts';
import type { Direction, Schema } from './compatible.ts';
import { plain } from './schema.ts';

/** An event in one version: what it is called on the bus, and the schema that is frozen with it. */
export type EventVersion = {
  /** `PlaceOffered.v1`; of what we take, `accepted.BedVacated.v1`. */
  readonly id: string;
  readonly type: string;
  readonly direction: Direction;
  readonly description: string;
  readonly schema: Schema;
};

type JsonSchema = Schema & { $defs?: Record<string, Schema> };

/** A schema with its own members at the top, where zod leaves a reference to them. */
const schemaOf = (event: z.ZodMiniType, id: string, direction: Direction): Schema => {
  const io = direction === 'sent' ? 'output' : 'input';
  const { $schema, $defs = {} } = z.toJSONSchema(event, { io, override: plain }) as JsonSchema;
  const { [id]: own, ...others } = $defs;
  return {
    $schema,
    $id: `urn:kezek:event:${id}`,
    title: id,
    ...own,
    ...(Object.keys(others).length > 0 && { $defs: others }),
  };
};

const versionsOf = (events: Readonly<Record<string, z.ZodMiniType>>, direction: Direction): EventVersion[] =>
  Object.entries(events).map(([type, event]) => {
    const { id = '', description = '' } = z.globalRegistry.get(event) ?? {};
    return { id, type, direction, description, schema: schemaOf(event, id, direction) };
  });

/** Every event of the bus, in the order of the catalogue: what we send, then what we take. */
export const eventVersions: readonly EventVersion[] = [
  ...versionsOf(published, 'sent'),
  ...versionsOf(accepted, 'taken'),
];
