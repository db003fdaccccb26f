import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { StartError } from '../start-error.ts';

/** Properties that are valid on AWS and have nothing to do on one machine. */
export function carried(...names: string[]): Record<string, z.ZodOptional<z.ZodUnknown>> {
  return Object.fromEntries(names.map((name) => [name, z.unknown().optional()]));
}

/** Reads a resource's properties; one that the local runtime does not know would otherwise be silently ignored. */
export function properties<T>(resource: Resource, schema: z.ZodType<T>): T {
  const read = schema.safeParse(resource.properties);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path.join('.') ?? '';
  const unknown =
    issue?.code === 'unrecognized_keys' ? `the property ${[path, ...issue.keys].filter(Boolean).join('.')}` : undefined;
  const reason = unknown ? `${unknown} is not known to the local runtime` : `${path}: ${issue?.message}`;
  throw new StartError(`${resource.stack.name}/${resource.logicalId} (${resource.type}): ${reason}.`);
}
