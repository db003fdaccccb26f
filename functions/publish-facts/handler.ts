import type { DynamoDBRecord } from 'aws-lambda';
import { published, publishedAs } from '../../events/catalogue.ts';
import { log, reasonOf } from '../shared/log.ts';
import { factIn } from '../shared/store/stream.ts';

export type Publication = { type: string; at: string; detail: Record<string, unknown> };

/**
 * Between the table's stream and the bus: each fact of the timeline becomes its published event. The schema lets
 * through only what it names, so no fact tells more than ids.
 * @throws ZodError when a fact does not fit its schema: the pipe sets the record aside and somebody is told
 */
export const publishFacts = async (records: DynamoDBRecord[]): Promise<Publication[]> =>
  records.flatMap((record) => {
    const stored = factIn(record);
    if (!stored) return [];
    const { eventId, fact } = stored;
    const type = publishedAs(fact.type);
    try {
      return [{ type, at: fact.at, detail: published[type].parse({ ...fact, eventId }) }];
    } catch (error) {
      log('fact-unpublishable', { eventId, type: fact.type, reason: reasonOf(error) });
      throw error;
    }
  });
