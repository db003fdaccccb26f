/**
 * Everything the functions say. Bodies, names, numbers and phones are never said: only ids, codes and the paths of what
 * was wrong. Lambda writes the objects as JSON.
 */
const catalogue = {
  'event-failed': {
    level: 'error',
    text: 'The event was not handled; it is delivered again and then set aside in the dead-letter queue.',
  },
  'event-repeated': { level: 'info', text: 'The event has had its effect already.' },
  'fact-unpublishable': { level: 'error', text: 'A fact of the timeline does not fit its published schema.' },
  'due-failed': { level: 'error', text: 'Something due was not handled; the next run comes back to it.' },
  'notice-in-other-hands': {
    level: 'info',
    text: 'A sending of this message has begun; if it has come to nothing, the run by schedule sends it.',
  },
  'notice-skipped': { level: 'info', text: 'What the message says no longer holds; it was not sent.' },
  'request-failed': { level: 'error', text: 'A request failed in a way nobody designed.' },
  'law-data-missing': {
    level: 'error',
    text: 'A term reaches where the calendar or the law has no data; add it, nothing is guessed.',
  },
  'request-overtaken': {
    level: 'warn',
    text: 'Other writes overtook a request again and again; the client was told to come back.',
  },
  'request-throttled': {
    level: 'warn',
    text: 'The database or the key service was asked too much at once; the client was told to come back.',
  },
  'timeline-broken': { level: 'error', text: 'A timeline is not as it was written.' },
  'advance-stopped': { level: 'warn', text: 'A place is free and the organization may take nobody now.' },
} as const;

export type LogCode = keyof typeof catalogue;

export const log = (code: LogCode, fields: Record<string, string | number | undefined> = {}): void => {
  const { level, text } = catalogue[code];
  console[level]({ code, text, ...fields });
};

/** Why something failed, without any value of what failed. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if ('issues' in error && Array.isArray(error.issues))
    return `malformed: ${error.issues.map((issue: { path?: unknown[]; code?: string }) => `${(issue.path ?? []).join('.')} ${issue.code}`).join('; ')}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ? `${error.name}: ${code}` : error.name;
};
