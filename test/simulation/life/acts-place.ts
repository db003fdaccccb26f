import { addDays } from '../../../domain/law/time.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import { categoryIn, isDead } from './acts-entry.ts';
import { post, type Said, tell } from './ask.ts';
import type { Act, Moment } from './moment.ts';
import { drawn, isOpen, paper, someone, somewhere } from './pick.ts';
import { departmentOf, headOf, onTheirBehalf } from './who.ts';

/** Who falls ill asks for days up to the longest that a setting allows, and now and then for more. */
const postpone: Act = (moment) => {
  const { random, today } = moment;
  const application = someone(
    moment,
    ({ offer, duties }) => offer?.postponed === false && dutyOf(duties, 'arrive') !== undefined,
  );
  if (!application) return;
  const due = dutyOf(application.duties, 'arrive')?.due ?? today;
  const longest = application.setting === 'inpatient' ? 31 : 15;
  const postponement = {
    reason: random.pick(['illness', 'hospitalization'] as const),
    until: addDays(due, random.int(1, longest)),
  };
  const by = onTheirBehalf(moment, application);
  post(moment, by, 'POST /v1/applications/{id}/postponement', postponement, application.applicationId);
};

const card = ({ random, today }: Moment, contraindicated: number) => ({
  issuedOn: today,
  contraindications: random.percent(contraindicated),
});

/** They come, with a medical card or without, and some of the cards name contraindications. Who does not come does nothing. */
const admit: Act = (moment) => {
  const { random, today } = moment;
  const application = someone(moment, ({ status }) => status === 'offered');
  if (!application?.organizationId) return;
  const { applicationId, organizationId } = application;
  const admission: Said<'POST /v1/organizations/{id}/admissions'> = {
    applicationId,
    order: paper(moment),
    ...(random.percent(80) && { medicalCard: card(moment, 25) }),
    ...(random.percent(25) && { kind: 'temporary' }),
    ...(random.percent(15) && { until: addDays(today, random.int(10, 200)) }),
  };
  post(moment, headOf(organizationId), 'POST /v1/organizations/{id}/admissions', admission, organizationId);
};

const presentCard: Act = (moment) => {
  const application = someone(moment, ({ status, stay }) => status === 'suspended' && !stay);
  if (!application) return;
  const { applicationId, organizationId } = application;
  const by = organizationId && moment.random.percent(50) ? headOf(organizationId) : departmentOf(application);
  post(moment, by, 'POST /v1/applications/{id}/medical-card', card(moment, 15), applicationId);
};

/** A number that nobody had before. */
const newNumber = ({ random }: Moment): string => `+7701001${String(random.int(0, 9999)).padStart(4, '0')}`;

/** Who was asked answers; some say so unasked, to tell their new number. */
const stillWaiting: Act = (moment) => {
  const unasked = moment.random.percent(25);
  const application = someone(
    moment,
    ({ turn, duties }) => turn !== undefined && (unasked || dutyOf(duties, 'confirm-still-waiting') !== undefined),
  );
  if (!application) return;
  const said = moment.random.percent(40) ? { phone: newNumber(moment) } : {};
  const by = onTheirBehalf(moment, application);
  post(moment, by, 'POST /v1/applications/{id}/still-waiting', said, application.applicationId);
};

/** ADM-6: somebody comes by a contract of their own, past every queue. */
const payForStay: Act = (moment) => {
  const { random, residents, today } = moment;
  const house = somewhere(moment, (one) => one.free > 0 && isOpen(moment, one));
  const resident = drawn(
    moment,
    residents.filter((one) => !isDead(moment, one)),
  );
  if (!house || !resident) return;
  const { organizationId, setting } = house;
  const contract: Said<'POST /v1/organizations/{id}/paid-stays'> = {
    category: categoryIn(moment, resident, setting),
    recipient: resident.recipient,
    consent: { givenOn: today },
    departmentId: resident.departmentId,
    contract: paper(moment),
    order: paper(moment),
    ...(random.percent(50) && { until: addDays(today, random.int(20, 120)) }),
  };
  post(moment, headOf(organizationId), 'POST /v1/organizations/{id}/paid-stays', contract, organizationId);
};

/** Beds of people whom the system does not know fall vacant. */
const vacate: Act = (moment) => {
  const { random } = moment;
  const house = somewhere(moment, ({ unknownResidents }) => unknownResidents > 0);
  if (!house) return;
  const { organizationId } = house;
  const vacancy = random.percent(70) ? {} : { count: random.int(1, 2) };
  if (random.percent(50)) tell(moment, 'BedVacated', { organizationId, ...vacancy });
  else post(moment, headOf(organizationId), 'POST /v1/organizations/{id}/vacancies', vacancy, organizationId);
};

export const placeActs = { postpone, admit, presentCard, stillWaiting, payForStay, vacate };
