import type { Context } from '../../context.ts';
import type { Calendar } from '../../law/calendar.ts';
import { type CitedNorm, groundOf } from '../../law/clauses.ts';
import { dueDate, termOn } from '../../law/law.ts';
import { addDays, type LegalDate, legalDateOf } from '../../law/time.ts';
import { AgainstNorm } from '../../refusal.ts';
import type { Setting } from '../../vocabulary.ts';
import type { Application } from '../application.ts';
import type { Document, FileApplication } from './command.ts';
import { type DocumentKind, holds } from './documents.ts';

/**
 * The endings for breaches after which a year passes before the service is given again, and the document that lifts the
 * wait. Absence without leave from inpatient care is not among them: there is no wait after it (263/1 cl.21(3), 22).
 */
const waits: Record<Setting, { norm: CitedNorm; grounds: Readonly<Record<string, { liftedBy?: DocumentKind }>> }> = {
  inpatient: {
    norm: 'END-3',
    grounds: { 'rules-broken': {}, 'capacity-limited': { liftedBy: 'court-decision-capacity-restored' } },
  },
  'semi-inpatient': { norm: 'END-4', grounds: { 'rules-broken': {} } },
  home: { norm: 'END-5', grounds: { insult: {} } },
  'temporary-stay': {
    norm: 'END-6',
    grounds: {
      'rules-broken': {},
      'absent-without-leave': { liftedBy: 'valid-absence-reason' },
      'false-information': {},
      'contract-not-kept': {},
    },
  },
};

type Wait = { endedOn: LegalDate; first: LegalDate };

/** The wait that an earlier case left behind, by the edition in force on the day it ended. */
const waitAfter = (
  { setting, ended }: Application,
  documents: readonly Document[],
  calendar: Calendar,
): Wait | undefined => {
  const { grounds } = waits[setting];
  const wait = ended && Object.hasOwn(grounds, ended.ground) ? grounds[ended.ground] : undefined;
  if (!ended || !wait || (wait.liftedBy && holds(documents, wait.liftedBy))) return undefined;
  const last = dueDate(calendar, ended.on, termOn('waitingAfterExclusion', setting, ended.on));
  return { endedOn: ended.on, first: addDays(last, 1) };
};

/**
 * END-9: an application in the setting that somebody was excluded from is refused until the year after it is over. A
 * night bed is given meanwhile: the year of temporary stay is one without a contract of rehabilitation (263/4 cl.18),
 * and who is given a bed by night has none (TMP-8).
 * @throws AgainstNorm `waiting-year`
 */
export const assertNotWaitingYear = (command: FileApplication, filedOn: LegalDate, calendar: Calendar): void => {
  const { setting, temporary, documents, others = [] } = command;
  if (setting === 'temporary-stay' && temporary?.nightBed) return;
  assertOver(setting, others, documents, filedOn, calendar);
};

/**
 * The same of an application filed before the exclusion: it opens no way past the year. What was filed after it has been
 * judged at the filing.
 * @throws AgainstNorm `waiting-year`
 */
export const assertNotExcluded = (
  { setting, temporary, filedOn }: Application,
  others: readonly Application[],
  { now, calendar }: Context,
): void => {
  if (temporary?.nightBed) return;
  const since = others.filter(({ ended }) => ended !== undefined && ended.on >= filedOn);
  assertOver(setting, since, [], legalDateOf(now), calendar);
};

const assertOver = (
  setting: Setting,
  others: readonly Application[],
  documents: readonly Document[],
  on: LegalDate,
  calendar: Calendar,
): void => {
  const [longest] = others
    .filter((other) => other.setting === setting)
    .flatMap((other) => waitAfter(other, documents, calendar) ?? [])
    .sort((one, two) => two.first.localeCompare(one.first));
  if (!longest || on >= longest.first) return;
  const { norm } = waits[setting];
  throw new AgainstNorm(
    'waiting-year',
    `The service ended for breaches on ${longest.endedOn}: an application can be filed from ${longest.first}.`,
    { ...groundOf(norm, longest.endedOn, setting), norm: 'END-9' },
    { ...longest, settingNorm: norm },
  );
};
