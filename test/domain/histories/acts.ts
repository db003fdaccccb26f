import type { Act } from './act.ts';
import { entryActs } from './acts-entry.ts';
import { officeActs } from './acts-office.ts';
import { placeActs } from './acts-place.ts';
import { planActs } from './acts-plan.ts';
import { recordActs } from './acts-records.ts';
import { stayActs } from './acts-stay.ts';

const allActs = {
  ...entryActs,
  ...placeActs,
  ...stayActs,
  ...planActs,
  ...officeActs,
  ...recordActs,
} satisfies Record<string, Act>;

type ActName = keyof typeof allActs;

export const acts: Readonly<Record<string, Act>> = allActs;

/** How often an act is tried; what is not named here once. The way to a place and the passing of time come first. */
const weights: Partial<Record<ActName, number>> = {
  file: 10,
  decide: 12,
  choose: 14,
  admit: 9,
  pass: 7,
  postpone: 6,
  presentCard: 3,
  message: 2,
  completeDuty: 3,
  vacate: 2,
  discharge: 3,
  liveSupported: 2,
  leaveUnit: 2,
  leave: 2,
  comeBack: 2,
  resume: 2,
  transfer: 4,
  drawUp: 2,
  fillIn: 2,
  approve: 2,
  approveVisits: 2,
  visit: 2,
};

/** Every act, as often as it is to be tried. */
export const actNames = (Object.keys(allActs) as ActName[]).flatMap((name) =>
  Array<ActName>(weights[name] ?? 1).fill(name),
);
