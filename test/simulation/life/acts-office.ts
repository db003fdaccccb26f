import { isOver } from '../../../domain/application/left.ts';
import type { Duty, DutyKind } from '../../../domain/obligation/duty.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { post, type Said } from './ask.ts';
import type { Act, Moment } from './moment.ts';
import { drawn, isOpen, lately, somewhere } from './pick.ts';
import { authorityOf, officeOf } from './who.ts';
import { registrationAt } from './world-of.ts';

/** What offices owe now, of the kinds meant. */
const owed = ({ seen }: Moment, meant: (kind: DutyKind) => boolean): Duty[] =>
  [...seen.everybody, ...seen.houses].flatMap(({ duties }) =>
    duties.filter(({ kind, owner }) => owner.role !== 'recipient' && meant(kind)),
  );

const reportOf = (moment: Moment, kind: DutyKind): Said<'POST /v1/obligations/{id}/done'> => {
  const { random } = moment;
  return {
    ...(random.percent(40) && { on: lately(moment, 3) }),
    ...(random.percent(10) && { note: 'Бәрі орындалды' }),
    ...(kind === 'identify-victim' && { recognized: random.percent(75), declinesPolice: random.percent(40) }),
  };
};

/** An office reports something done that it owes: in time, late, or, when it does not come up before the case is over, never. */
const report = (moment: Moment, meant: (kind: DutyKind) => boolean): void => {
  const duty = drawn(moment, owed(moment, meant));
  if (duty) post(moment, officeOf(duty), 'POST /v1/obligations/{id}/done', reportOf(moment, duty.kind), duty.id);
};

/** What comes up by itself, or is done by another act. */
const apart: readonly DutyKind[] = ['review-complaints', 'reach-recipient', 'agree-transfer', 'decide'];

const doDuty: Act = (moment) => report(moment, (kind) => !apart.includes(kind));

/** SMS-3: whom no message reached is reached otherwise. */
const reach: Act = (moment) => report(moment, (kind) => kind === 'reach-recipient');

/** BOK-1: the book of complaints is looked at. */
const review: Act = (moment) => report(moment, (kind) => kind === 'review-complaints');

/** CAT-8: where an organization has closed, another opens in time, at the same address. */
const register: Act = (moment) => {
  const { random, seen, today } = moment;
  const opensAnew = (closed: Organization): boolean =>
    !seen.houses.some((house) => isOpen(moment, house) && house.address.line === closed.address.line);
  const closed = drawn(moment, seen.houses.filter(opensAnew));
  if (!closed) return;
  const { setting, address } = closed;
  post(
    moment,
    authorityOf(address.region),
    'POST /v1/organizations',
    registrationAt(random, today, { setting, address }),
  );
};

/** Seldom: a deregistered organization takes nobody any more. */
const deregister: Act = (moment) => {
  const house = somewhere(moment, (one) => isOpen(moment, one));
  if (!house || !moment.random.percent(25)) return;
  const by = authorityOf(house.address.region);
  post(moment, by, 'POST /v1/organizations/{id}/deregistration', { on: lately(moment, 3) }, house.organizationId);
};

/** The phone of somebody who waits for news goes dead. */
const losePhone: Act = (moment) => {
  const { residents, seen, cutOff } = moment;
  const waiting = new Set(seen.everybody.filter((one) => !isOver(one)).map(({ personId }) => personId));
  const phones = residents.flatMap(({ personId, phone }) => (phone && waiting.has(personId) ? [phone] : []));
  const phone = drawn(moment, phones);
  if (phone) cutOff(phone);
};

export const officeActs = { doDuty, reach, review, register, deregister, losePhone };
