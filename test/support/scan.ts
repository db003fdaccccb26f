import type { KezekOptions } from '../../local/runtime.ts';

/** Under these names stands what is somebody's own: who they are, how they are reached, what was written about them. */
const personal = new Set([
  'iin',
  'family',
  'given',
  'patronymic',
  'birthDate',
  'phone',
  'line',
  'reason',
  'note',
  'contraindications',
  'signature',
  'relation',
]);

/** What is shorter would be found by chance; a test that means something to be looked for writes more of it. */
const SHORTEST = 4;

type Text = { lower: string; digits: string };

/** A text as it is looked through: without regard to case, and with nothing between the digits of a number. */
const textOf = (text: string): Text => ({ lower: text.toLowerCase(), digits: text.replace(/[\s()+.-]/g, '') });

/** A phone or an IIN is found however it is written, by its last ten digits; anything else as it is, or as it is in a URL. */
const finderOf = (value: string): ((text: Text) => boolean) => {
  const number = /^\d*(\d{10})$/.exec(textOf(value).digits)?.[1];
  if (number) return ({ digits }) => digits.includes(number);
  const forms = [value, encodeURIComponent(value)].map((form) => form.toLowerCase());
  return ({ lower }) => forms.some((form) => lower.includes(form));
};

/**
 * Remembers what is said of people, and all that the system logs and publishes; then finds the one in the other. An event
 * from outside holds what the other system sent, so of the events those of source `kezek` are looked through.
 */
export const createScan = () => {
  const seeds = new Map<string, { kind: string; isIn: (text: Text) => boolean }>();
  const lines: { where: string; text: string }[] = [];
  const events: { where: string; text: string }[] = [];

  /** Remembers all that is personal in what is sent, wherever it stands. */
  const seed = (sent: unknown, path: readonly string[] = []): void => {
    if (typeof sent === 'object' && sent !== null) {
      for (const [name, value] of Object.entries(sent)) seed(value, Array.isArray(sent) ? path : [...path, name]);
      return;
    }
    const [name = ''] = path.slice(-1);
    if (typeof sent !== 'string' || sent.length < SHORTEST || !personal.has(name) || seeds.has(sent)) return;
    seeds.set(sent, { kind: path.join('.'), isIn: finderOf(sent) });
  };

  /** What kinds of values stand in a text; never the values, for a test's output is a log, too. */
  const kindsIn = (text: string): string[] => {
    const looked = textOf(text);
    return [...seeds.values()].filter(({ isIn }) => isIn(looked)).map(({ kind }) => kind);
  };

  const observe: NonNullable<KezekOptions['observe']> = {
    line: ({ function: name, at, line }) => lines.push({ where: `a line that ${name} logged at ${at}`, text: line }),
    event: (envelope) => {
      if (envelope.source !== 'kezek') return;
      events.push({ where: `the event ${envelope['detail-type']} ${envelope.id}`, text: JSON.stringify(envelope) });
    },
  };

  return {
    seed,
    kindsIn,
    observe,
    findings: () =>
      [...lines, ...events].flatMap(({ where, text }) => kindsIn(text).map((kind) => `${kind} in ${where}`)),
    scanned: () => ({ lines: lines.length, events: events.length, values: seeds.size }),
  };
};
