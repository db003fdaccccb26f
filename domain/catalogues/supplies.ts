import type { Setting } from '../vocabulary.ts';
import type { Name } from './catalogue.ts';
import data from './data/supplies.json' with { type: 'json' };

/** Of whom a norm speaks. The notes under a table part a cell such as `3/4*` in two. */
export type SuppliesFor =
  | 'children'
  | 'children-under-14'
  | 'children-from-14'
  | 'adults'
  | 'men'
  | 'women'
  | 'adults-general-ward'
  | 'adults-severely-ill'
  | 'everyone';

/** So many pieces for one recipient: for so many years, or each day, month or quarter; or as many as are needed. */
export type SupplyNorm = {
  readonly who: SuppliesFor;
  readonly quantity?: number;
  readonly years?: number;
  readonly per?: 'day' | 'month' | 'quarter';
  readonly asNeeded?: true;
};

/** A row of a table; `cells`: the numbers as they are written, from left to right. */
export type Supply = {
  readonly no: number;
  readonly group?: Name;
  readonly name: Name;
  readonly cells: readonly string[];
  readonly norms: readonly SupplyNorm[];
};

/** One table of the annex: bedding, clothing and footwear, furniture. Every unit is a piece («дана»). */
export type SupplyTable = {
  readonly id: 'bedding' | 'clothing' | 'furniture';
  /** Absent of the first: it is that of the annex. */
  readonly title?: Name;
  readonly columns: { readonly children: Name; readonly adults: Name };
  readonly rows: readonly Supply[];
  readonly notes: readonly Name[];
};

/** What recipients are given, and for how long (REF-3; 263/1 and 263/2 annex 3). */
export const supplies = data as Readonly<Partial<Record<Setting, readonly SupplyTable[]>>>;
