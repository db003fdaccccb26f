import type { App } from 'aws-cdk-lib';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { EventsStack } from './stacks/events.ts';
import { FunctionsStack } from './stacks/functions.ts';
import { ObservabilityStack } from './stacks/observability.ts';

/** Puts the stacks of Kezek into an app, for any account and region; `bundles` holds `<function>/index.mjs`. */
export function composeKezek(app: App, bundles: string): void {
  const data = new DataStack(app, 'KezekData');
  const events = new EventsStack(app, 'KezekEvents', { bundles, queue: data.queue });
  const functions = new FunctionsStack(app, 'KezekFunctions', { bundles, data, bus: events.bus });
  const { api } = new ApiStack(app, 'KezekApi', {
    handlers: { api: functions.api, documentation: functions.documentation },
  });
  new ObservabilityStack(app, 'KezekObservability', {
    outbox: events.outbox,
    functions,
    api,
  });
}
