import type { Defect } from '../defect.ts';

/** Mistakes in how a handler takes what wakes it. */
export const functionDefects: readonly Defect[] = [
  {
    name: 'one-place-of-several',
    file: 'functions/advance-queue/fill-places.ts',
    find: 'const isOver = obstacle !== undefined || organization.free === 0 || allSeen;',
    replace: 'const isOver = obstacle !== undefined || organization.free === 0 || allSeen || steps.length > 0;',
    about: 'That more beds may fall vacant at once than people were read: some stay empty while people wait for them.',
  },
  {
    name: 'stops-when-nobody-was-called',
    file: 'functions/advance-queue/fill-places.ts',
    find: '    left.splice(left.indexOf(turn.entry), 1);\n',
    replace:
      "    left.splice(left.indexOf(turn.entry), 1);\n    if (!facts.some(({ type }) => type === 'PlaceOffered')) break;\n",
    about:
      'That the first in line may be blocked instead of called: the place is still free, and those behind wait on.',
  },
  {
    name: 'unpublishable-forgotten',
    file: 'functions/publish-facts/handler.ts',
    find: '      throw error;\n',
    replace: '      return [];\n',
    about: 'That what cannot be published must be set aside: the fact never reaches the bus, and nobody is told.',
  },
  {
    name: 'failure-acknowledged',
    file: 'functions/shared/each-event.ts',
    find: '        batchItemFailures.push({ itemIdentifier: record.messageId });\n',
    replace: '',
    about: 'That a queue forgets what is not named as failed: an event that met a throttled table is gone.',
  },
  {
    name: 'decided-in-the-past',
    file: 'functions/shared/each-event.ts',
    find: '[toUtc(time), received].sort().at(-1)',
    replace: '[toUtc(time), received].sort().at(0)',
    about:
      'That an event may come days late: a place is offered with a term that has run out before anybody hears of it.',
  },
  {
    name: 'sweep-stops-at-the-first',
    file: 'functions/shared/sweep.ts',
    find: "        failed.push(one.pk);\n        log('due-failed', { subject: one.pk, reason: reasonOf(error) });\n",
    replace: "        log('due-failed', { subject: one.pk, reason: reasonOf(error) });\n        throw error;\n",
    about: 'That one bad case is no reason to leave the others: nobody behind it is reminded, or released, ever again.',
  },
  {
    name: 'quicker-than-our-record',
    file: 'functions/notice-status/handler.ts',
    find: "if (!sent) throw new Error('A delivery status for a message that is not recorded yet');",
    replace: 'if (!sent) return;',
    about:
      'That the log may be quicker than our record of the sending: nobody reaches the recipient whose message was lost.',
  },
  {
    name: 'called-to-where-they-live',
    file: 'functions/send-sms/handler.ts',
    find: '  basis: z.optional(z.string()),\n',
    replace: '',
    about: 'That a schema keeps only what it names: who lives there already is called to arrive (QUE-5).',
  },
];
