import type { SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Delivered, eachEvent } from '../../functions/shared/each-event.ts';
import { AlreadySeen } from '../../functions/shared/store/errors.ts';

const happened = '2025-03-10T04:00:00Z';

/** A batch of one event for each id, received first on the day given. */
const batchOf = (ids: readonly string[], received = happened): SQSEvent =>
  ({
    Records: ids.map((messageId) => ({
      messageId,
      body: JSON.stringify({
        id: messageId,
        source: messageId,
        'detail-type': 'BedVacated',
        time: happened,
        detail: {},
      }),
      attributes: { ApproximateFirstReceiveTimestamp: String(Date.parse(received)) },
    })),
  }) as never;

beforeEach(() => {
  for (const level of ['info', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
});

describe('a batch from a queue', () => {
  test('names what failed, and that alone; a repeated event is done', async () => {
    const handled: string[] = [];
    const handle = async ({ source }: Delivered): Promise<void> => {
      if (source === 'bad') throw new Error('throttled');
      if (source === 'again') throw new AlreadySeen();
      handled.push(source);
    };
    expect(await eachEvent(handle)(batchOf(['one', 'bad', 'again', 'two']))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'bad' }],
    });
    expect(handled).toEqual(['one', 'two']);
  });

  test.each([
    ['2025-03-24T04:00:00Z', '2025-03-24T04:00:00.000Z'],
    ['2025-03-09T04:00:00Z', '2025-03-10T04:00:00.000Z'],
  ])('an event first received at %s is decided on at %s', async (received, now) => {
    const moments: string[] = [];
    await eachEvent(async (delivered) => void moments.push(delivered.now))(batchOf(['late'], received));
    expect(moments).toEqual([now]);
  });
});
