import * as z from 'zod/mini';
import { legalDate, line, order, serviceKind, text } from '../../primitives.ts';
import { checked, described } from '../../schema.ts';

const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

const unlike = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;

const services = checked(
  z.array(serviceKind),
  z.minLength(1, 'names no kind of service'),
  z.maxLength(8),
  z.refine(unlike, 'names one twice'),
);

export const visitSchedule = checked(
  z.object({
    order: described(order, { description: 'By which the head approves the schedule' }),
    from: legalDate,
    until: described(z.optional(legalDate), {
      description: 'Its last day; without one it holds until another takes its place',
    }),
    weekdays: described(
      z.optional(checked(z.array(weekday), z.minLength(1), z.maxLength(7), z.refine(unlike, 'names one twice'))),
      { description: 'The days of every week' },
    ),
    dates: described(
      z.optional(checked(z.array(legalDate), z.minLength(1), z.maxLength(366), z.refine(unlike, 'names one twice'))),
      { description: 'Single days, instead of days of the week or besides' },
    ),
    services: described(services, { description: 'The kinds of services that the visits are for' }),
  }),
  z.refine(({ weekdays, dates }) => weekdays !== undefined || dates !== undefined, {
    path: ['weekdays'],
    error: 'or dates: a schedule names days',
  }),
);

export const specialist = z.object({
  name: described(line(240), { description: 'Family name, given name, patronymic' }),
  position: line(160),
});

export const visit = z.object({
  on: described(legalDate, { description: 'The day of the visit; entered on a later one, the mark says so' }),
  services,
  specialist: z.optional(specialist),
  remark: described(z.optional(text(2000)), {
    description: 'Column 3: what the recipient, or who represents them, says of the quality',
  }),
});
