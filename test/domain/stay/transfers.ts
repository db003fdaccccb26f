import type { Application } from '../../../domain/application/application.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import {
  concernsOrganization,
  evolveOrganization,
  type Organization,
} from '../../../domain/organization/organization.ts';
import type { Queue } from '../../../domain/stay/destination.ts';
import { type TransferRecipient, transferRecipient } from '../../../domain/stay/transfer.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { registered } from '../../support/facts.ts';
import { calendar, refusalOf, statesAfter } from '../../support/given.ts';
import { apartFromPlans, categoriesOf, orderOf, placesOf, stayIn } from './stays.ts';

/** 02.06.2025 is a Monday. */
export const now = '2025-06-02T05:00:00.000Z';
export const today = '2025-06-02';
export const tomorrow = '2025-06-03';
export const sendersOrder = orderOf(today, '5');
export const authority = (id: string): Context['by'] => ({ role: 'authority', id });
export const receiver: Context['by'] = { role: 'organization', id: 'org-2' };
export const openQueue: Queue = { eligible: [], wholeQueue: true };

export const destinationIn = (setting: Setting, change: Partial<FactOf<'OrganizationRegistered'>> = {}): Organization =>
  statesAfter([
    registered({
      organizationId: 'org-2',
      setting,
      categories: categoriesOf[setting],
      capacity: 5,
      occupied: 4,
      ...change,
    }),
  ]).organization;

export type Case = { facts: Fact[]; to: Organization; toQueue?: Queue };

/** One post of a transfer; what it decides, not yet written. */
export const posting = (
  { facts, to, toQueue = openQueue }: Case,
  by: Context['by'],
  command: Partial<TransferRecipient> = {},
  at = now,
) => {
  const { application, organization } = statesAfter(facts);
  const move = { from: organization, to, toQueue };
  const said = { order: sendersOrder, date: today, ...command };
  return transferRecipient(application, move, said, { now: at, by, calendar }).map(apartFromPlans);
};

export const post = (of: Case, ...rest: [Context['by'], Partial<TransferRecipient>?, string?]): Case => ({
  ...of,
  facts: [...of.facts, ...posting(of, ...rest)],
});

export const refused = (of: Case, ...rest: [Context['by'], Partial<TransferRecipient>?, string?]) =>
  refusalOf(() => posting(of, ...rest));

/** The case, and the places of both organizations, after everything. */
export const outcomeOf = ({ facts, to }: Case): { application: Application; left: object; entered: object } => {
  const { application, organization } = statesAfter(facts);
  const destination = facts
    .filter((fact) => fact.type === 'RecipientTransferred' && concernsOrganization(fact, to.organizationId))
    .reduce<Organization>((state, fact) => evolveOrganization(state, fact), to);
  return { application, left: placesOf(organization), entered: placesOf(destination) };
};

export const stayed = {
  left: { free: 1, reserved: 0, residents: 1, unknownResidents: 8 },
  entered: { free: 1, reserved: 0, residents: 0, unknownResidents: 4 },
};
export const movedOver = {
  left: { free: 2, reserved: 0, residents: 0, unknownResidents: 8 },
  entered: { free: 0, reserved: 0, residents: 1, unknownResidents: 4 },
};

export const elsewhere = { address: { region: 'R2', locality: 'L9', line: '1' } };
export const near = { address: { region: 'R1', locality: 'L2', line: '1' } };

export const inpatient = (to: Partial<FactOf<'OrganizationRegistered'>> = elsewhere): Case => ({
  facts: stayIn('inpatient'),
  to: destinationIn('inpatient', to),
});
export const semiInpatient = (to: Partial<FactOf<'OrganizationRegistered'>> = {}): Case => ({
  facts: stayIn('semi-inpatient'),
  to: destinationIn('semi-inpatient', to),
});
export const temporary = (to: Partial<FactOf<'OrganizationRegistered'>> = elsewhere): Case => ({
  facts: stayIn('temporary-stay'),
  to: destinationIn('temporary-stay', to),
});
