import { addDays } from '../../../domain/law/time.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import { post } from './ask.ts';
import type { Act } from './moment.ts';
import { caseThat, drawn, houseOf, isOpen, paper } from './pick.ts';
import { citizenOf, departmentOf, headOf, residentOf } from './who.ts';

/** Somebody withdraws a case that is none of theirs. */
const meddle: Act = (moment) => {
  const { residents, seen } = moment;
  const application = drawn(moment, seen.everybody);
  const stranger = drawn(
    moment,
    residents.filter(({ personId }) => personId !== application?.personId),
  );
  if (application && stranger)
    post(moment, citizenOf(stranger), 'POST /v1/applications/{id}/withdrawal', {}, application.applicationId);
};

/** A recipient grants their own application. */
const decideOwn: Act = (moment) => {
  const application = drawn(moment, moment.seen.everybody);
  if (!application) return;
  const by = citizenOf(residentOf(moment, application));
  const decision = { ...paper(moment), outcome: 'granted' as const };
  post(moment, by, 'POST /v1/applications/{id}/decision', decision, application.applicationId);
};

/** A department decides what has been decided. */
const decideAgain: Act = (moment) => {
  const application = caseThat(moment, ({ status }) => status !== 'filed');
  if (!application) return;
  const decision = { ...paper(moment), outcome: 'granted' as const };
  post(moment, departmentOf(application), 'POST /v1/applications/{id}/decision', decision, application.applicationId);
};

/** APP-4: an application without its documents. */
const fileIncomplete: Act = (moment) => {
  const resident = drawn(moment, moment.residents);
  if (!resident) return;
  const { recipient, registers, categories } = resident;
  post(moment, departmentOf(resident), 'POST /v1/applications', {
    setting: 'inpatient',
    category: categories.care,
    recipient,
    documents: [],
    registers,
    consent: { givenOn: moment.today },
  });
};

/** Who has chosen chooses again, though the organization takes people as before. */
const chooseAgain: Act = (moment) => {
  const application = caseThat(moment, (one) => {
    const house = houseOf(moment, one);
    return ['queued', 'offered'].includes(one.status) && house !== undefined && isOpen(moment, house);
  });
  if (!application?.organizationId) return;
  const { applicationId, organizationId } = application;
  post(moment, departmentOf(application), 'POST /v1/applications/{id}/choice', { organizationId }, applicationId);
};

/** ARR-3: a second postponement. */
const postponeAgain: Act = (moment) => {
  const application = caseThat(moment, ({ offer }) => offer?.postponed === true);
  if (!application) return;
  const due = dutyOf(application.duties, 'arrive')?.due ?? moment.today;
  const postponement = { reason: 'illness' as const, until: addDays(due, 1) };
  const by = citizenOf(residentOf(moment, application));
  post(moment, by, 'POST /v1/applications/{id}/postponement', postponement, application.applicationId);
};

/** Somebody is admitted whom no place was offered. */
const admitUncalled: Act = (moment) => {
  const application = caseThat(moment, ({ status }) => status === 'queued');
  if (!application?.organizationId) return;
  const { applicationId, organizationId } = application;
  const admission = { applicationId, order: paper(moment) };
  post(moment, headOf(organizationId), 'POST /v1/organizations/{id}/admissions', admission, organizationId);
};

/** More beds fall vacant than are held by people whom the system does not know. */
const vacateTooMany: Act = (moment) => {
  const house = drawn(moment, moment.seen.houses);
  if (!house) return;
  const { organizationId, unknownResidents } = house;
  const vacancy = { count: unknownResidents + 1 };
  post(moment, headOf(organizationId), 'POST /v1/organizations/{id}/vacancies', vacancy, organizationId);
};

/** END-1…END-6: a stay is ended on a ground of another setting. */
const dischargeOtherwise: Act = (moment) => {
  const application = caseThat(moment, ({ stay }) => stay !== undefined);
  if (!application?.stay || !application.organizationId) return;
  const { stay, setting, organizationId } = application;
  const ending = { order: paper(moment), ground: setting === 'home' ? ('majority' as const) : ('education' as const) };
  post(moment, headOf(organizationId), 'POST /v1/stays/{id}/discharge', ending, stay.stayId);
};

/** What people ask for by mistake: as things are seen to stand each of these is refused, and changes nothing. */
export const wrongActs = {
  meddle,
  decideOwn,
  decideAgain,
  fileIncomplete,
  chooseAgain,
  postponeAgain,
  admitUncalled,
  vacateTooMany,
  dischargeOtherwise,
};
