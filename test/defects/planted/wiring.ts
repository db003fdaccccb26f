import type { Defect } from '../defect.ts';

/** Mistakes in what wakes whom, and in what is shown to whom. */
export const wiringDefects: readonly Defect[] = [
  {
    name: 'rule-without-an-event',
    file: 'infra/stacks/functions.ts',
    find: "  'OrganizationDeregistered',\n  'ArrivalPostponed',\n",
    replace: "  'OrganizationDeregistered',\n",
    about: 'That a postponed arrival frees a place: it stays empty until something else happens there.',
  },
  {
    name: 'journal-without-an-event',
    file: 'infra/stacks/functions.ts',
    find: "  'ServiceSuspended',\n  'ServiceResumed',\n",
    replace: "  'ServiceSuspended',\n",
    about: 'That a return is entered, too: the journal shows somebody as suspended who has been back for months.',
  },
  {
    name: 'own-facts-as-orders',
    file: 'infra/stacks/functions.ts',
    find: "source: Match.anythingBut('kezek')",
    replace: 'source: Match.exists()',
    about: 'That our own facts bear the same names: each comes back as an order of another system.',
  },
  {
    name: 'midnight-of-greenwich',
    file: 'infra/constructs/sweep.ts',
    find: 'timeZone: TimeZone.ASIA_ALMATY',
    replace: 'timeZone: TimeZone.ETC_UTC',
    about: 'Whose midnight it is: terms end five hours late, and the reminder of the morning comes in the afternoon.',
  },
  {
    name: 'the-rest-of-the-batch',
    file: 'infra/constructs/event-function.ts',
    find: 'reportBatchItemFailures: true,',
    replace: 'reportBatchItemFailures: false,',
    about: 'That Lambda must be told to listen: it takes an answer that names failures for success, and drops them.',
  },
  {
    name: 'no-second-try',
    file: 'infra/constructs/event-function.ts',
    find: 'maxReceiveCount: 3',
    replace: 'maxReceiveCount: 1',
    about:
      'That a table may be throttled for a moment: an event is set aside for a person who could have been tried again.',
  },
  {
    name: 'older-rules-forgotten',
    file: 'events/published/fact.ts',
    find: '/^TMP-|\\b263\\/4\\b|\\b379 cl\\.35\\b/',
    replace: '/^TMP-|\\b263\\/4\\b/',
    about: 'That the older rules have a clause of temporary stay as well: the bus tells who was a victim.',
  },
  {
    name: 'certifies-their-own-fitness',
    file: 'events/http/authority.ts',
    find: "presentMedicalCard: { department: 'filed-here',",
    replace: "presentMedicalCard: { citizen: 'own-case', department: 'filed-here',",
    about: 'That a card is presented to an office: a citizen lifts the suspension of their own decision.',
  },
];
