import type { Application } from '../../../domain/application/application.ts';
import { isOver } from '../../../domain/application/left.ts';
import type { Programme } from '../../../domain/fact.ts';
import { addDays } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { adultOn } from '../../../domain/person/person.ts';
import { type Category, isChild, isVictim, type Setting } from '../../../domain/vocabulary.ts';
import { post, type Said, tell } from './ask.ts';
import type { Act, Moment, Resident } from './moment.ts';
import { drawn, houseOf, isOpen, lately, paper, someone, somewhere } from './pick.ts';
import { departmentOf, onTheirBehalf, subjectOf } from './who.ts';

/** What serves in place of the application (APP-1, TMP-1). */
const instead: Partial<Record<Setting, string>> = {
  'semi-inpatient': 'medical-petition',
  home: 'medical-petition',
  'temporary-stay': 'referral',
};

/** Whatever any setting asks for (APP-1, APP-2). */
const documentsIn = ({ random }: Moment, setting: Setting) =>
  [
    (random.percent(20) && instead[setting]) || 'application',
    ...['identity-document', 'medical-card', 'pmp-conclusion'],
  ].map((kind) => ({ kind }));

/** A programme holds for weeks to months, so that it runs out and is renewed; some know nothing of the setting any more. */
const programmeIn = ({ random, today }: Moment, setting: Setting): Programme => ({
  number: `${random.int(1000, 9999)}-ж`,
  settings: random.percent(93) ? [setting] : ['temporary-stay'],
  validTo: addDays(today, random.int(3, random.pick([30, 60, 200]))),
});

/** The category they are served under in a setting: who was a child may have come of age meanwhile. */
export const categoryIn = ({ today }: Moment, { categories, recipient }: Resident, setting: Setting): Category => {
  const { care, temporary } = categories;
  if (setting === 'temporary-stay') return temporary;
  return isChild(care) && adultOn(recipient.birthDate, today) <= today ? 'persons-with-disability' : care;
};

export const isDead = ({ seen }: Moment, { personId }: Resident): boolean =>
  seen.othersOf(personId).some(({ ended }) => ended?.ground === 'death');

/** Who has no case open applies, or who has one; seldom in the same setting, as those do who want to move. */
const mayApply = (moment: Moment, resident: Resident, setting: Setting, again: boolean): boolean => {
  const open = moment.seen.othersOf(resident.personId).filter((application) => !isOver(application));
  return open.length < 2 && (again || open.every((one) => one.setting !== setting)) && !isDead(moment, resident);
};

const temporaryAt = ({ random }: Moment, { organizationId }: Organization) => ({
  ...(random.percent(70) && { appliedAt: organizationId }),
  ...(random.percent(25) && { recognized: true }),
  ...(random.percent(40) && { declinesPolice: true }),
  ...(random.percent(25) && { fromOtherRegion: true }),
  ...(random.percent(20) && { nightBed: true }),
});

/** Somebody applies in the setting of an organization, with all that is asked for. */
const file: Act = (moment) => {
  const { random, residents, today } = moment;
  const house = somewhere(moment, (one) => isOpen(moment, one));
  if (!house) return;
  const { setting, organizationId, unknownResidents } = house;
  const again = random.percent(15);
  const willing = residents.filter((one) => mayApply(moment, one, setting, again));
  const resident = drawn(moment, willing);
  if (!resident) return;
  const body: Said<'POST /v1/applications'> = {
    setting,
    category: categoryIn(moment, resident, setting),
    recipient: resident.recipient,
    documents: documentsIn(moment, setting),
    registers: { ...resident.registers, ...(random.percent(60) && { isp: programmeIn(moment, setting) }) },
    consent: { givenOn: today },
    ...(random.percent(20) && { filedOn: lately(moment, 5) }),
    ...(setting === 'temporary-stay' && { temporaryStay: temporaryAt(moment, house) }),
    ...(setting === 'inpatient' && unknownResidents > 0 && random.percent(15) && { livesIn: organizationId }),
  };
  const { departmentId } = resident;
  if (random.percent(70)) post(moment, departmentOf(resident), 'POST /v1/applications', body);
  else if (random.percent(50)) tell(moment, 'ApplicationFiled', { ...body, departmentId });
  else tell(moment, 'ApplicationFiled', { ...body, departmentId, applicationId: `esobes-${random.int(1, 1e12)}` });
};

