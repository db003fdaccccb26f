import * as z from 'zod';

/** A calendar date that exists, Asia/Almaty. */
export const legalDate = z.iso
  .date('is no date that exists; write it as YYYY-MM-DD')
  .refine((date) => date >= '1900-01-01' && date <= '2999-12-31', 'is not between 1900 and 2999')
  .meta({ description: 'A date, Asia/Almaty', examples: ['2025-03-10'] });

/** A moment with its offset. */
export const instant = z.iso
  .datetime({ offset: true, error: 'is no moment; write it as ISO 8601 with an offset' })
  .meta({ description: 'A moment, ISO 8601 with offset', examples: ['2025-03-10T09:00:00+05:00'] });

/** An id of ours or of another system: opaque, without white space or slashes. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'is no id')
  .meta({ description: 'An opaque id' });

/** An application's id given by another system: short, so that ids made from it are ids too, and never a bare IIN. */
export const outsideId = z
  .string()
  .regex(/^(?!\d{12}$)[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'is no id of up to 64 characters')
  .meta({ description: 'An id of up to 64 characters that is no IIN' });

/** An id another system gives to one event of its own, by which a second delivery is known. */
export const eventId = id.meta({ description: 'The same eventId twice has one effect' });

/** Twelve digits; whether the check digit is right is told apart, by name, where a person is taken in. */
export const iin = z.string().regex(/^\d{12}$/, 'is no IIN: it has twelve digits');

export const setting = z.enum(['inpatient', 'semi-inpatient', 'home', 'temporary-stay']);

export const category = z.enum([
  'children-psychoneurological',
  'children-musculoskeletal',
  'adults-psychoneurological',
  'persons-with-disability',
  'elderly',
  'no-fixed-residence',
  'released-or-probation',
  'domestic-violence-victim',
  'trafficking-victim',
]);

/** A line of text for people: not empty, no control characters. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    .regex(/^[^\p{Cc}]*$/u, 'has control characters');

export const order = z.object({ number: line(40), date: legalDate }).meta({ description: "The head's order" });

export const programme = z.object({ number: line(40), settings: z.array(setting).max(4), validTo: legalDate }).meta({
  description: 'Individual programme of abilitation and rehabilitation (ISP, ОЖБ), valid to the end of validTo',
});
