import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { isoSeconds } from '../clock.ts';
import { deliverToFirst } from '../iam/delivery.ts';
import { StartError } from '../start-error.ts';
import type { Target, World } from '../world.ts';
import { compilePattern, type Pattern } from './event-pattern.ts';
import { carried, properties } from './properties.ts';

const Bus = z.strictObject({
  Name: z.string(),
  ...carried('DeadLetterConfig', 'Description', 'KmsKeyIdentifier', 'LogConfig', 'Policy', 'Tags'),
});

const Rule = z.strictObject({
  EventBusName: z.string(),
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({
      Arn: z.string(),
      DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
      ...carried('Id', 'RetryPolicy', 'RoleArn'),
    }),
  ),
  ...carried('Description', 'Name', 'RoleArn', 'Tags'),
});

/** What `PutEvents` takes; `time` is an instant in milliseconds, now when absent. */
export interface BusEntry {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly time?: number;
}

/** An event as EventBridge hands it to a target. */
export interface Envelope {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A custom event bus and its rules. */
export class EventBus {
  readonly name: string;
  readonly arn: string;
  readonly #resource: Resource;
  readonly #world: World;
  /** Each target with the dead letters behind it. */
  readonly #rules: { readonly matches: Pattern; readonly targets: readonly (readonly (Target | undefined)[])[] }[] = [];
  #onPut: (envelope: Envelope) => void = () => undefined;

  constructor(resource: Resource, world: World) {
    properties(resource, Bus);
    this.name = resource.name;
    this.arn = resource.arn;
    this.#resource = resource;
    this.#world = world;
  }

  addRule(resource: Resource, target: (arn: string) => Target | undefined): void {
    const { State, EventPattern, Targets } = rule(resource);
    if (State === 'DISABLED') return;
    const at = `${resource.stack.name}/${resource.logicalId}`;
    const targets = Targets.map(({ Arn, DeadLetterConfig }) => {
      const found = target(Arn);
      if (!found) throw new StartError(`${at}: nothing runs locally for the target ${Arn}.`);
      return [found, target(DeadLetterConfig?.Arn ?? '')];
    });
    try {
      this.#rules.push({ matches: compilePattern(EventPattern), targets });
    } catch (error) {
      throw new StartError(`${at}: ${error instanceof Error ? error.message : error}.`);
    }
  }

  /** Hands over every event from now on. */
  onPut(callback: (envelope: Envelope) => void): void {
    this.#onPut = callback;
  }

  /** Gives an entry its envelope. */
  envelope({ source, detailType, detail, time }: BusEntry): Envelope {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account: this.#resource.stack.account,
      time: isoSeconds(time ?? this.#world.clock.now()),
      region: this.#resource.stack.region,
      resources: [],
      detail,
    };
  }

  /** Hands an event to every target of every rule that matches. */
  put(envelope: Envelope): void {
    this.#onPut(envelope);
    const payload = JSON.stringify(envelope);
    for (const { matches, targets } of this.#rules) {
      if (matches(envelope)) for (const target of targets) deliverToFirst(target, payload);
    }
  }
}

/** A rule's properties; its bus is named by name or ARN. */
export function rule(resource: Resource): z.infer<typeof Rule> {
  return properties(resource, Rule);
}
