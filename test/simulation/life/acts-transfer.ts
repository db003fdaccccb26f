import type { Application, Stay } from '../../../domain/application/application.ts';
import { inService } from '../../../domain/application/left.ts';
import { type Duty, dutyOf } from '../../../domain/obligation/duty.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { post } from './ask.ts';
import type { Act, Moment } from './moment.ts';
import { drawn, houseOf, isOpen, lately, paper, someone } from './pick.ts';
import { headOf, officeOf } from './who.ts';

const key = 'POST /v1/stays/{id}/transfer';

/** Where somebody may be transferred to: of the setting and open; of semi-inpatient care in the same town (TRA-1). */
const destinations = (moment: Moment, application: Application): Organization[] => {
  const { setting } = application;
  const from = houseOf(moment, application);
  return moment.seen.houses.filter(
    (house) =>
      house !== from &&
      house.setting === setting &&
      (setting !== 'semi-inpatient' || house.address.locality === from?.address.locality) &&
      isOpen(moment, house),
  );
};

const mayMove = (application: Application): boolean => {
  const { stay, setting } = application;
  return inService(application) && setting !== 'home' && !stay?.paid && !stay?.leave && !stay?.suspendedFrom;
};

/** The organization asks; where nobody need agree the recipient moves at once. */
const askTransfer: Act = (moment) => {
  const application = someone(
    moment,
    (one) => mayMove(one) && !one.stay?.transfer && destinations(moment, one).length > 0,
  );
  const open = application ? destinations(moment, application) : [];
  const free = open.filter((house) => house.free > 0);
  const there = drawn(moment, free.length > 0 ? free : open);
  if (!application?.stay || !application.organizationId || !there) return;
  const request = {
    order: paper(moment),
    toOrganizationId: there.organizationId,
    ...(moment.random.percent(30) && { requestedOn: lately(moment, 3) }),
  };
  post(moment, headOf(application.organizationId), key, request, application.stay.stayId);
};

type Pending = { application: Application; stay: Stay; asked: NonNullable<Stay['transfer']>; due: Duty };

/** A transfer that somebody's agreement is due to. */
const pending = (moment: Moment): Pending | undefined => {
  const application = someone(moment, (one) => inService(one) && one.stay?.transfer !== undefined);
  const { stay, duties = [] } = application ?? {};
  const due = dutyOf(duties, 'agree-transfer');
  return application && stay?.transfer && due ? { application, stay, asked: stay.transfer, due } : undefined;
};

/** Whose turn it is agrees: to the transfer itself, or by reporting the duty done, which is the same. */
const agreeTransfer: Act = (moment) => {
  const found = pending(moment);
  if (!found) return;
  const { stay, asked, due } = found;
  const { toOrganizationId } = asked;
  if (moment.random.percent(50)) post(moment, officeOf(due), key, { toOrganizationId }, stay.stayId);
  else post(moment, officeOf(due), 'POST /v1/obligations/{id}/done', {}, due.id);
};

/** Whose turn it is refuses, or the organization that asked takes its request back. */
const refuseTransfer: Act = (moment) => {
  const found = pending(moment);
  if (!found) return;
  const { application, stay, asked, due } = found;
  const { organizationId } = application;
  const by = organizationId && moment.random.percent(50) ? headOf(organizationId) : officeOf(due);
  post(moment, by, key, { toOrganizationId: asked.toOrganizationId, refused: true }, stay.stayId);
};

export const transferActs = { askTransfer, agreeTransfer, refuseTransfer };