const decide: Act = (moment) => {
  const { random } = moment;
  const application = someone(moment, ({ status }) => status === 'filed');
  if (!application) return;
  const granted = { ...paper(moment), outcome: 'granted' as const };
  const decision: Said<'POST /v1/applications/{id}/decision'> = random.percent(92)
    ? { ...granted, ...(application.setting === 'home' && random.percent(30) && { decidedBy: 'akim' as const }) }
    : { ...granted, outcome: 'refused', reason: 'Нет показаний' };
  if (random.percent(25)) tell(moment, 'DecisionMade', { ...subjectOf(moment, application), ...decision });
  else
    post(moment, departmentOf(application), 'POST /v1/applications/{id}/decision', decision, application.applicationId);
};

const beforeService = ({ status, stay }: Application): boolean =>
  !stay && ['granted', 'queued', 'offered', 'lapsed'].includes(status);

const cancelDecision: Act = (moment) => {
  const application = someone(moment, beforeService);
  if (!application) return;
  const by = departmentOf(application);
  post(moment, by, 'POST /v1/applications/{id}/decision-cancellation', paper(moment), application.applicationId);
};

/** An organization may be chosen: none has been, the turn has passed on, or the one that was may take nobody any more (CAT-8). */
const mayChoose = (moment: Moment, application: Application): boolean => {
  const { status, setting, category, isp } = application;
  const house = houseOf(moment, application);
  const undecided = status === 'filed' && setting === 'temporary-stay' && !isVictim(category);
  const stranded = (status === 'queued' || status === 'offered') && house !== undefined && !isOpen(moment, house);
  return (
    (status === 'granted' || status === 'lapsed' || undecided || stranded) && isp?.settings.includes(setting) !== false
  );
};

/** Where they may go: of the setting, open, near enough to be served at home, and where no other case of theirs stands. */
const reachable = (moment: Moment, application: Application): Organization[] => {
  const { applicationId, personId, setting, regionId, livesIn } = application;
  const there = moment.seen
    .othersOf(personId, applicationId)
    .filter((other) => !isOver(other) && other.status !== 'lapsed')
    .map(({ organizationId }) => organizationId);
  const fits = (house: Organization): boolean =>
    house.setting === setting &&
    isOpen(moment, house) &&
    (setting !== 'home' || house.address.region === regionId) &&
    !there.includes(house.organizationId);
  const fitting = moment.seen.houses.filter(fits);
  const home = fitting.filter(({ organizationId }) => organizationId === livesIn);
  return home.length > 0 ? home : fitting;
};

const choose: Act = (moment) => {
  const { random } = moment;
  const application = someone(moment, (one) => mayChoose(moment, one));
  const house = application && drawn(moment, reachable(moment, application));
  if (!house) return;
  const { organizationId } = house;
  const choice = { organizationId, ...(random.percent(20) && { queueIfFull: random.percent(50) }) };
  const by = onTheirBehalf(moment, application);
  post(moment, by, 'POST /v1/applications/{id}/choice', choice, application.applicationId);
};

const withdraw: Act = (moment) => {
  const application = someone(moment, beforeService);
  if (!application) return;
  const by = onTheirBehalf(moment, application);
  const said = moment.random.percent(50) ? { reason: 'Переезжаю к родственникам' } : {};
  post(moment, by, 'POST /v1/applications/{id}/withdrawal', said, application.applicationId);
};

/** Seldom: the dead apply for nothing any more. */
const die: Act = (moment) => {
  const application = someone(moment, (one) => !isOver(one));
  if (!application || !moment.random.percent(50)) return;
  tell(moment, 'RecipientDied', { ...subjectOf(moment, application), diedOn: lately(moment, 20) });
};

const expireProgramme: Act = (moment) => {
  const application = someone(moment, ({ isp, turn }) => isp !== undefined && !isp.expired && turn !== undefined);
  if (!application) return;
  tell(moment, 'IspExpired', { ...subjectOf(moment, application), expiredOn: lately(moment, 3) });
};

/** Most renew when the programme has run out, some before. */
const renewProgramme: Act = (moment) => {
  const early = moment.random.percent(20);
  const application = someone(moment, ({ isp, turn }) => turn !== undefined && (early || isp?.expired === true));
  if (!application) return;
  const programme = programmeIn(moment, application.setting);
  if (moment.random.percent(40)) tell(moment, 'IspRenewed', { ...subjectOf(moment, application), ...programme });
  else post(moment, departmentOf(application), 'POST /v1/applications/{id}/isp', programme, application.applicationId);
};

export const entryActs = { file, decide, cancelDecision, choose, withdraw, die, expireProgramme, renewProgramme };
