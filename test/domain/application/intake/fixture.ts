import { type FileApplication, fileApplication } from '../../../../domain/application/decide-entry.ts';
import type { Context } from '../../../../domain/context.ts';
import { calendar, refusalOf } from '../../../support/given.ts';

/** A Monday, 10:00 in Almaty. */
export const today = '2025-03-10';
export const context: Context = {
  now: '2025-03-10T05:00:00.000Z',
  by: { role: 'department', id: 'dep-1' },
  calendar,
};

export const papers = (...kinds: string[]) => kinds.map((kind) => ({ kind }));

/** A complete application of an elderly person for inpatient care. */
export const command = (change: Partial<FileApplication> = {}): FileApplication => ({
  applicationId: 'app-1',
  setting: 'inpatient',
  category: 'elderly',
  personId: 'person-1',
  departmentId: 'dep-1',
  regionId: 'R1',
  birthDate: '1950-01-01',
  documents: papers('application', 'identity-document', 'medical-card'),
  consentOn: today,
  registers: {},
  ...change,
});

export const filing = (change: Partial<FileApplication> = {}, on: Context = context) =>
  fileApplication(command(change), on)[0];

export const refused = (change: Partial<FileApplication> = {}, on: Context = context) => {
  const { reason, code, ground, particulars } = refusalOf(() => fileApplication(command(change), on));
  return { reason, code, ...ground, particulars };
};
