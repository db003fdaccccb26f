import type { Defect } from '../defect.ts';

/** Mistakes in what is written together, under which condition, and where it is found again. */
export const storeDefects: readonly Defect[] = [
  {
    name: 'places-without-a-version',
    file: 'functions/shared/store/writes.ts',
    find: 'before ? unmoved(before) : once,\n',
    replace: 'before ? (after.version < 0 ? unmoved(before) : {}) : once,\n',
    about: 'That two may decide on the same places at once: the later write wins, and two people have one bed.',
  },
  {
    name: 'guard-sees-no-change',
    file: 'functions/shared/store/writes.ts',
    find: '        ...unchanged(other),\n',
    replace: "        ConditionExpression: 'attribute_exists(pk)',\n",
    about:
      'That the other case must be as it was read, and not only be there: two choices at once get two places for one person.',
  },
  {
    name: 'mark-left-out',
    file: 'functions/shared/store/writes.ts',
    find: '  if (besides.seen) writes.push(seenWrite(tables.queue, besides.seen, once));\n',
    replace: '',
    about: 'That an event leaves a mark together with its effect: told twice it has it twice.',
  },
  {
    name: 'one-mark-for-all-cases',
    file: 'functions/shared/commands/by-subject.ts',
    find: 'seen: `${eventId}:${applicationId}`',
    replace: 'seen: eventId',
    about: 'That one event may concern several cases: the first is changed, and the others never hear of it.',
  },
  {
    name: 'mark-by-its-moment',
    file: 'functions/bed-vacated/handler.ts',
    find: 'seen: eventId,',
    replace: 'seen: `${eventId}:${now}`,',
    about:
      'That the same event may come at another moment: one bed falls vacant twice, and one is offered that is not there.',
  },
  {
    name: 'blocked-where-it-was',
    file: 'functions/shared/store/writes.ts',
    find: 'const stays = from?.sk === to?.sk && from?.pk === to?.pk;',
    replace: 'const stays = former?.orderKey === entry?.orderKey && from?.pk === to?.pk;',
    about:
      'That an entry moves although its order does not: the blocked one stays at the head, and the queue stops behind it.',
  },
  {
    name: 'entry-of-a-case-of-before',
    file: 'functions/shared/store/writes.ts',
    find: '...(to ? [put(',
    replace: '...(to && !stays ? [put(',
    about: 'That an entry holds its case as it stands: a place is decided on what was long ago, and is never offered.',
  },
  {
    name: 'rank-of-two-moments',
    file: 'functions/shared/store/line.ts',
    find: '  if (!isOneMoment) return undefined;\n',
    replace: '  if (!isOneMoment && line.folded < 0) return undefined;\n',
    about: 'That a fold may come between two reads: somebody is counted twice, and a position is told that nobody has.',
  },
  {
    name: 'moves-left-out',
    file: 'functions/shared/store/line.ts',
    find: '  for (const move of line.moves) {\n',
    replace: '  for (const move of line.moves.slice(1)) {\n',
    about:
      'That the counters lag behind: who has just joined before somebody does not count, and their position is too good.',
  },
  {
    name: 'due-at-this-very-moment',
    file: 'functions/shared/store/due.ts',
    find: 'sk <= :now`',
    replace: 'sk < :now`',
    about: 'That a moment is due when it has come: what ends at midnight is not seen by the run of midnight.',
  },
  {
    name: 'told-but-not-written',
    file: 'functions/shared/store/duty-writes.ts',
    find: '.filter((duty) => old.get(duty.id)?.told !== duty.told || !old.has(duty.id))',
    replace: '.filter((duty) => !old.has(duty.id))',
    about: 'That an item changes when an office is told: nobody ever hears that the duty is overdue.',
  },
  {
    name: 'seal-not-handed-on',
    file: 'functions/shared/store/change.ts',
    find: 'organization = { ...organization, seal: entry.seal };\n',
    replace: '',
    about: 'That the next seal is over this one: an entry can be taken out of a timeline, and nobody finds it missing.',
  },
  {
    name: 'only-the-law-is-remembered',
    file: 'functions/api/idempotency.ts',
    find: "error.reason !== 'malformed'",
    replace: "error.reason === 'norm'",
    about:
      'That a refusal by the state is an answer, too: the same request sent again has the effect that its sender was told it had not.',
  },
  {
    name: 'seconds-for-milliseconds',
    file: 'functions/shared/store/notices.ts',
    find: 'const longestRun = 15 * 60_000;',
    replace: 'const longestRun = 15 * 60;',
    about: 'Which unit it is: after a second the sender counts as dead, and the recipient gets the message twice.',
  },
  {
    name: 'given-back-what-may-be-out',
    file: 'functions/shared/messages/sender.ts',
    find: "error instanceof SNSServiceException && error.$fault === 'client'",
    replace: 'error instanceof SNSServiceException',
    about: 'That an answer of failure is no refusal: SNS may have sent the message, and the recipient gets it twice.',
  },
  {
    name: 'journal-number-given-twice',
    file: 'functions/shared/store/journal.ts',
    find: "entity: 'journal', version }, over(books.get(organizationId)))",
    replace: "entity: 'journal', version })",
    about:
      'That two rows may be entered at once: both get one number, and the later overwrites a person in the journal.',
  },
  {
    name: 'timeline-read-too-early',
    file: 'functions/shared/store/store.ts',
    find: '          ConsistentRead: true,\n          ...(input.limit',
    replace: '          ...(input.limit',
    about: 'That a read may be older than the event that causes it: an admission is not entered in the journal.',
  },
  {
    name: 'conflict-taken-for-a-failure',
    file: 'functions/shared/store/store.ts',
    find: "Code === 'TransactionConflict' ? ['conflict'] : []",
    replace: "Code === 'TransactionConflictException' ? ['conflict'] : []",
    about:
      'That the reason of a cancelled transaction is not the name of an exception: nobody tries again, and a department is told 500.',
  },
];
