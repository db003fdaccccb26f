import type { Application } from '../../../domain/application/application.ts';
import { inService } from '../../../domain/application/left.ts';
import { addDays } from '../../../domain/law/time.ts';
import { answerComplaint, enterComplaint } from '../../../domain/organization/complaints.ts';
import { planEntryOf } from '../../../domain/records/visits.ts';
import { approveSchedule, markVisit, type Visits } from '../../../domain/stay/visits.ts';
import type { Actor } from '../../../domain/vocabulary.ts';
import type { Act } from './act.ts';
import { someone } from './pick.ts';
import { once, oneOf } from './step.ts';
import type { World } from './world.ts';

/** What the store would know of the visits of a case. */
export const visitsOf = (world: World, applicationId: string): Visits => {
  const facts = world.factsOf(applicationId);
  return {
    plan: facts.flatMap((fact) => planEntryOf(fact) ?? []),
    marked: new Set(facts.flatMap((fact) => (fact.type === 'VisitMarked' ? [fact.on] : []))),
  };
};

const headOf = ({ organizationId }: Application): Actor => ({
  role: 'organization',
  ...(organizationId && { id: organizationId }),
});

const services = ['social-household' as const];

const approveVisits: Act = (world, step) => {
  const application = someone(world, step, (one) => inService(one) && (step.wild || one.setting === 'home'));
  if (!application?.stay) return;
  const order = { number: '3', date: world.daysAgo(oneOf(step, 1, 0, 0, 1)) };
  const from = addDays(world.today, oneOf(step, 2, 0, 1, 3, -1));
  const schedule = {
    order,
    from,
    weekdays: oneOf(step, 3, ['monday' as const], ['tuesday' as const, 'friday' as const]),
    services,
    ...(once(step, 4, 3) && { until: addDays(from, oneOf(step, 0, 5, 40)) }),
  };
  const visits = visitsOf(world, application.applicationId);
  world.change(application.applicationId, (state) =>
    approveSchedule(state, schedule, visits, world.context(headOf(state))),
  );
};

/** The visit that is due, or of another day. */
const visit: Act = (world, step) => {
  const application = someone(world, step, (one) => one.stay !== undefined && one.setting === 'home');
  if (!application) return;
  const due = application.duties.find(({ kind }) => kind === 'mark-visit')?.due;
  const on = due && due <= world.today && !once(step, 0, 3) ? due : world.daysAgo(oneOf(step, 1, 0, 0, 1, 5));
  const visits = visitsOf(world, application.applicationId);
  world.change(application.applicationId, (state) =>
    markVisit(state, { on, services }, visits, world.context(headOf(state))),
  );
};

/** Somebody writes in the book of the organization that they chose; now and then one is answered. */
const complain: Act = (world, step) => {
  const application = someone(world, step, ({ organizationId }) => organizationId !== undefined);
  const organizationId = step.wild ? 'org-1' : application?.organizationId;
  if (!application || !organizationId) return;
  const organization = world.organization(organizationId);
  const context = world.context({ role: 'citizen', id: application.personId });
  const { facts, no } = enterComplaint(organization, { of: application }, context);
  world.commit(facts, { organization });
  const after = world.organization(organizationId);
  const answer = () => answerComplaint(after, { no, answered: false }, world.context(headOf(application)));
  if (once(step, 0, 2)) world.commit(answer(), { organization: after });
};

export const recordActs = { approveVisits, visit, complain };
