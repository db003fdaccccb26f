import type { Context } from '../context.ts';
import type { Fact, TemporaryCase } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { type DutyToSet, everyDuty } from '../obligation/duty.ts';
import { departmentOf, legalDutyIfAny, organizationOf } from '../obligation/set.ts';
import { adultOn } from '../person/person.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { type Category, isChild, isVictim, type PriorityClass, type Setting } from '../vocabulary.ts';
import type { Application } from './application.ts';
import type { FileApplication, Registers } from './intake/command.ts';
import { assertComplete, holds } from './intake/documents.ts';
import { assertConsented, assertRepresented, assertServed } from './intake/eligibility.ts';
import { assertNotWaitingYear } from './intake/waiting-year.ts';
import { chooseDuty, noticeDate, notifyDuty } from './terms.ts';

export type { FileApplication, Registers } from './intake/command.ts';

const orphansHomes: readonly Category[] = ['adults-psychoneurological', 'persons-with-disability', 'elderly'];

/**
 * QUE-3, QUE-4: the class of a recipient in a setting; the highest right counts. Orphans who reached 18 in inpatient care
 * go out of turn into inpatient care for adults; temporary stay knows no classes.
 */
export const priorityClassOf = (setting: Setting, category: Category, registers: Registers): PriorityClass => {
  if (setting === 'inpatient' && registers.orphanReached18InInpatient && orphansHomes.includes(category))
    return 'out-of-turn';
  return registers.veteran && setting !== 'temporary-stay' ? 'first-of-all' : 'ordinary';
};

/** TMP-3: a pre-trial investigation has begun and the person is recognized a victim, as is said or as a document shows. */
const isRecognized = ({ temporary, documents }: FileApplication): boolean =>
  temporary?.recognized === true || holds(documents, 'victim-recognition');

/** What an application sets going: the survey at home (APP-6), a victim's identification (TMP-3), the word to the police (TMP-6). */
const dutiesOfFiling = (command: FileApplication, from: LegalDate, context: Context): DutyToSet[] => {
  const { setting, category, temporary } = command;
  const department = departmentOf(command);
  const host = temporary?.appliedAt ? organizationOf(temporary.appliedAt) : department;
  if (setting === 'home' && (category === 'persons-with-disability' || category === 'elderly'))
    return legalDutyIfAny('homeVisit', setting, { kind: 'home-visit', owner: department, from }, context);
  if (!isVictim(category)) return [];
  return [
    ...(isRecognized(command)
      ? legalDutyIfAny('decide', setting, { kind: 'decide', owner: department, from }, context)
      : legalDutyIfAny('identifyVictim', setting, { kind: 'identify-victim', owner: host, from }, context)),
    ...(temporary?.declinesPolice
      ? legalDutyIfAny('informPolice', setting, { kind: 'inform-police', owner: host, from }, context)
      : []),
  ];
};

/** What is kept of it; nothing when nothing was said. */
const temporaryOf = ({ setting, temporary }: FileApplication): { temporary?: TemporaryCase } => {
  if (!temporary || setting !== 'temporary-stay') return {};
  const { declinesPolice: _, ...kept } = temporary;
  return Object.keys(kept).length > 0 ? { temporary: kept } : {};
};

/**
 * An application is filed at a department. Only a complete one is entered (APP-4), of somebody whom the setting serves
 * (CAT-1…CAT-4), and not within a year after an exclusion (END-9).
 * @throws AgainstNorm `filed-in-the-future`, `consent-in-the-future`, what `assertServed`, `assertRepresented`,
 *   `assertComplete` and `assertNotWaitingYear` throw
 */
export const fileApplication = (command: FileApplication, context: Context): Fact[] => {
  const today = legalDateOf(context.now);
  const filedOn = command.filedOn ?? today;
  const { applicationId, setting, category, personId, representativeId, departmentId, regionId, livesIn } = command;
  if (filedOn > today)
    throw new AgainstNorm(
      'filed-in-the-future',
      `An application cannot be filed on ${filedOn}, a day to come.`,
      groundOf('APP-4', today, setting),
      { date: filedOn },
    );
  assertConsented(command.consentOn, setting, today);
  assertServed(command, filedOn);
  assertRepresented(command, filedOn);
  assertComplete(command, filedOn);
  assertNotWaitingYear(command, filedOn, context.calendar);
  const sets = dutiesOfFiling(command, filedOn, context);
  return [
    {
      type: 'ApplicationFiled',
      applicationId,
      at: context.now,
      by: context.by,
      ...groundOf('APP-4', filedOn, setting),
      setting,
      category,
      priorityClass: priorityClassOf(setting, category, command.registers),
      departmentId,
      regionId,
      personId,
      ...(representativeId && { representativeId }),
      ...(isChild(category) && { adultOn: adultOn(command.birthDate, filedOn) }),
      ...(command.registers.isp && { isp: command.registers.isp }),
      ...temporaryOf(command),
      ...(livesIn && setting === 'inpatient' && { livesIn }),
      filedOn,
      ...(sets.length > 0 && { sets }),
    },
  ];
};

export type MakeDecision = {
  number: string;
  date: LegalDate;
  outcome: 'granted' | 'refused';
  reason?: string;
  /** The akim of a district-level town, village, settlement or rural district decides on service at home only (APP-2). */
  decidedBy?: 'department' | 'akim';
};

/** TMP-4: the decision goes to the organization. */
const sendDuty = (state: Application, from: LegalDate, context: Context): DutyToSet[] =>
  isVictim(state.category)
    ? legalDutyIfAny(
        'sendDecision',
        state.setting,
        { kind: 'send-decision', owner: departmentOf(state), from },
        context,
      )
    : [];

/**
 * DEC-1: the local executive body's decision. A positive one obliges the department to notify (NOT-1) and, from the
 * day the notice goes out, gives the recipient a term to choose (CHO-1); in temporary stay it is sent to the organization
 * (TMP-4). A survey or identification not done stays a duty: the office's delay is not the recipient's.
 * @throws WrongState `already-decided` · AgainstNorm `reason-missing`, `decision-in-the-future`, `akim-not-competent`
 */
export const makeDecision = (state: Application, command: MakeDecision, context: Context): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundOf('DEC-1', today, state.setting);
  if (state.status !== 'filed')
    throw new WrongState('already-decided', 'This application has been decided on.', ground);
  if (command.outcome === 'refused' && !command.reason)
    throw new AgainstNorm('reason-missing', 'A refusal carries its reason.', ground);
  if (command.date > today)
    throw new AgainstNorm('decision-in-the-future', `The decision is dated ${command.date}, a day to come.`, ground, {
      date: command.date,
    });
  if (command.decidedBy === 'akim' && state.setting !== 'home')
    throw new AgainstNorm(
      'akim-not-competent',
      'An akim decides on service at home only.',
      groundOf('APP-2', today, state.setting),
    );
  const sets = [
    ...notifyDuty(state, command.date, context),
    ...chooseDuty(state, noticeDate(context.now), context),
    ...sendDuty(state, command.date, context),
  ];
  return [
    {
      type: 'DecisionMade',
      applicationId: state.applicationId,
      number: command.number,
      date: command.date,
      outcome: command.outcome,
      at: context.now,
      by: context.by,
      ...ground,
      ...(command.outcome === 'granted' ? { sets, closes: ['decide'] } : { closes: ['decide'], voids: [...everyDuty] }),
    },
  ];
};
