import { randomUUID } from 'node:crypto';
import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { isoSeconds } from '../clock.ts';
import { deliverToFirst } from '../iam/delivery.ts';
import { StartError } from '../start-error.ts';
import type { Target } from '../world.ts';
import { carried, properties } from './properties.ts';

const Schedule = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Name: z.string().optional(),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  Target: z.strictObject({
    Arn: z.string(),
    Input: z.string().optional(),
    RoleArn: z.string(),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    ...carried('RetryPolicy'),
  }),
  ...carried('Description', 'GroupName', 'KmsKeyArn'),
});

/** A schedule of EventBridge Scheduler that can say when it is due and be fired. */
export interface DueSchedule {
  readonly name: string;
  /** The first due moment after this one. */
  nextAfter(moment: number): number;
  /** Wakes its target for a due moment. */
  fire(moment: number): void;
}

/**
 * @param target finds what an ARN names, as a role reaches it
 * @param began the moment that `rate(…)` counts from
 * @returns undefined when the schedule is disabled
 */
export function openSchedule(
  resource: Resource,
  target: (arn: string, role: string) => Target | undefined,
  began: number,
): DueSchedule | undefined {
  const { ScheduleExpression, ScheduleExpressionTimezone, State, Name, Target } = properties(resource, Schedule);
  const at = `${resource.stack.name}/${resource.logicalId}`;
  const woken = target(Target.Arn, Target.RoleArn);
  const deadLetters = target(Target.DeadLetterConfig?.Arn ?? '', Target.RoleArn);
  if (!woken) throw new StartError(`${at}: nothing runs locally for the target ${Target.Arn}.`);
  if (State === 'DISABLED') return undefined;
  const nextAfter = moments(ScheduleExpression, ScheduleExpressionTimezone, began);
  if (!nextAfter) throw new StartError(`${at}: ${ScheduleExpression} is not a cron(…) or rate(…) known locally.`);
  return {
    // CDK ends a logical id with a hash that says nothing to a reader.
    name: Name ?? resource.logicalId.replace(/[0-9A-F]{8}$/, ''),
    nextAfter,
    fire: (moment) => {
      const context: Record<string, string> = {
        'scheduled-time': isoSeconds(moment),
        'execution-id': randomUUID(),
        'attempt-number': '1',
        'schedule-arn': resource.arn,
      };
      const input = (Target.Input ?? '{}').replace(
        /<aws\.scheduler\.([a-z-]+)>/g,
        (all, key: string) => context[key] ?? all,
      );
      deliverToFirst([woken, deadLetters], input);
    },
  };
}

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** What is next after a moment is next after every other before it, too: it is reckoned once. */
const remembered = (nextAfter: (moment: number) => number) => {
  let known: { after: number; next: number } | undefined;
  return (after: number): number => {
    if (!known || after < known.after || after >= known.next) known = { after, next: nextAfter(after) };
    return known.next;
  };
};

/** When an expression is next due after a moment; undefined when it cannot be read. */
export function moments(expression: string, zone: string, began: number): ((after: number) => number) | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const step = Number(rate[1]) * (units[rate[2] ?? ''] ?? 0);
    return step > 0 ? (after) => began + (Math.floor(Math.max(0, after - began) / step) + 1) * step : undefined;
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6 || fields[5] !== '*') return undefined;
  const [minute, hour, day, month, weekday = ''] = fields.map((field) => (field === '?' ? '*' : field));
  // AWS counts the days of the week from 1, Sunday; cron from 0.
  const days = weekday.replace(/(?<!#)\d+/g, (number) => String(Number(number) - 1));
  const cron = `0 ${minute} ${hour} ${day} ${month} ${days}`;
  const next = remembered((after: number) =>
    CronExpressionParser.parse(cron, { currentDate: new Date(after), tz: zone })
      .next()
      .getTime(),
  );
  try {
    next(began);
    return next;
  } catch {
    return undefined;
  }
}
