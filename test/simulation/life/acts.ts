import { entryActs } from './acts-entry.ts';
import { officeActs } from './acts-office.ts';
import { placeActs } from './acts-place.ts';
import { readActs } from './acts-read.ts';
import { recordActs } from './acts-records.ts';
import { stayActs } from './acts-stay.ts';
import { transferActs } from './acts-transfer.ts';
import { wrongActs } from './acts-wrong.ts';
import type { Act } from './moment.ts';

const allActs = {
  ...entryActs,
  ...placeActs,
  ...stayActs,
  ...transferActs,
  ...officeActs,
  ...readActs,
  ...recordActs,
  ...wrongActs,
} satisfies Record<string, Act>;

type ActName = keyof typeof allActs;

/** What people and offices do, by its name; each asks for one thing at most. */
export const acts: Readonly<Record<string, Act>> = allActs;

/** How often an act comes up; what is not named here once. The way to a place comes first. */
const weights: Partial<Record<ActName, number>> = {
  file: 14,
  decide: 14,
  choose: 16,
  admit: 12,
  postpone: 6,
  presentCard: 3,
  stillWaiting: 3,
  withdraw: 2,
  expireProgramme: 2,
  renewProgramme: 4,
  vacate: 4,
  discharge: 5,
  leave: 2,
  comeBack: 2,
  suspend: 2,
  resume: 2,
  extend: 2,
  liveSupported: 2,
  leaveUnit: 2,
  plan: 3,
  askTransfer: 4,
  agreeTransfer: 4,
  doDuty: 14,
  reach: 5,
  review: 3,
  register: 2,
  seeCase: 4,
  seePlan: 2,
  seePosition: 2,
  seeHouse: 2,
  approveVisits: 2,
  markVisit: 3,
  seeRecords: 2,
};

/** Every act, as often as its weight. */
export const actNames: readonly string[] = (Object.keys(allActs) as ActName[]).flatMap((name) =>
  Array<ActName>(weights[name] ?? 1).fill(name),
);

/**
 * Milliseconds that pass on average between two acts, in a world of one organization; of two it is half as much. An
 * organization has some 500 facts a year then.
 */
export const meanGap = 20 * 3_600_000;
