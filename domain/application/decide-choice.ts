import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { legalDateOf } from '../law/time.ts';
import { assertMayTake } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import type { Entry } from '../queue/order.ts';
import { placeForNewcomer } from '../queue/turn.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import { assertServes } from '../stay/destination.ts';
import { isVictim, settingNorm } from '../vocabulary.ts';
import { type Application, cameOfAge, hasRunOut } from './application.ts';
import { assertMayTakePlace } from './exclusive.ts';
import { assertNotExcluded } from './intake/waiting-year.ts';
import { isOver } from './left.ts';
import { arriveDuty, confirmStartDuty, contractDuty, forwardDuty } from './terms.ts';

export type ChooseOrganization = { queueIfFull: boolean };

/**
 * The organization and the head of its queue; `wholeQueue`: there is nobody behind who was not read. `others`: the
 * person's other applications.
 */
export type Choice = {
  organization: Organization;
  eligible: readonly Entry[];
  wholeQueue: boolean;
  others?: readonly Application[];
};

/** QUE-7: who has a programme needs one with services in the setting. */
const assertServicesInProgramme = ({ isp, setting }: Application, today: string): void => {
  if (isp && !hasRunOut(isp, today) && !isp.settings.includes(setting))
    throw new AgainstNorm(
      'programme-without-service',
      'The programme in force holds no services in this setting.',
      groundOf('QUE-7', today, setting),
    );
};

/** CHO-1, TMP-1: a positive decision, or a case of temporary stay that needs none, and no organization chosen yet. */
const assertMayChoose = (state: Application, today: string): void => {
  const ground = groundOf('CHO-1', today, state.setting);
  if (state.status === 'queued' || state.status === 'offered')
    throw new WrongState('already-chosen', 'An organization has been chosen already.', ground);
  const undecided = state.status === 'filed' && state.setting === 'temporary-stay' && !isVictim(state.category);
  if (state.status !== 'granted' && state.status !== 'lapsed' && !undecided)
    throw new WrongState(
      'not-granted',
      'There is no positive decision that an organization could be chosen by.',
      ground,
    );
};

/** QUE-2: a person stands in one queue once, whatever number of applications they have filed. */
const assertNotThereAlready = ({ organization, others = [] }: Choice, ground: Ground): void => {
  const there = others.some(
    (other) => other.organizationId === organization.organizationId && !isOver(other) && other.status !== 'lapsed',
  );
  if (there)
    throw new WrongState(
      'already-there',
      'Another application of this person stands in this organization already: in its queue, with an offer, or in service.',
      ground,
    );
};

/**
 * CAT-1…CAT-3: children are served until they come of age; a grown one applies anew.
 * @throws AgainstNorm `came-of-age`
 */
export const assertOfAge = (state: Application, today: string): void => {
  if (cameOfAge(state, today))
    throw new AgainstNorm(
      'came-of-age',
      `The recipient came of age on ${state.adultOn}; children are served until then.`,
      groundOf(settingNorm[state.setting], today),
      { ...(state.adultOn && { adultOn: state.adultOn }) },
    );
};

/** CAT-3: service at home is given where one lives. */
const assertAtResidence = ({ setting, regionId }: Application, { address }: Organization, today: string): void => {
  if (setting === 'home' && address.region !== regionId)
    throw new AgainstNorm(
      'not-at-residence',
      'Service at home is given by an organization of the region one lives in.',
      groundOf('CAT-3', today),
    );
};

/** The place that the choice gives: one nobody ahead has a right to, or the one lived in already (QUE-5). */
const placeOf = (state: Application, { organization, eligible, wholeQueue }: Choice) => {
  if (state.livesIn === organization.organizationId && organization.unknownResidents > 0)
    return { basis: 'residence', yielded: false } as const;
  // A queue longer than what was read stands ahead of a newcomer, whatever is free while it is being called.
  const place = wholeQueue ? placeForNewcomer(organization, eligible) : undefined;
  return place && ({ basis: 'choice', yielded: place.yielded } as const);
};

/**
 * CHO-1: the recipient chooses an organization. A place that nobody ahead has a right to is theirs at once (ARR-1,
 * QUE-1); otherwise they join the queue at the end of their class (QUE-2, QUE-6). A recipient whose turn passed on
 * (ARR-7) chooses again in the same way. With an expired programme they wait without an offer (QUE-7).
 * @throws WrongState `not-granted`, `already-chosen`, `already-there`, `no-free-place`, `programme-expired` · AgainstNorm `other-setting`, `not-at-residence`, `came-of-age`,
 *   `category-not-served`, `programme-without-service`, `already-in-semi-inpatient`, `waiting-year`, `not-registered`,
 *   `licence-not-valid`
 */
export const chooseOrganization = (
  state: Application,
  choice: Choice,
  command: ChooseOrganization,
  context: Context,
): Fact[] => {
  const { organization } = choice;
  const today = legalDateOf(context.now);
  assertMayChoose(state, today);
  assertServes(organization, state, groundOf('CHO-1', today, state.setting), today);
  assertServicesInProgramme(state, today);
  assertOfAge(state, today);
  assertAtResidence(state, organization, today);
  assertNotExcluded(state, choice.others ?? [], context);
  assertMayTake(organization, today);

  const expired = state.isp !== undefined && hasRunOut(state.isp, today);
  const ids = { applicationId: state.applicationId, organizationId: organization.organizationId };
  const when = { at: context.now, by: context.by };
  const forward = forwardDuty(state, organization, context);
  const chosen: Fact = {
    type: 'OrganizationChosen',
    ...ids,
    ...when,
    ...groundOf('CHO-1', today, state.setting),
    ...(organization.address.region !== state.regionId && { regionId: organization.address.region }),
    closes: ['notify-recipient', 'choose-organization', 'choice-overdue', 'reach-recipient'],
    ...(forward.length > 0 && { sets: forward }),
  };
  const place = expired ? undefined : placeOf(state, choice);
  if (place) assertMayTakePlace(state, choice.others ?? [], today);
  assertNotThereAlready(choice, groundOf('QUE-2', today, state.setting));
  if (place) {
    const arrive = arriveDuty(state, place.basis, today, context);
    const sets = [
      ...(arrive ? [arrive] : []),
      ...confirmStartDuty(state, organization.organizationId, context),
      ...contractDuty(state, organization.organizationId, today, context),
    ];
    return [
      chosen,
      {
        type: 'PlaceOffered',
        ...ids,
        ...when,
        ...(arrive
          ? { norm: arrive.norm, source: arrive.source, arriveBy: arrive.due }
          : groundOf(place.basis === 'residence' ? 'QUE-5' : 'ARR-2', today, state.setting)),
        basis: place.basis,
        ...(place.yielded && { yielded: true }),
        ...(sets.length > 0 && { sets }),
      },
    ];
  }
  if (expired && !command.queueIfFull)
    throw new WrongState(
      'programme-expired',
      'The programme has run out; until it is renewed no place can be offered.',
      groundOf('QUE-7', today, state.setting),
    );
  const joining = groundOf('QUE-1', today, state.setting);
  if (!command.queueIfFull)
    throw new WrongState('no-free-place', 'No place is free in this organization; its queue can be joined.', joining);
  return [
    chosen,
    {
      type: 'QueueJoined',
      ...ids,
      ...when,
      ...joining,
      registration: organization.registrations + 1,
      ...(expired && { blocked: 'isp-expired' }),
    },
  ];
};
