import type { Fact, FactOf } from '../../domain/fact.ts';
import type { DutyToSet } from '../../domain/obligation/duty.ts';

/** Facts of a plain case, for `given`; 10.03.2025 is a Monday. */

const by = { role: 'system' } as const;
export const applicationId = 'app-1';
export const organizationId = 'org-1';
const ids = { applicationId, organizationId };

export const registered = (change: Partial<FactOf<'OrganizationRegistered'>> = {}): Fact => ({
  type: 'OrganizationRegistered',
  at: '2025-01-06T05:00:00.000Z',
  by,
  organizationId,
  bin: '990140000015',
  name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
  setting: 'inpatient',
  categories: ['elderly', 'persons-with-disability'],
  capacity: 10,
  occupied: 10,
  address: { region: 'R1', locality: 'L1', line: '1' },
  licence: { number: '1', validFrom: '2024-01-01', validTo: '2027-12-31' },
  registeredOn: '2024-01-01',
  ...change,
});

export const vacated = (count = 1): Fact => ({
  type: 'BedVacated',
  at: '2025-03-10T05:00:00.000Z',
  by,
  organizationId,
  count,
});

export const filed = (change: Partial<FactOf<'ApplicationFiled'>> = {}): Fact => ({
  type: 'ApplicationFiled',
  at: '2025-03-03T05:00:00.000Z',
  by,
  applicationId,
  setting: 'inpatient',
  category: 'elderly',
  priorityClass: 'ordinary',
  departmentId: 'dep-1',
  regionId: 'R1',
  personId: 'person-1',
  filedOn: '2025-03-03',
  ...change,
});

const recipient = { role: 'recipient', id: applicationId } as const;
const department = { role: 'department', id: 'dep-1' } as const;

export const notifyDuty = (due: string, source = '263/1 cl.7 pt.1'): DutyToSet => ({
  kind: 'notify-recipient',
  owner: department,
  due,
  norm: 'NOT-1',
  source,
});
export const chooseDuty = (due: string, source = '263/1 cl.7 pt.3'): DutyToSet => ({
  kind: 'choose-organization',
  owner: recipient,
  due,
  norm: 'CHO-1',
  source,
});
export const arriveDuty = (due: string, norm: string, source: string): DutyToSet => ({
  kind: 'arrive',
  owner: recipient,
  due,
  norm,
  source,
});
export const reachDuty = (due: string): DutyToSet => ({
  kind: 'reach-recipient',
  owner: department,
  due,
  norm: 'SMS-3',
  source: 'policy',
});

export const granted = (change: Partial<FactOf<'DecisionMade'>> = {}): Fact => ({
  type: 'DecisionMade',
  at: '2025-03-10T05:00:00.000Z',
  by,
  applicationId,
  number: '7',
  date: '2025-03-10',
  outcome: 'granted',
  sets: [notifyDuty('2025-03-12'), chooseDuty('2025-03-26')],
  ...change,
});

export const chosen = (): Fact => ({
  type: 'OrganizationChosen',
  at: '2025-03-11T05:00:00.000Z',
  by,
  ...ids,
  closes: ['notify-recipient', 'choose-organization'],
});

export const joined = (change: Partial<FactOf<'QueueJoined'>> = {}): Fact => ({
  type: 'QueueJoined',
  at: '2025-03-11T05:00:00.000Z',
  by,
  ...ids,
  registration: 1,
  ...change,
});

export const offered = (change: Partial<FactOf<'PlaceOffered'>> = {}): Fact => ({
  type: 'PlaceOffered',
  at: '2025-04-07T05:00:00.000Z',
  by,
  ...ids,
  basis: 'vacancy',
  arriveBy: '2025-04-21',
  sets: [arriveDuty('2025-04-21', 'ARR-2', '263/1 cl.7 pt.9')],
  ...change,
});

export const noticeSent = (change: Partial<FactOf<'NoticeSent'>> = {}): Fact => ({
  type: 'NoticeSent',
  at: '2025-04-07T05:00:10.000Z',
  by,
  applicationId,
  notice: 'place-offered',
  cause: 'app-1.5',
  ...change,
});

/** Admitted by the head's order of 14.04.2025 to the place held. */
export const admitted = (change: Partial<FactOf<'RecipientAdmitted'>> = {}): Fact => ({
  type: 'RecipientAdmitted',
  at: '2025-04-14T05:00:00.000Z',
  by,
  ...ids,
  stayId: 'stay-1',
  order: { number: '3', date: '2025-04-14' },
  placeHeld: true,
  closes: ['arrive'],
  ...change,
});

/** Granted, chosen, in the queue. */
export const waiting = (): Fact[] => [registered(), filed(), granted(), chosen(), joined()];

/** First in the queue of an organization where a bed fell vacant: offered, and told. */
export const called = (): Fact[] => [...waiting(), vacated(), offered(), noticeSent()];

/** The same in semi-inpatient care, where the term is three working days. */
export const calledSemi = (): Fact[] => [
  registered({ setting: 'semi-inpatient' }),
  filed({ setting: 'semi-inpatient' }),
  granted(),
  chosen(),
  joined(),
  vacated(),
  offered({ arriveBy: '2025-04-10', sets: [arriveDuty('2025-04-10', 'ARR-2', '263/2 cl.7 pt.5')] }),
  noticeSent(),
];

export const stayEnded = (): FactOf<'StayEnded'> => ({
  type: 'StayEnded',
  at: '2025-04-16T05:00:00.000Z',
  by,
  ...ids,
  stayId: 'stay-1',
  ground: 'request',
  date: '2025-04-16',
  order: { number: '4', date: '2025-04-16' },
});
