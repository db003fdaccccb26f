import type { Application } from '../../../domain/application/application.ts';
import { read } from './ask.ts';
import type { Act, Moment } from './moment.ts';
import { someone, somewhere } from './pick.ts';
import { authorityOf, citizenOf, departmentOf, headOf, residentOf } from './who.ts';

/** The head looks into the personal file of somebody there, or the authority of the region does. */
const seeFile = (moment: Moment, { organizationId = '', stay, ...application }: Application): void => {
  const { setting, regionId, placeRegionId = regionId } = application;
  const overseen = setting !== 'temporary-stay' && moment.random.percent(30);
  const by = overseen ? authorityOf(placeRegionId) : headOf(organizationId);
  read(moment, by, 'GET /v1/stays/{id}/file', { id: stay?.stayId ?? '' });
};

/** TRA-2: with a transfer, the head wants the act by which the file goes along. */
const seeAct: Act = (moment) => {
  const application = someone(moment, ({ stay }) => (stay?.transfer ?? stay?.transferredOn) !== undefined);
  if (!application?.stay || !application.organizationId) return;
  read(moment, headOf(application.organizationId), 'GET /v1/stays/{id}/transfer-act', { id: application.stay.stayId });
};

/** One of those whose case it is to see; of somebody who was taken in, it may be the file that is wanted. */
const seeCase: Act = (moment) => {
  const application = someone(moment, () => true);
  if (!application) return;
  if (application.stay && application.organizationId && moment.random.percent(40)) return seeFile(moment, application);
  const { applicationId: id, regionId, organizationId } = application;
  const readers = [
    citizenOf(residentOf(moment, application)),
    departmentOf(application),
    authorityOf(regionId),
    ...(organizationId ? [headOf(organizationId)] : []),
  ];
  read(moment, moment.random.pick(readers), 'GET /v1/applications/{id}', { id });
};

/** PLN-2, MON-2: the head looks into a plan, or into the journal of its monitoring. */
const seePlan: Act = (moment) => {
  const application = someone(moment, ({ stay }) => stay !== undefined);
  if (!application?.stay || !application.organizationId) return;
  const key = moment.random.pick(['GET /v1/stays/{id}/plan', 'GET /v1/stays/{id}/monitoring'] as const);
  read(moment, headOf(application.organizationId), key, { id: application.stay.stayId });
};

const seePosition: Act = (moment) => {
  const application = someone(moment, ({ turn }) => turn !== undefined);
  if (!application) return;
  const by = citizenOf(residentOf(moment, application));
  read(moment, by, 'GET /v1/applications/{id}/position', { id: application.applicationId });
};

const seeThemself: Act = (moment) => read(moment, citizenOf(moment.random.pick(moment.residents)), 'GET /v1/me');

/** The head of an organization looks at what is theirs, or the authority over it. */
const seeHouse: Act = (moment) => {
  const { random } = moment;
  const house = somewhere(moment, () => true);
  if (!house) return;
  const { organizationId: id, address } = house;
  const by = random.percent(60) ? headOf(id) : authorityOf(address.region);
  const key = random.pick(['GET /v1/organizations/{id}/queue', 'GET /v1/organizations/{id}/journal'] as const);
  read(moment, by, key, { id, query: random.percent(50) ? '' : '?limit=3' });
};

const seeDuties: Act = (moment) => {
  const { random, residents, seen } = moment;
  const offices = [
    ...residents.map(departmentOf),
    ...seen.houses.flatMap(({ organizationId, address }) => [headOf(organizationId), authorityOf(address.region)]),
  ];
  const query = random.pick(['', '?state=open', '?state=overdue', '?state=done&limit=5']);
  read(moment, random.pick(offices), 'GET /v1/obligations', { query });
};

const seeOrganizations: Act = (moment) => {
  const { random, residents } = moment;
  const query = random.pick(['', '?setting=inpatient', '?category=elderly']);
  read(moment, citizenOf(random.pick(residents)), 'GET /v1/organizations', { query });
};

export const readActs = { seeCase, seePlan, seeAct, seePosition, seeThemself, seeHouse, seeDuties, seeOrganizations };
