import * as z from 'zod/mini';
import { checked, described } from './schema.ts';

const noDate = 'is no date that exists; write it as YYYY-MM-DD';
const farDate = 'is not between 1900 and 2999';
const noIin = 'is no IIN: it has twelve digits';
export const noCursor = 'is no cursor of ours';
export const noParameter = 'has a parameter that this route does not know';

/** The code under which a client knows again what is said of a value; of any other words it is `invalid-value`. */
export const codeOfWords: ReadonlyMap<string, string> = new Map([
  [noDate, 'invalid-date'],
  [farDate, 'invalid-date'],
  [noIin, 'invalid-iin'],
  [noCursor, 'invalid-cursor'],
  [noParameter, 'unknown-parameter'],
]);

/** A calendar date that exists, Asia/Almaty. */
export const legalDate = described(
  checked(
    z.iso.date(noDate),
    z.refine((date) => date >= '1900-01-01' && date <= '2999-12-31', farDate),
  ),
  { description: 'A date, Asia/Almaty', examples: ['2025-03-10'] },
);

/** A moment with its offset. */
export const instant = described(
  z.iso.datetime({ offset: true, error: 'is no moment; write it as ISO 8601 with an offset' }),
  { description: 'A moment, ISO 8601 with offset', examples: ['2025-03-10T09:00:00+05:00'] },
);

/** An id of ours or of another system: opaque, without white space or slashes. */
export const id = described(checked(z.string(), z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'is no id')), {
  description: 'An opaque id',
});

/** An application's id given by another system: short, so that ids made from it are ids too, and never a bare IIN. */
export const outsideId = described(
  checked(z.string(), z.regex(/^(?!\d{12}$)[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'is no id of up to 64 characters')),
  { description: 'An id of up to 64 characters that is no IIN' },
);

/** An id another system gives to one event of its own, by which a second delivery is known. */
export const eventId = described(id, { description: 'The same eventId twice has one effect' });

/** Twelve digits; whether the check digit is right is told apart, by name, where a person is taken in. */
export const iin = checked(z.string(noIin), z.regex(/^\d{12}$/, noIin));

export const setting = described(z.enum(['inpatient', 'semi-inpatient', 'home', 'temporary-stay']), { id: 'Setting' });

export const category = described(
  z.enum([
    'children-psychoneurological',
    'children-musculoskeletal',
    'adults-psychoneurological',
    'persons-with-disability',
    'elderly',
    'no-fixed-residence',
    'released-or-probation',
    'domestic-violence-victim',
    'trafficking-victim',
  ]),
  { id: 'Category' },
);

export const serviceKind = described(
  z.enum([
    'social-household',
    'social-medical',
    'social-psychological',
    'social-pedagogical',
    'social-labour',
    'social-cultural',
    'social-economic',
    'social-legal',
  ]),
  { id: 'ServiceKind', description: 'The eight kinds of special social services' },
);

/**
 * A line of text for people: not empty, and nothing in it that is no character (half a pair, what was lost on the way) or that
 * nobody sees (control and format characters): two names that look alike are one name, as those that tokens carry.
 */
export const line = (longest: number) =>
  checked(
    z.string(),
    z.trim(),
    z.minLength(1, 'is empty'),
    z.maxLength(longest, `is longer than ${longest} characters`),
    z.regex(/^[^\p{C}\uFFFD]*$/u, 'has characters that nobody sees, or that are none'),
  );

/** Text of several lines, as papers have it; it may be empty. */
export const text = (longest: number) =>
  checked(
    z.string(),
    z.trim(),
    z.maxLength(longest, `is longer than ${longest} characters`),
    z.regex(/^(?:[^\p{C}\uFFFD]|[\t\n\r])*$/u, 'has characters that nobody sees, or that are none'),
  );

export const order = described(z.object({ number: line(40), date: legalDate }), {
  id: 'Order',
  description: "The head's order",
});

export const programme = described(
  z.object({ number: line(40), settings: checked(z.array(setting), z.maxLength(4)), validTo: legalDate }),
  {
    id: 'Programme',
    description: 'Individual programme of abilitation and rehabilitation (ISP, ОЖБ), valid to the end of validTo',
  },
);
