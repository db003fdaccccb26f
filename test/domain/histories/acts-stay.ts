import type { Application } from '../../../domain/application/application.ts';
import { inService } from '../../../domain/application/left.ts';
import type { Order } from '../../../domain/fact.ts';
import { addDays } from '../../../domain/law/time.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { extendStay } from '../../../domain/stay/contract.ts';
import { declineTransfer } from '../../../domain/stay/decline-transfer.ts';
import { type Circumstances, dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { groundsOf } from '../../../domain/stay/grounds.ts';
import { beginLeave, endLeave } from '../../../domain/stay/leave.ts';
import { beginSupportedLiving, endSupportedLiving } from '../../../domain/stay/supported-living.ts';
import { resumeService, suspendService } from '../../../domain/stay/suspension.ts';
import { transferRecipient } from '../../../domain/stay/transfer.ts';
import type { Actor, Setting } from '../../../domain/vocabulary.ts';
import type { Act } from './act.ts';
import { visitsOf } from './acts-records.ts';
import { headOf, onStay } from './on-stay.ts';
import { someone } from './pick.ts';
import { once, oneOf, type Step } from './step.ts';
import type { World } from './world.ts';

const orderOf = (world: World, step: Step, die: number): Order => ({
  number: '2',
  date: world.daysAgo(oneOf(step, die, 0, 0, 1)),
});

const leave: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ setting, stay }) => setting === 'inpatient' && !stay?.leave,
    (state, by) => {
      const from = addDays(world.today, oneOf(step, 0, 0, 2, -1));
      const command = {
        from,
        order: orderOf(world, step, 3),
        ...(once(step, 1, 2) && { reason: 'rehabilitation' as const }),
        ...(once(step, 2, 2) && { until: addDays(from, oneOf(step, 4, 10, 80, 200)) }),
      };
      return beginLeave(state, command, world.context(by));
    },
  );

const comeBack: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ stay }) => stay?.leave !== undefined,
    (state, by) => endLeave(state, { on: world.today, order: orderOf(world, step, 0) }, world.context(by)),
  );

const suspends = ({ setting }: Application): boolean => setting === 'semi-inpatient' || setting === 'home';

const suspend: Act = (world, step) =>
  onStay(
    world,
    step,
    (one) => suspends(one) && one.status === 'admitted',
    (state, by) => suspendService(state, { from: world.today, order: orderOf(world, step, 0) }, world.context(by)),
  );

const resume: Act = (world, step) =>
  onStay(
    world,
    step,
    (one) => suspends(one) && one.status === 'suspended',
    (state, by) => {
      const medicalCard = { issuedOn: world.today, contraindicated: once(step, 1, 4) };
      return resumeService(
        state,
        { on: world.today, order: orderOf(world, step, 0), ...(once(step, 2, 2) && { medicalCard }) },
        world.context(by),
        visitsOf(world, state.applicationId),
      );
    },
  );

const extend: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ setting }) => setting === 'temporary-stay',
    (state, by) => {
      const until = addDays(state.stay?.until ?? world.today, oneOf(step, 1, 20, 60, 150));
      const ground = oneOf(step, 0, 'hospital', 'duties-unfulfilled', 'criminal-case');
      return extendStay(state, { ground, until, order: orderOf(world, step, 2) }, world.context(by));
    },
  );

const liveSupported: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ setting, stay }) => setting === 'inpatient' && !stay?.supportedLiving,
    (state, by, organization) => {
      const assessment = { on: world.today, fullyDependent: once(step, 0, 8) };
      return beginSupportedLiving(
        state,
        organization,
        { order: orderOf(world, step, 1), assessment },
        world.context(by),
      );
    },
  );

const leaveUnit: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ stay }) => stay?.supportedLiving === true,
    (state, by) => endSupportedLiving(state, { order: orderOf(world, step, 0) }, world.context(by)),
  );

