import type { DynamoDBRecord } from 'aws-lambda';
import { publishFacts } from '../../../functions/publish-facts/handler.ts';
import type { FunctionName } from '../../../infra/functions.ts';
import { isoSeconds } from '../../../local/clock.ts';
import type { Envelope } from '../../../local/resources/event-bus.ts';
import { sqsRecord } from '../../../local/resources/queue.ts';
import type { Change } from '../dynamodb/database.ts';
import type { Wiring } from '../wiring.ts';

/** Something that a function is called for, again and again until it has been done. One id names one event. */
export type Errand = { id: string; name: FunctionName; event: object; at: string };

/** What is put on the bus; `id` is the event's own. */
export type Told = { id: string; source: string; type: string; detail: object; at: string };

/** The errands of an event on the bus: one for every queue that a rule puts it into. */
export const errandsOf = (wiring: Wiring, { id, source, type, detail, at }: Told): Errand[] => {
  const envelope: Envelope = {
    version: '0',
    id,
    'detail-type': type,
    source,
    account: '000000000000',
    time: isoSeconds(Date.parse(at)),
    region: 'eu-central-1',
    resources: [],
    detail,
  };
  const arns = wiring.rules.filter(({ matches }) => matches(envelope)).flatMap(({ queues }) => queues);
  return wiring.queues.flatMap(({ arn, consumer }) => {
    if (!consumer || !arns.includes(arn)) return [];
    const message = { messageId: id, body: JSON.stringify(envelope), sent: Date.parse(at), received: 1 };
    const event = { Records: [sqsRecord(message, { arn })] };
    return [{ id: `${consumer.name} ${type} ${id}`, name: consumer.name, event, at }];
  });
};

/** The errands that follow from a write, by the table's stream, the pipe behind it and the bus. */
export const errandsAfter = async (wiring: Wiring, changes: readonly Change[]): Promise<Errand[]> => {
  const records = changes
    .filter(({ table }) => table === wiring.queueTable)
    .map(({ before, after }) => ({
      eventName: before ? 'MODIFY' : 'INSERT',
      dynamodb: { ...(after && { NewImage: after }) },
    }))
    .filter((record) => wiring.pipe.wanted(record));
  const facts = await publishFacts(records as DynamoDBRecord[]);
  return facts.flatMap(({ type, at, detail }) =>
    errandsOf(wiring, { id: String(detail.eventId), source: 'kezek', type, detail, at }),
  );
};

/** The same event once more, in another message: the bus may deliver it so. */
export const anotherMessageOf = ({ id, event, ...errand }: Errand): Errand => {
  const { Records } = event as { Records: readonly { messageId: string }[] };
  const again = Records.map((record) => ({ ...record, messageId: `${record.messageId} again` }));
  return { ...errand, id: `${id} again`, event: { Records: again } };
};
