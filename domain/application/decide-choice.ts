import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { legalDateOf } from '../law/time.ts';
import { assertMayTake } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import type { Entry } from '../queue/order.ts';
import { placeForNewcomer } from '../queue/turn.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { type Application, hasRunOut } from './application.ts';
import { arriveDuty } from './terms.ts';

export type ChooseOrganization = { queueIfFull: boolean };

/** The organization and the head of its queue; `wholeQueue`: there is nobody behind who was not read. */
export type Choice = { organization: Organization; eligible: readonly Entry[]; wholeQueue: boolean };

const fits = (state: Application, organization: Organization): void => {
  if (organization.setting !== state.setting)
    throw new AgainstNorm('other-setting', 'The decision is for another setting than this organization serves in.', {
      norm: 'CHO-1',
      source: '263/1 cl.7; 263/2 cl.7',
    });
  if (!organization.categories.includes(state.category))
    throw new AgainstNorm('category-not-served', 'This organization does not serve this category.', {
      norm: state.setting === 'inpatient' ? 'CAT-1' : 'CAT-2',
      source: state.setting === 'inpatient' ? '263/1 cl.2' : '263/2 cl.2',
    });
};

/**
 * CHO-1: the recipient chooses an organization. A place that nobody ahead has a right to is theirs at once (ARR-1,
 * QUE-1); otherwise they join the queue at the end of their class (QUE-2, QUE-6). A recipient whose turn passed on
 * (ARR-7) chooses again in the same way. With an expired programme they wait without an offer (QUE-7).
 * @throws WrongState `not-granted`, `already-chosen`, `no-free-place`, `programme-expired` · AgainstNorm `other-setting`,
 *   `category-not-served`, `not-registered`, `licence-not-valid`
 */
export const chooseOrganization = (
  state: Application,
  { organization, eligible, wholeQueue }: Choice,
  command: ChooseOrganization,
  context: Context,
): Fact[] => {
  const ground = { norm: 'CHO-1', source: state.setting === 'inpatient' ? '263/1 cl.7' : '263/2 cl.7' };
  if (state.status === 'queued' || state.status === 'offered')
    throw new WrongState('already-chosen', 'An organization has been chosen already.', ground);
  if (state.status !== 'granted' && state.status !== 'lapsed')
    throw new WrongState(
      'not-granted',
      'There is no positive decision that an organization could be chosen by.',
      ground,
    );
  const today = legalDateOf(context.now);
  fits(state, organization);
  assertMayTake(organization, today);

  const expired = state.isp !== undefined && hasRunOut(state.isp, today);
  const ids = { applicationId: state.applicationId, organizationId: organization.organizationId };
  const when = { at: context.now, by: context.by };
  const chosen: Fact = {
    type: 'OrganizationChosen',
    ...ids,
    ...when,
    ...ground,
    closes: ['notify-recipient', 'choose-organization', 'choice-overdue', 'reach-recipient'],
  };
  // A queue longer than what was read stands ahead of a newcomer, whatever is free while it is being called.
  const place = expired || !wholeQueue ? undefined : placeForNewcomer(organization, eligible);
  if (place) {
    const arrive = arriveDuty(state, 'choice', today, context);
    return [
      chosen,
      {
        type: 'PlaceOffered',
        ...ids,
        ...when,
        norm: arrive.norm,
        source: arrive.source,
        basis: 'choice',
        arriveBy: arrive.due,
        ...(place.yielded && { yielded: true }),
        sets: [arrive],
      },
    ];
  }
  if (expired && !command.queueIfFull)
    throw new WrongState(
      'programme-expired',
      'The programme has run out; until it is renewed no place can be offered.',
      {
        norm: 'QUE-7',
        source: ground.source,
      },
    );
  if (!command.queueIfFull)
    throw new WrongState('no-free-place', 'No place is free in this organization; its queue can be joined.', {
      norm: 'QUE-1',
      source: '263/1 cl.7; 230 cl.23(1)',
    });
  return [
    chosen,
    {
      type: 'QueueJoined',
      ...ids,
      ...when,
      norm: 'QUE-1',
      source: '263/1 cl.7; 230 cl.23(1)',
      registration: organization.registrations + 1,
      ...(expired && { blocked: 'isp-expired' }),
    },
  ];
};
