import type { Application } from '../application/application.ts';
import { agesOf } from '../application/intake/eligibility.ts';
import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { assertMayTake } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import { adultOn, isSamePerson, type Person } from '../person/person.ts';
import { AgainstNorm, type Ground } from '../refusal.ts';
import { type Category, isChild, type Setting, settingNorm } from '../vocabulary.ts';
import { assertServes, placePastQueue, type Queue } from './destination.ts';
import { dutiesOfBeginning } from './duties.ts';
import { assertGiven, hasReturned } from './service.ts';

export type BeginPaidStay = {
  applicationId: string;
  stayId: string;
  setting: Setting;
  category: Category;
  personId: string;
  representativeId?: string;
  departmentId: string;
  regionId: string;
  birthDate: LegalDate;
  contract: { number: string; date: LegalDate };
  order: Order;
  /** The last day of the contract, when it has one. */
  until?: LegalDate;
  /** The person's other applications. */
  others?: readonly Application[];
};

const assertDates = ({ contract, order, until }: BeginPaidStay, ground: Ground, context: Context): void => {
  assertGiven(order, ground, context);
  if (contract.date > legalDateOf(context.now))
    throw new AgainstNorm('contract-in-the-future', `The contract is dated ${contract.date}, a day to come.`, ground, {
      date: contract.date,
    });
  if (until !== undefined && until < order.date)
    throw new AgainstNorm('stay-ends-before-it-begins', 'The stay ends before it begins.', ground, { until });
};

const assertAge = (command: BeginPaidStay, today: LegalDate): void => {
  const from = command.order.date;
  const ages = agesOf(command, from);
  if (ages && (from < ages.from || (ages.until !== undefined && from > ages.until)))
    throw new AgainstNorm(
      'age-outside-category',
      `Of this category and age the setting serves from ${ages.from}${ages.until ? ` until ${ages.until}` : ''}.`,
      groundOf(settingNorm[command.setting], today, command.setting),
      { from: ages.from, ...(ages.until !== undefined && { until: ages.until }) },
    );
};

/**
 * ADM-6: who makes a contract shows who they are. A number alone does not say that its bearer came, and what other offices
 * filed of somebody known is not told to whoever has no more than that.
 * @throws AgainstNorm `person-differs`
 */
export const assertNamed = (
  known: Pick<Person, 'name' | 'birthDate'>,
  named: Pick<Person, 'name' | 'birthDate'>,
  setting: Setting,
  today: LegalDate,
): void => {
  if (!isSamePerson(known, named))
    throw new AgainstNorm(
      'person-differs',
      'The family name, the given name or the birth date is not that of the person known by this IIN.',
      groundOf('ADM-6', today, setting),
    );
};

/**
 * ADM-6: a stay by the recipient's own contract. It comes from no queue, so it takes only a place that nobody there has a
 * right to; it ends, among others, when the contract is broken.
 * @throws WrongState `no-free-place` · AgainstNorm `other-setting`, `category-not-served`, `order-in-the-future`,
 *   `contract-in-the-future`, `stay-ends-before-it-begins`, `age-outside-category`, `not-registered`, `licence-not-valid`
 */
export const beginPaidStay = (
  command: BeginPaidStay,
  { organization, ...queue }: { organization: Organization } & Queue,
  context: Context,
): Fact[] => {
  const { setting, category, contract, order, until, representativeId, others = [] } = command;
  const { organizationId } = organization;
  const today = legalDateOf(context.now);
  const ground = groundOf('ADM-6', today, setting);
  assertServes(organization, command, ground, today);
  assertDates(command, ground, context);
  assertAge(command, today);
  assertMayTake(organization, today);
  const place = placePastQueue(organization, queue, ground);
  const ofAge = isChild(category) ? { adultOn: adultOn(command.birthDate, order.date) } : {};
  const sets = dutiesOfBeginning(
    { setting, category, ...ofAge },
    { organizationId, from: order.date, paid: true, ...(until && { until }) },
    context,
  );
  return [
    {
      type: 'PaidStayBegun',
      applicationId: command.applicationId,
      organizationId,
      stayId: command.stayId,
      at: context.now,
      by: context.by,
      ...ground,
      setting,
      category,
      departmentId: command.departmentId,
      regionId: command.regionId,
      personId: command.personId,
      ...(representativeId && { representativeId }),
      ...ofAge,
      contract,
      order,
      ...(until && { until }),
      ...(hasReturned(others, organizationId) && { returned: true as const }),
      ...(place.yielded && { yielded: true as const }),
      ...(sets.length > 0 && { sets }),
    },
  ];
};
