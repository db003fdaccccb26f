import type { Application } from '../../../domain/application/application.ts';
import { releaseNoShow } from '../../../domain/application/decide-offer.ts';
import { expireOnSchedule } from '../../../domain/application/decide-programme.ts';
import type { Fact } from '../../../domain/fact.ts';
import { passTerms, remindRecipient } from '../../../domain/notice/remind.ts';
import { completeReview } from '../../../domain/obligation/complaints.ts';
import { completeDuty } from '../../../domain/obligation/complete.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import { remindOffice, reportOverdue } from '../../../domain/obligation/office.ts';
import { deregisterOrganization, vacateBeds } from '../../../domain/organization/decide.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Actor } from '../../../domain/vocabulary.ts';
import type { Act } from './act.ts';
import { visitsOf } from './acts-records.ts';
import { someone, somewhere } from './pick.ts';
import { once, oneOf } from './step.ts';
import type { World } from './world.ts';

const day = 24 * 60;

/** The last day a history reaches: the calendar knows the years after it that a term may lead into. */
const lastDay = '2027-12-31';

const ofOffices = ({ duties }: Pick<Application, 'duties'>): Duty[] =>
  duties.filter(({ owner }) => owner.role !== 'recipient');

const officeOf = ({ owner: { role, id } }: Duty): Actor => ({ role: role === 'recipient' ? 'citizen' : role, id });

/** An office reports a duty of its own done, today or on a day before. */
const completeAny: Act = (world, step) => {
  const application = someone(world, step, (one) => ofOffices(one).length > 0);
  const duties = application ? ofOffices(application) : [];
  const duty = duties[(step.dice[0] ?? 0) % Math.max(1, duties.length)];
  if (!application || !duty) return;
  const report = {
    ...(once(step, 1, 3) && { on: world.daysAgo(oneOf(step, 2, 1, 0, 3)) }),
    ...(once(step, 3, 3) && { recognized: false }),
    ...(once(step, 4, 2) && { declinesPolice: true }),
  };
  world.change(application.applicationId, (state) =>
    completeDuty(state, duty.id, report, world.context(officeOf(duty)), visitsOf(world, application.applicationId)),
  );
};

const alone = (world: World, organization: Organization, facts: readonly Fact[]): void =>
  world.commit(facts, { organization });

const review: Act = (world, step) => {
  const organization = somewhere(world, step, ({ duties }) => duties.length > 0);
  const duty = oneOf<Duty | undefined>(step, 0, organization.duties[0], ...organization.duties);
  if (duty) alone(world, organization, completeReview(organization, duty.id, {}, world.context(officeOf(duty))));
};

const vacate: Act = (world, step) => {
  const organization = somewhere(world, step, ({ unknownResidents }) => unknownResidents > 0);
  alone(world, organization, vacateBeds(organization, oneOf(step, 0, 1, 1, 2), world.context()));
};

/** Seldom, since a deregistered organization takes nobody any more (CAT-8). */
const deregister: Act = (world, step) => {
  const organization = somewhere(world, step, () => true);
  if (!once(step, 0, 12)) return;
  const context = world.context({ role: 'authority', id: organization.address.region });
  alone(world, organization, deregisterOrganization(organization, { on: world.today }, context));
};

type Rule = (world: World, application: Application, house: Organization | undefined) => Fact[];

/** The scheduled rules of a recipient's terms, in the order of a tick. */
const rules: readonly Rule[] = [
  (world, state) => remindRecipient(state, world.context()),
  (world, state) => expireOnSchedule(state, world.context()),
  (world, state) => passTerms(state, world.context()),
  (world, state, house) => (house ? releaseNoShow(state, house, world.context()) : []),
];

const tellOffices = (world: World): void => {
  for (const tell of [remindOffice, reportOverdue]) {
    for (const application of world.everybody)
      for (const { id } of application.duties)
        world.change(application.applicationId, (state) => tell(state, id, world.context()));
    for (const { organizationId, duties } of world.houses)
      for (const { id } of duties) {
        const organization = world.organization(organizationId);
        alone(world, organization, tell(organization, id, world.context()));
      }
  }
};

/** Every scheduled rule runs, over everybody, in an order that chance gives. */
const sweep: Act = (world, step) => {
  const ids = [...world.applications.keys()];
  const first = (step.dice[4] ?? 0) % Math.max(1, ids.length);
  for (const rule of rules)
    for (const id of [...ids.slice(first), ...ids.slice(0, first)])
      world.change(id, (state, house) => rule(world, state, house));
  if (once(step, 3, 3)) tellOffices(world);
};

/** Days pass; now and then the rules are late. */
const pass: Act = (world, step) => {
  const days = oneOf(step, 0, 1, 2, 4, 1, 3, 7, 12, 2, 1, 5, 20, 3, 35, 100, 190);
  if (world.today < lastDay) world.later(days * day);
  if (!once(step, 2, 6)) sweep(world, step);
};

export const officeActs = { completeDuty: completeAny, review, vacate, deregister, sweep, pass };
