import * as z from 'zod/mini';
import type { Context } from '../../domain/context.ts';
import { system } from '../../domain/context.ts';
import type { Calendar } from '../../domain/law/calendar.ts';
import { toUtc } from '../../domain/law/time.ts';
import { log, reasonOf } from './log.ts';
import type { Due } from './store/due.ts';

/** What a scheduled rule wakes a function with: the moment it was due at, not the one it runs at. */
const tick = z.object({ time: z.iso.datetime({ offset: true }) });

/** The moment of a tick, and who acts: nobody but this rule. */
export const tickContext = (rule: string, event: unknown, calendar: Calendar): Context => ({
  now: toUtc(tick.parse(event).time),
  by: system(rule),
  calendar,
});

/** Things of one kind that are due, and what is done with each. */
export type Round = { due: AsyncIterable<Due>; handle: (due: Due) => Promise<unknown> };

/**
 * Handles what is due, one by one. What fails is logged and left for the next run, the rest is done, and the run fails
 * at its end, so that somebody is told.
 */
export const sweep = async (...rounds: readonly Round[]): Promise<void> => {
  const failed: string[] = [];
  for (const { due, handle } of rounds)
    for await (const one of due) {
      try {
        await handle(one);
      } catch (error) {
        failed.push(one.pk);
        log('due-failed', { subject: one.pk, reason: reasonOf(error) });
      }
    }
  if (failed.length > 0) throw new Error(`${failed.length} due things were not handled`);
};
