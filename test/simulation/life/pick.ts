import type { Application } from '../../../domain/application/application.ts';
import type { Order } from '../../../domain/fact.ts';
import { addDays, type LegalDate } from '../../../domain/law/time.ts';
import { obstacleToTaking } from '../../../domain/organization/licence.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Moment } from './moment.ts';

/** One act in ten is tried on anybody, whether or not it makes sense: most of these are refused. */
const wild = 10;

/** One of several, if there is any. */
export const drawn = <T>({ random }: Moment, among: readonly T[]): T | undefined =>
  among.length > 0 ? random.pick(among) : undefined;

/** Somebody's case that is so, and no other. */
export const caseThat = (moment: Moment, is: (application: Application) => boolean): Application | undefined =>
  drawn(moment, moment.seen.everybody.filter(is));

const oneOf = <T>(moment: Moment, all: readonly T[], fits: (one: T) => boolean): T | undefined =>
  drawn(moment, moment.random.percent(wild) ? all : all.filter(fits));

/** Somebody's case that the act makes sense for, if there is any such; now and then any. */
export const someone = (moment: Moment, fits: (application: Application) => boolean): Application | undefined =>
  oneOf(moment, moment.seen.everybody, fits);

/** An organization that the act makes sense for, if there is any such; now and then any. */
export const somewhere = (moment: Moment, fits: (organization: Organization) => boolean): Organization | undefined =>
  oneOf(moment, moment.seen.houses, fits);

/** Whether an organization takes people now: it is in the register, with a licence (CAT-8). */
export const isOpen = ({ today }: Moment, organization: Organization): boolean =>
  obstacleToTaking(organization, today) === undefined;

/** The organization of a case, if it has chosen one. */
export const houseOf = ({ seen }: Moment, { organizationId }: Pick<Application, 'organizationId'>) =>
  seen.houses.find((house) => house.organizationId === organizationId);

/** Today, or as often as not a day so far back at most, as papers come in late. */
export const lately = ({ random, today }: Moment, days: number): LegalDate =>
  random.percent(50) ? today : addDays(today, -random.int(0, days));

/** A paper's number, like an order's, a decision's or a contract's. */
export const paper = (moment: Moment): Order => ({ number: `${moment.random.int(1, 999)}-ж`, date: lately(moment, 2) });
