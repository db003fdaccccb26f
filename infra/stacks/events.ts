import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { KeyedTable } from '../abilities.ts';
import { Outbox } from '../constructs/outbox.ts';

export interface EventsStackProps extends StackProps {
  readonly bundles: string;
  readonly queue: KeyedTable;
}

/** The bus, and the way of a fact from the timeline to it. */
export class EventsStack extends Stack {
  readonly bus: EventBus;
  readonly outbox: Outbox;

  constructor(scope: Construct, id: string, { bundles, queue, ...props }: EventsStackProps) {
    super(scope, id, props);
    this.bus = new EventBus(this, 'Bus', { description: 'What happens to recipients, places and the queue' });
    this.outbox = new Outbox(this, 'Outbox', { bundles, queue, bus: this.bus });
  }
}
