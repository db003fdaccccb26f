import type { Application } from '../../../domain/application/application.ts';
import { type Admit, admitRecipient, presentMedicalCard } from '../../../domain/application/decide-admission.ts';
import { postponeArrival } from '../../../domain/application/decide-offer.ts';
import { addDays } from '../../../domain/law/time.ts';
import { reportUndelivered, sendNotice } from '../../../domain/notice/notice.ts';
import { confirmStillWaiting } from '../../../domain/notice/remind.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import { beginPaidStay } from '../../../domain/stay/paid.ts';
import type { Act } from './act.ts';
import { someone, somewhere } from './pick.ts';
import { categoryOf } from './setup.ts';
import { once, oneOf, type Step } from './step.ts';
import type { World } from './world.ts';

const isOffered = ({ status }: Application): boolean => status === 'offered';

const admissionOf = (world: World, step: Step, { applicationId, personId, setting }: Application): Admit => {
  const order = { number: '1', date: world.daysAgo(oneOf(step, 0, 0, 0, 0, 1, 6)) };
  return {
    stayId: `stay-${applicationId}`,
    order,
    ...(!once(step, 1, 4) && { medicalCard: { issuedOn: world.today, contraindicated: once(step, 1, 3) } }),
    ...(once(step, 2, 3) && {
      kind: 'temporary',
      ...(once(step, 3, 2) && { until: addDays(order.date, oneOf(step, 4, 20, 80, 300)) }),
    }),
    ...(setting === 'semi-inpatient' && once(step, 3, 4) && { hoursPerDay: oneOf(step, 4, 6, 10, 12) }),
    others: world.othersOf(personId, applicationId),
  };
};

const admit: Act = (world, step) => {
  const application = someone(world, step, isOffered);
  const organizationId = application?.organizationId;
  if (!application || !organizationId) return;
  const command = admissionOf(world, step, application);
  const by = { role: 'organization', id: organizationId } as const;
  const organization = world.organization(organizationId);
  const facts = admitRecipient(application, organization, command, world.context(by));
  world.commit(facts, { application, organization });
};

const presentCard: Act = (world, step) => {
  const application = someone(world, step, ({ status, stay }) => status === 'suspended' && !stay);
  if (!application) return;
  const card = { issuedOn: world.today, contraindicated: once(step, 0, 4) };
  world.change(application.applicationId, (state) => presentMedicalCard(state, card, world.context()));
};

const postpone: Act = (world, step) => {
  const application = someone(
    world,
    step,
    ({ offer, duties }) => offer?.postponed === false && dutyOf(duties, 'arrive') !== undefined,
  );
  if (!application) return;
  const running = dutyOf(application.duties, 'arrive')?.due ?? world.today;
  const until = addDays(running, oneOf(step, 0, 1, 3, 9, 14, 15, 30, 31, 0));
  world.change(application.applicationId, (state) => postponeArrival(state, { until }, world.context()));
};

/** The network tells of a message later: it did not arrive; or it goes out after all, or again. */
const message: Act = (world, step) => {
  const recent = world.letters.slice(-12).reverse();
  const starting = world.letters.filter(
    ({ applicationId, notice }) => world.application(applicationId).notice?.cause === notice.cause,
  );
  const among = step.wild || starting.length === 0 ? recent : starting;
  const letter = among[step.whom % among.length];
  if (!letter) return;
  letter.tried = true;
  world.change(letter.applicationId, (state) =>
    once(step, 0, 3)
      ? sendNotice(state, letter.notice, world.context())
      : reportUndelivered(state, letter.notice, oneOf(step, 1, 'not-delivered', 'not-sent'), world.context()),
  );
};

const stillWaiting: Act = (world, step) => {
  const asked = ({ duties, turn }: Application) => turn !== undefined && dutyOf(duties, 'confirm-still-waiting');
  const application = someone(world, step, (state) => asked(state) !== undefined);
  if (!application) return;
  world.change(application.applicationId, (state) => confirmStillWaiting(state, world.context()));
};

/** ADM-6: somebody comes by a contract of their own, past every queue. */
const payForStay: Act = (world, step) => {
  const organization = somewhere(world, step, ({ free }) => free > 0);
  const { organizationId, setting } = organization;
  const somebody = oneOf(step, 0, ...(world.people as [World['people'][number]]));
  const date = world.daysAgo(oneOf(step, 1, 0, 2));
  const applicationId = `app-${world.applications.size + 1}`;
  const eligible = world.eligibleOf(organizationId);
  const facts = beginPaidStay(
    {
      applicationId,
      stayId: `stay-${applicationId}`,
      setting,
      category: categoryOf(somebody, setting),
      personId: somebody.personId,
      ...(somebody.child && { representativeId: 'parent' }),
      departmentId: 'dep-1',
      regionId: organization.address.region,
      birthDate: somebody.birthDate,
      contract: { number: '5', date },
      order: { number: '6', date },
      ...(once(step, 2, 2) && { until: addDays(date, 60) }),
      others: world.othersOf(somebody.personId),
    },
    { organization, eligible, wholeQueue: true },
    world.context({ role: 'organization', id: organizationId }),
  );
  world.commit(facts, { organization });
};

export const placeActs = { admit, presentCard, postpone, message, stillWaiting, payForStay };
