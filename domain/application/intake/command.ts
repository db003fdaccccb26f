import type { Programme, TemporaryCase } from '../../fact.ts';
import type { LegalDate } from '../../law/time.ts';
import type { Category, Setting } from '../../vocabulary.ts';
import type { Application } from '../application.ts';

/** A document as the department names it; the contract fixes no list of kinds. */
export type Document = { kind: string; issuedOn?: LegalDate };

/** What the information systems say of the recipient, as far as a decision rests on it (APP-3). Absent: they hold no data. */
export type Registers = {
  isp?: Programme;
  disabilityGroup?: 1 | 2 | 3;
  pensionAge?: boolean;
  incapacity?: boolean;
  veteran?: boolean;
  orphanReached18InInpatient?: boolean;
};

export type FileApplication = {
  applicationId: string;
  setting: Setting;
  category: Category;
  personId: string;
  representativeId?: string;
  departmentId: string;
  regionId: string;
  birthDate: LegalDate;
  documents: readonly Document[];
  consentOn: LegalDate;
  registers: Registers;
  temporary?: TemporaryCase & { declinesPolice?: boolean };
  livesIn?: string;
  filedOn?: LegalDate;
  /** The person's earlier applications. */
  others?: readonly Application[];
};
