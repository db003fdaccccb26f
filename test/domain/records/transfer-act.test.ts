import { expect, it } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { entriesOf, type Received } from '../../../domain/records/personal-file.ts';
import { handoverOf, inventoryOf } from '../../../domain/records/transfer-act.ts';
import { refusalOf, statesAfter } from '../../support/given.ts';
import { admittedOn, ids, orderOf, stayIn } from '../stay/stays.ts';

const order = orderOf('2025-05-06', '10');
const told = { at: '2025-05-06T05:00:00.000Z', by: { role: 'system' } } as const;
const requested: Fact = {
  type: 'TransferRequested',
  ...ids,
  toOrganizationId: 'org-2',
  toRegionId: 'R1',
  on: '2025-05-05',
  order,
  ...told,
};
const moved: Fact = {
  type: 'RecipientTransferred',
  ...ids,
  toOrganizationId: 'org-2',
  toRegionId: 'R1',
  date: '2025-05-06',
  order,
  ...told,
};
const onward: Fact = {
  ...requested,
  organizationId: 'org-2',
  toOrganizationId: 'org-3',
  order: orderOf('2025-06-02', '3'),
};

const handover = (facts: readonly Fact[], organizationId: string) => {
  const timeline = [...stayIn('semi-inpatient'), ...facts];
  return handoverOf(statesAfter(timeline).application, timeline, organizationId);
};

it('TRA-2 · while a transfer is asked for, the act is of whoever asks', () => {
  const asked = { fromOrganizationId: 'org-1', toOrganizationId: 'org-2', order, date: '2025-05-05' };
  expect(handover([requested], 'org-1')).toStrictEqual(asked);
  expect(refusalOf(() => handover([requested], 'org-2')).code).toBe('nothing-to-hand-over');
});

it('TRA-2 · once it is made, it is of both, also when the next one is asked for', () => {
  const made = {
    fromOrganizationId: 'org-1',
    toOrganizationId: 'org-2',
    order,
    date: '2025-05-06',
    madeAt: '2025-05-06T05:00:00.000Z',
  };
  expect(handover([moved], 'org-1')).toStrictEqual(made);
  expect(handover([moved], 'org-2')).toStrictEqual(made);
  expect(handover([moved, onward], 'org-1')).toStrictEqual(made);
  expect(handover([moved, onward], 'org-2')).toMatchObject({ fromOrganizationId: 'org-2', toOrganizationId: 'org-3' });
});

it('TRA-2 · without a transfer there is nothing to hand over', () => {
  const refusal = refusalOf(() => handover([], 'org-1'));
  expect([refusal.code, refusal.reason, refusal.ground]).toStrictEqual([
    'nothing-to-hand-over',
    'state',
    { norm: 'TRA-2', source: '230 cl.23(2)' },
  ]);
});

it('TRA-2 · the inventory names what is in the file, not what is missing, and what is attached in any case', () => {
  const timeline = [...stayIn('semi-inpatient', { category: 'persons-with-disability' }), moved];
  const { application } = statesAfter(timeline);
  const scan = (kind: Received['kind'], change: Partial<Received> = {}): Received => ({
    stayId: 'stay-1',
    documentId: `doc-${kind}`,
    kind,
    type: 'application/pdf',
    size: 1,
    receivedAt: '2025-04-10T05:00:00.000Z',
    ...change,
  });
  const received = [
    scan('disability-certificate', { issuedOn: '2024-02-02', pages: 2 }),
    scan('disability-certificate', { issuedOn: '2025-02-02', original: true }),
    scan('individual-plan'),
  ];
  const entries = entriesOf({ application, incapacity: false }, timeline, received, admittedOn);
  expect(
    inventoryOf(entries, { fromOrganizationId: 'org-1', toOrganizationId: 'org-2', order, date: '2025-05-06' }),
  ).toStrictEqual([
    { no: 1, kind: 'application', uploaded: false },
    { no: 2, kind: 'identity-document', uploaded: false },
    { no: 3, kind: 'disability-certificate', issuedOn: '2024-02-02', form: 'copy', pages: 2, uploaded: true },
    { no: 4, kind: 'disability-certificate', issuedOn: '2025-02-02', form: 'original', uploaded: true },
    { no: 5, kind: 'medical-card', uploaded: false },
    { no: 6, kind: 'decision', number: expect.any(String), issuedOn: expect.any(String), uploaded: false },
    { no: 7, kind: 'admission-order', number: '1', issuedOn: admittedOn, uploaded: false },
    { no: 8, kind: 'discharge-order', number: '10', issuedOn: '2025-05-06', uploaded: false },
    { no: 9, kind: 'individual-plan', form: 'copy', uploaded: true },
    { no: 10, kind: 'monitoring-journal', uploaded: false },
  ]);
});
