import { inService } from '../../../domain/application/left.ts';
import { addDays } from '../../../domain/law/time.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import { post, read } from './ask.ts';
import type { Act } from './moment.ts';
import { lately, paper, someone, somewhere } from './pick.ts';
import { authorityOf, citizenOf, headOf, onTheirBehalf, residentOf } from './who.ts';

/** HOM-1: the head approves on which days somebody is visited at home. */
const approveVisits: Act = (moment) => {
  const { random, today } = moment;
  const application = someone(moment, (one) => one.setting === 'home' && inService(one));
  if (!application?.stay || !application.organizationId) return;
  const from = addDays(today, random.int(0, 5));
  post(
    moment,
    headOf(application.organizationId),
    'POST /v1/stays/{id}/visit-schedule',
    {
      order: paper(moment),
      from,
      weekdays: random.pick([['monday'], ['tuesday', 'friday']] as const).slice(),
      services: ['social-household'],
      ...(random.percent(30) && { until: addDays(from, random.int(10, 60)) }),
    },
    application.stay.stayId,
  );
};

/** HOM-1: a visit is marked, as a rule that which is due. */
const markVisit: Act = (moment) => {
  const { random, today } = moment;
  const application = someone(moment, (one) => one.setting === 'home' && inService(one));
  if (!application?.stay || !application.organizationId) return;
  const due = dutyOf(application.duties, 'mark-visit')?.due;
  const on = due && due <= today && random.percent(70) ? due : lately(moment, 4);
  post(
    moment,
    headOf(application.organizationId),
    'POST /v1/stays/{id}/visits',
    { on, services: ['social-household'], ...(random.percent(30) && { remark: 'Бәрі жақсы' }) },
    application.stay.stayId,
  );
};

const seeVisits: Act = (moment) => {
  const application = moment.seen.everybody.find((one) => one.setting === 'home' && inService(one));
  if (!application?.stay) return;
  read(moment, citizenOf(residentOf(moment, application)), 'GET /v1/stays/{id}/visits', {
    id: application.stay.stayId,
  });
};

/** BOK-1: somebody writes in the book of the organization that they chose. */
const complain: Act = (moment) => {
  const application = someone(moment, ({ organizationId }) => organizationId !== undefined);
  if (!application?.organizationId) return;
  const { applicationId, organizationId } = application;
  const body = { applicationId, text: 'Тамақ суық', anonymous: moment.random.percent(30) };
  post(moment, onTheirBehalf(moment, application), 'POST /v1/organizations/{id}/complaints', body, organizationId);
};

const answerComplaint: Act = (moment) => {
  const house = somewhere(moment, ({ complaints = 0 }) => complaints > 0);
  if (!house) return;
  const { organizationId: id, complaints = 1 } = house;
  const no = moment.random.int(1, complaints);
  post(moment, headOf(id), 'POST /v1/organizations/{id}/complaints/{no}/answer', { text: 'Түзетілді' }, id, no);
};

/** The head, or the authority over an organization, looks at its book, or at what its stays led to. */
const seeRecords: Act = (moment) => {
  const { random } = moment;
  const house = somewhere(moment, () => true);
  if (!house) return;
  const { organizationId: id, address } = house;
  const by = random.percent(60) ? headOf(id) : authorityOf(address.region);
  const keys = ['GET /v1/organizations/{id}/complaints', 'GET /v1/organizations/{id}/outcomes'] as const;
  read(moment, by, random.pick(keys), { id });
};

const seeStatistics: Act = (moment) => {
  const house = somewhere(moment, () => true);
  if (house) read(moment, authorityOf(house.address.region), 'GET /v1/statistics/outcomes');
};

export const recordActs = {
  approveVisits,
  markVisit,
  seeVisits,
  complain,
  answerComplaint,
  seeRecords,
  seeStatistics,
};
