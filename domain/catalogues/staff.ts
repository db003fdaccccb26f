import type { Name } from './catalogue.ts';
import data from './data/staff.json' with { type: 'json' };

/** How many units of a position there are at least (REF-5). `notes`: numbers of the notes that limit it. */
export type Position = {
  readonly no: number;
  readonly name: Name;
  readonly notes?: readonly number[];
  /** By column; 0 where the table has a dash. Columns beyond the last are what `rest` says. */
  readonly units: readonly number[];
  readonly rest?: Name;
};

/** The least staff of an inpatient organization by the number of its recipients (308 annex 1, repealed). */
export const staff: {
  readonly columns: readonly (Name & { readonly notes?: readonly number[] })[];
  readonly groups: readonly { readonly name: Name; readonly rows: readonly Position[] }[];
  readonly notes: readonly Name[];
} = data;
