import type { Application } from '../../../domain/application/application.ts';
import { chooseOrganization } from '../../../domain/application/decide-choice.ts';
import { fileApplication, makeDecision, type Registers } from '../../../domain/application/decide-entry.ts';
import { leaveOrganization } from '../../../domain/application/decide-offer.ts';
import { expireProgramme, renewAsTold, renewProgramme } from '../../../domain/application/decide-programme.ts';
import { cancelDecision, recordDeath, withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import type { FileApplication } from '../../../domain/application/intake/command.ts';
import type { Programme } from '../../../domain/fact.ts';
import { addDays } from '../../../domain/law/time.ts';
import { obstacleToTaking } from '../../../domain/organization/licence.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import type { Act } from './act.ts';
import { someone, somewhere } from './pick.ts';
import { categoryOf } from './setup.ts';
import { once, oneOf, type Step } from './step.ts';
import type { World } from './world.ts';

const department = { role: 'department', id: 'dep-1' } as const;

/** Whatever any setting asks for (APP-1, APP-2). */
const documents = ['application', 'identity-document', 'medical-card', 'pmp-conclusion'].map((kind) => ({ kind }));

const programmeOf = (world: World, step: Step, setting: Setting): Programme => ({
  number: `isp-${step.dice[4]}`,
  settings: once(step, 4, 9) ? ['temporary-stay'] : [setting],
  validTo: addDays(world.today, oneOf(step, 3, 300, 90, 300, 40, 12, 1)),
});

const temporaryOf = (step: Step, organizationId: string): NonNullable<FileApplication['temporary']> => ({
  ...(!once(step, 0, 4) && { appliedAt: organizationId }),
  ...(once(step, 1, 4) && { recognized: true as const }),
  ...(once(step, 2, 2) && { declinesPolice: true }),
  ...(once(step, 3, 4) && { fromOtherRegion: true as const }),
  ...(once(step, 4, 4) && { nightBed: true as const }),
});

/** Somebody applies in the setting of an organization, as a rule with all that is asked for. */
const file: Act = (world, step) => {
  const { setting, organizationId, unknownResidents } = somewhere(world, step, () => true);
  const somebody = oneOf(step, 0, ...(world.people as [World['people'][number]]));
  const registers: Registers = {
    ...(once(step, 1, 2) && { isp: programmeOf(world, step, setting) }),
    ...(somebody.veteran && { veteran: true }),
    ...(somebody.orphan && { orphanReached18InInpatient: true }),
  };
  world.commit(
    fileApplication(
      {
        applicationId: `app-${world.applications.size + 1}`,
        setting,
        category: categoryOf(somebody, setting),
        personId: somebody.personId,
        ...(somebody.child && { representativeId: 'parent' }),
        departmentId: 'dep-1',
        regionId: 'R1',
        birthDate: somebody.birthDate,
        documents: once(step, 2, 20) ? documents.slice(1) : documents,
        consentOn: world.today,
        registers,
        temporary: temporaryOf(step, organizationId),
        ...(unknownResidents > 0 && once(step, 2, 4) && { livesIn: organizationId }),
        ...(once(step, 3, 5) && { filedOn: world.daysAgo(3) }),
        others: world.othersOf(somebody.personId),
      },
      world.context(department),
    ),
    {},
  );
};

const decide: Act = (world, step) => {
  const application = someone(world, step, ({ status }) => status === 'filed');
  if (!application) return;
  const date = world.daysAgo(oneOf(step, 0, 0, 0, 0, 1, 4));
  const decision = once(step, 1, 12)
    ? ({ number: '7', date, outcome: 'refused', reason: 'r' } as const)
    : ({ number: '7', date, outcome: 'granted' } as const);
  world.change(application.applicationId, (state) => makeDecision(state, decision, world.context(department)));
};

const cancel: Act = (world, step) => {
  const application = someone(world, step, ({ status, stay }) => status !== 'filed' && status !== 'ended' && !stay);
  if (!application || !once(step, 1, 2)) return;
  const date = world.daysAgo(oneOf(step, 0, 0, 2));
  world.change(application.applicationId, (state) =>
    cancelDecision(state, { number: '8', date }, world.context(department)),
  );
};

const mayChoose = ({ status, setting, isp }: Application): boolean =>
  (status === 'granted' || status === 'lapsed' || (status === 'filed' && setting === 'temporary-stay')) &&
  isp?.settings.includes(setting) !== false;

/** The organization chosen: as a rule one of the setting where nothing of theirs stands yet; most want the first. */
const chosen = (world: World, step: Step, { setting, livesIn, personId }: Application): Organization | undefined => {
  if (livesIn && !step.wild) return world.organization(livesIn);
  const there = world.othersOf(personId).flatMap(({ organizationId }) => organizationId ?? []);
  const fitting = world.houses.filter(
    (house) => step.wild || (house.setting === setting && !there.includes(house.organizationId)),
  );
  return oneOf<Organization | undefined>(step, 0, fitting[0], fitting[0], ...fitting);
};

const choose: Act = (world, step) => {
  const application = someone(world, step, mayChoose);
  if (!application) return;
  const { applicationId, personId } = application;
  const organization = chosen(world, step, application);
  if (!organization) return;
  const eligible = world.eligibleOf(organization.organizationId);
  // A queue longer than what was read of it.
  const unread = eligible.length > 1 && once(step, 1, 8);
  const choice = {
    organization,
    eligible: unread ? eligible.slice(0, 1) : eligible,
    wholeQueue: !unread,
    others: world.othersOf(personId, applicationId),
  };
  const facts = chooseOrganization(application, choice, { queueIfFull: !once(step, 2, 6) }, world.context());
  world.commit(facts, { application, organization });
};

/** CAT-8: somebody wants another organization in place of one that may take nobody. */
const leaveHouse: Act = (world, step) => {
  const closed = world.houses
    .filter((house) => obstacleToTaking(house, world.today))
    .map((house) => house.organizationId);
  const application = someone(world, step, ({ organizationId = '' }) => closed.includes(organizationId));
  if (!application?.organizationId) return;
  const house = world.organization(application.organizationId);
  world.change(application.applicationId, (state) => leaveOrganization(state, house, world.context()));
};

const withdraw: Act = (world, step) => {
  const application = someone(world, step, ({ turn, offer }) => turn !== undefined || offer !== undefined);
  if (!application) return;
  world.change(application.applicationId, (state) => withdrawApplication(state, world.context()));
};

const expire: Act = (world, step) => {
  const application = someone(world, step, ({ isp, turn }) => isp !== undefined && turn !== undefined);
  if (!application) return;
  const expiredOn = world.daysAgo(oneOf(step, 0, 0, 1, 30));
  world.change(application.applicationId, (state) => expireProgramme(state, expiredOn, world.context()));
};

const renew: Act = (world, step) => {
  const application = someone(
    world,
    step,
    ({ isp, turn }) => turn !== undefined && (turn.blocked !== undefined || isp?.expired === true),
  );
  if (!application) return;
  const programme = programmeOf(world, step, application.setting);
  const renewed = once(step, 0, 3) ? renewAsTold : renewProgramme;
  world.change(application.applicationId, (state) => renewed(state, programme, world.context(department)));
};

const die: Act = (world, step) => {
  const application = someone(world, step, ({ status }) => status !== 'ended');
  if (!application || !once(step, 1, 3)) return;
  const diedOn = world.daysAgo(oneOf(step, 0, 0, 1, 400));
  world.change(application.applicationId, (state) => recordDeath(state, diedOn, world.context()));
};

export const entryActs = { file, decide, cancel, choose, leaveHouse, withdraw, expire, renew, die };