const circumstancesOf = (world: World, step: Step): Circumstances => ({
  ...(once(step, 1, 2) && { breaches: oneOf(step, 2, 4, 3) }),
  ...(once(step, 2, 2) && { absentSince: world.daysAgo(oneOf(step, 3, 5, 3, 1)) }),
  ...(once(step, 3, 3) && { witnessStatements: once(step, 4, 2) }),
  ...(once(step, 4, 3) && { housing: once(step, 2, 2), means: true }),
  ...(once(step, 3, 5) && { orphan: true }),
});

/** Grounds that keep a setting's door shut for a year come up more often (END-9). */
const groundFor = (step: Step, setting: Setting): string => {
  const known = groundsOf(step.wild ? 'temporary-stay' : setting).grounds.map(({ ground }) => ground);
  return oneOf(step, 0, 'request', ...known, setting === 'home' ? 'insult' : 'rules-broken');
};

const discharge: Act = (world, step) =>
  onStay(
    world,
    step,
    () => true,
    (state, by) => {
      const command = {
        ground: groundFor(step, state.setting),
        date: world.daysAgo(oneOf(step, 1, 0, 0, 0, 2)),
        order: orderOf(world, step, 2),
        circumstances: circumstancesOf(world, step),
      };
      return dischargeRecipient(state, command, world.context(by));
    },
  );

/** Whose post of a transfer is due: the agreement asked for, or, when none is, the organization's own. */
const senderOf = (step: Step, state: Application): Actor => {
  const awaited = dutyOf(state.duties, 'agree-transfer')?.owner;
  const roles: readonly [Actor, ...Actor[]] = [
    awaited && awaited.role !== 'recipient' ? { role: awaited.role, id: awaited.id } : headOf(state),
    headOf(state),
    { role: 'authority', id: 'R1' },
    { role: 'organization', id: 'org-2' },
  ];
  return step.wild ? oneOf(step, 2, ...roles) : roles[0];
};

const destinationOf = (world: World, step: Step, { organizationId, setting, stay }: Application): Organization => {
  const pending = stay?.transfer && !step.wild ? world.organization(stay.transfer.toOrganizationId) : undefined;
  const fitting = world.houses.filter((house) => house.setting === setting && house.organizationId !== organizationId);
  const among = step.wild ? world.houses : fitting;
  return pending ?? oneOf(step, 0, ...(among as [Organization, ...Organization[]])) ?? world.organization('org-1');
};

/** TRA-1: one post of a transfer, by whoever it is due from. */
const transfer: Act = (world, step) => {
  const asked = world.everybody.some((one) => inService(one) && one.stay?.transfer !== undefined);
  const application = someone(
    world,
    step,
    (one) =>
      inService(one) && !one.stay?.paid && one.setting !== 'home' && (!asked || one.stay?.transfer !== undefined),
  );
  if (!application?.organizationId) return;
  const from = world.organization(application.organizationId);
  const to = destinationOf(world, step, application);
  const toQueue = { eligible: world.eligibleOf(to.organizationId), wholeQueue: !once(step, 4, 10) };
  const command = {
    order: orderOf(world, step, 1),
    date: world.daysAgo(oneOf(step, 3, 0, 0, 0, 1)),
    ...(once(step, 4, 2) && { requestedOn: world.daysAgo(1) }),
  };
  const by = senderOf(step, application);
  const facts = transferRecipient(application, { from, to, toQueue }, command, world.context(by));
  const moved = facts.some(({ type }) => type === 'RecipientTransferred');
  world.commit(facts, { application, organization: from, destination: moved ? to : undefined });
};

/** TRA-1: a request is taken back, or refused by whom its agreement is due from. */
const decline: Act = (world, step) => {
  const application = someone(world, step, (one) => inService(one) && one.stay?.transfer !== undefined);
  if (!application?.stay) return;
  const there = application.stay.transfer?.toOrganizationId ?? 'org-2';
  const by = once(step, 0, 2) ? senderOf(step, application) : headOf(application);
  world.change(application.applicationId, (state) => declineTransfer(state, there, world.context(by)));
};

export const stayActs = {
  leave,
  comeBack,
  suspend,
  resume,
  extend,
  liveSupported,
  leaveUnit,
  discharge,
  transfer,
  decline,
};
