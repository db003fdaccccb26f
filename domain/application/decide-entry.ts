import type { Context } from '../context.ts';
import type { Fact, Programme } from '../fact.ts';
import { isRealDate, type LegalDate, legalDateOf } from '../law/time.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import type { Category, PriorityClass, ResidentialSetting } from '../vocabulary.ts';
import type { Application } from './application.ts';
import { chooseDuty, noticeDate, notifyDuty } from './terms.ts';

/** What the information systems say of the recipient, as far as the queue depends on it (APP-3). */
export type Registers = { isp?: Programme; veteran?: boolean; orphanReached18InInpatient?: boolean };

export type FileApplication = {
  applicationId: string;
  setting: ResidentialSetting;
  category: Category;
  personId: string;
  representativeId?: string;
  departmentId: string;
  regionId: string;
  registers: Registers;
  filedOn?: LegalDate;
};

/** QUE-3, QUE-4: the class of a recipient in a setting; the highest right counts. */
export const priorityClassOf = (setting: ResidentialSetting, registers: Registers): PriorityClass => {
  if (setting === 'inpatient' && registers.orphanReached18InInpatient) return 'out-of-turn';
  return registers.veteran ? 'first-of-all' : 'ordinary';
};

/** An application is filed at a department. */
export const fileApplication = (command: FileApplication, { now, by }: Context): Fact[] => {
  const filedOn = command.filedOn ?? legalDateOf(now);
  if (filedOn > legalDateOf(now))
    throw new AgainstNorm('filed-in-the-future', `An application cannot be filed on ${filedOn}, a day to come.`, {
      norm: 'APP-4',
      source: '263/1 cl.6',
    });
  const { registers, representativeId, filedOn: _, ...filed } = command;
  return [
    {
      type: 'ApplicationFiled',
      at: now,
      by,
      ...filed,
      filedOn,
      ...(representativeId && { representativeId }),
      ...(registers.isp && { isp: registers.isp }),
      priorityClass: priorityClassOf(command.setting, registers),
    },
  ];
};

export type MakeDecision = { number: string; date: LegalDate; outcome: 'granted' | 'refused'; reason?: string };

const decisionGround = { norm: 'DEC-1', source: '263/1 cl.3, 7' };

/**
 * DEC-1: the local executive body's decision. A positive one obliges the department to notify (NOT-1) and, from the
 * day the notice goes out, gives the recipient a term to choose (CHO-1).
 * @throws WrongState `already-decided` · AgainstNorm `reason-missing`, `decision-in-the-future`
 */
export const makeDecision = (state: Application, command: MakeDecision, context: Context): Fact[] => {
  if (state.status !== 'filed')
    throw new WrongState('already-decided', 'A decision on this application has been made already.', decisionGround);
  if (command.outcome === 'refused' && !command.reason?.trim())
    throw new AgainstNorm('reason-missing', 'A refusal names its reason.', decisionGround);
  if (!isRealDate(command.date) || command.date > legalDateOf(context.now))
    throw new AgainstNorm(
      'decision-in-the-future',
      `The decision is dated ${command.date}, a day to come.`,
      decisionGround,
    );
  return [
    {
      type: 'DecisionMade',
      applicationId: state.applicationId,
      number: command.number,
      date: command.date,
      outcome: command.outcome,
      at: context.now,
      by: context.by,
      ...decisionGround,
      ...(command.outcome === 'granted' && {
        sets: [notifyDuty(state, command.date, context), chooseDuty(state, noticeDate(context.now), context)],
      }),
    },
  ];
};
