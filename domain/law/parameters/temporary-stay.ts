import { CALENDAR_YEAR, lastKnown, limit, term } from './editions.ts';
import { lazily } from './lazily.ts';

const PLAN = '379 cl.35(4) pt.3 as amended by 308';
const MONITORING = '379 cl.35(5)';

/** Temporary stay has no queue by decision (TMP-1): who comes is identified, decided on and signs a contract. */
export const temporaryStay = lazily({
  temporaryStay: () =>
    term('CAT-4', 12, 'months', '263/4 cl.2', 'The longest stay round the clock.', {
      before2023: { value: 12, source: '379 cl.35(3) pt.2 as amended by 308' },
    }),
  stayOfOtherRegion: () =>
    term(
      'TMP-2',
      30,
      'calendar-days',
      '263/4 cl.4',
      'The longest stay of those of other regions who lost their housing; then they are sent to their region.',
    ),
  identifyVictim: () =>
    term(
      'TMP-3',
      1,
      'working-days',
      '263/4 cl.4-1',
      'The organization and the authorized body identify a victim, from the application.',
    ),
  sendAssessment: () =>
    term(
      'TMP-4',
      1,
      'working-days',
      '263/4 cl.4-4',
      'The organization sends the assessment sheet and the application of a recognized victim, from the identification.',
    ),
  decide: () =>
    term(
      'TMP-4',
      3,
      'working-days',
      '263/4 cl.4-9',
      'The authorized body decides, from the receipt of the sheet and the application.',
    ),
  sendDecision: () =>
    term('TMP-4', 1, 'working-days', '263/4 cl.4-9', 'The decision is sent to the organization, from the decision.'),
  informPolice: () =>
    term(
      'TMP-6',
      3,
      'working-days',
      '263/4 cl.4-10',
      'The organization itself informs the police, from the recipient’s declining to.',
    ),
  signContract: () =>
    term(
      'TMP-7',
      1,
      'working-days',
      '263/4 cl.8',
      'The organization signs the contract, from the receipt of the decision.',
    ),
  contract: () =>
    term(
      'TMP-7',
      12,
      'months',
      '263/4 cl.9',
      'The longest contract: no fixed residence, released from prison, probation.',
    ),
  contractOfVictim: () =>
    term(
      'TMP-7',
      6,
      'months',
      '263/4 cl.9',
      'The longest contract of victims of domestic violence and of trafficking.',
    ),
  extensionInHospital: () => term('TMP-7', 3, 'months', '263/4 cl.9', 'The longest extension while in hospital.'),
  extensionForDuties: () =>
    term(
      'TMP-7',
      6,
      'months',
      '263/4 cl.12',
      'The longest extension while duties of the organization under the contract are unfulfilled.',
    ),
  nightFromInSummer: () => limit('TMP-8', 21, 'hour-of-day', '263/4 cl.6', 'A night bed is given from, in summer.'),
  nightUntilInSummer: () => limit('TMP-8', 9, 'hour-of-day', '263/4 cl.6', 'A night bed is given until, in summer.'),
  nightFromInWinter: () => limit('TMP-8', 18, 'hour-of-day', '263/4 cl.6', 'A night bed is given from, in winter.'),
  nightUntilInWinter: () => limit('TMP-8', 10, 'hour-of-day', '263/4 cl.6', 'A night bed is given until, in winter.'),
  breaches: () =>
    limit('END-6', 3, 'times', '263/4 cl.18(1)', 'More breaches of the rules of conduct than this exclude.'),
  absence: () =>
    limit(
      'END-6',
      3,
      'days-of-absence',
      '263/4 cl.18(3)',
      'An absence without word to the administration longer than this excludes.',
    ),
  waitingAfterExclusion: () =>
    term(
      'END-6',
      12,
      'months',
      '263/4 cl.18',
      'After an exclusion, but for contraindications, no new contract is made before, from the exclusion.',
      { note: CALENDAR_YEAR },
    ),
  complaintsByHead: () =>
    term('BOK-1', 7, 'calendar-days', '263/4 cl.20-3', 'The head looks at the book of complaints this often.'),
  complaintsByOffice: () =>
    term('BOK-1', 1, 'months', '263/4 cl.20-3', 'The department looks at the book of complaints this often.'),
  drawUpPlan: () =>
    lastKnown('PLN-1', 5, 'calendar-days', PLAN, 'The individual plan is drawn up, from the day the recipient came.'),
  drawUpNextPlan: () =>
    lastKnown(
      'PLN-1',
      1,
      'working-days',
      PLAN,
      'The next individual plan is drawn up, from the last day of the former one.',
    ),
  fillInPlan: () =>
    lastKnown('PLN-1', 2, 'working-days', PLAN, 'The plan is filled in and approved, from its drawing up.'),
  plan: () => lastKnown('PLN-1', 12, 'months', '379 cl.35(4) pt.2 as amended by 308', 'The longest individual plan.'),
  monitoring: () =>
    lastKnown(
      'MON-1',
      3,
      'months',
      `${MONITORING} pt.2, pt.3 as amended by 308`,
      'The plan is monitored and the state reviewed this often.',
    ),
  monthlyMonitoring: () =>
    lastKnown(
      'MON-1',
      1,
      'months',
      `${MONITORING} pt.8 as amended by 308`,
      'The next entry, from a monitoring that found the state changed.',
    ),
  enterMonitoring: () =>
    lastKnown(
      'MON-1',
      1,
      'working-days',
      `${MONITORING} pt.4 as amended by 308`,
      'It is entered in the journal, from the monitoring.',
    ),
});
