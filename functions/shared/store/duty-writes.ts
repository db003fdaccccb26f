import type { Application } from '../../../domain/application/application.ts';
import type { Fact, TemporaryCase } from '../../../domain/fact.ts';
import type { Calendar } from '../../../domain/law/calendar.ts';
import type { Instant } from '../../../domain/law/time.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import { officeWakeOf } from '../../../domain/obligation/office.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Change, Outcome } from './change.ts';
import * as keys from './keys.ts';
import { put, remove, type Write } from './write.ts';

/** The stay and the organization that an agreement is asked for: who is to agree may not read the case (TRA-1). */
type Transfer = { stayId: string; toOrganizationId: string; toRegionId: string };

/** Whose duties these are: an application's, or an organization's own. */
type DutyHolder = {
  id: string;
  regionId: string;
  duties: readonly Duty[];
  temporary?: TemporaryCase;
  transfer?: Transfer;
};

const transferOf = ({ stay }: Application): { transfer?: Transfer } =>
  stay?.transfer
    ? {
        transfer: {
          stayId: stay.stayId,
          toOrganizationId: stay.transfer.toOrganizationId,
          toRegionId: stay.transfer.toRegionId,
        },
      }
    : {};

const holderOf = (subject: Application | Organization | undefined): DutyHolder | undefined =>
  subject &&
  ('applicationId' in subject
    ? {
        id: subject.applicationId,
        regionId: subject.regionId,
        duties: subject.duties,
        ...(subject.temporary && { temporary: subject.temporary }),
        ...transferOf(subject),
      }
    : { id: subject.organizationId, regionId: subject.address.region, duties: subject.duties });

/** What the items of duties are made with besides the duties: the moment of the change, and the regions known by it. */
type Around = { calendar: Calendar; now: Instant; regions: ReadonlyMap<string, string> };

const regionsOf = (...organizations: readonly (Organization | undefined)[]): ReadonlyMap<string, string> =>
  new Map(organizations.flatMap((known) => (known ? [[known.organizationId, known.address.region]] : [])));

/**
 * The region whose authority sees a duty: its own; of an organization's duty the region of the organization's address
 * (contract), which the change knows, or the case; where neither does, as of a department's duty, the region of the case.
 */
const regionOf = ({ owner }: Duty, holder: DutyHolder, { regions }: Around): string => {
  if (owner.role === 'authority') return owner.id;
  if (owner.role !== 'organization') return holder.regionId;
  const { regionId, temporary, transfer } = holder;
  const asked = owner.id === transfer?.toOrganizationId ? transfer.toRegionId : undefined;
  const appliedAt = owner.id === temporary?.appliedAt ? temporary.appliedRegionId : undefined;
  return regions.get(owner.id) ?? asked ?? appliedAt ?? regionId;
};

const aboutOf = ({ kind }: Duty, { transfer }: DutyHolder) =>
  kind === 'agree-transfer' && transfer
    ? { about: { stayId: transfer.stayId, toOrganizationId: transfer.toOrganizationId } }
    : {};

const dutyItem = (duty: Duty, holder: DutyHolder, state: keys.DutyState, around: Around) => {
  const sk = keys.dutySk(state, duty.due, duty.id);
  const wake = state === 'open' ? officeWakeOf(duty, around) : undefined;
  return {
    ...keys.dutyKey(duty.owner, sk),
    g1pk: keys.regionPk(regionOf(duty, holder, around)),
    g1sk: sk,
    ...(wake && keys.dutyIndex(wake.rule, wake.at, duty.id)),
    entity: 'duty',
    duty,
    subject: holder.id,
    state,
    ...aboutOf(duty, holder),
  };
};

const ofOffices = (holder: DutyHolder | undefined): Duty[] =>
  (holder?.duties ?? []).filter((duty) => duty.owner.role !== 'recipient');

/** Done is what a fact fulfilled; what has fallen away, or another duty has taken the place of, is nobody's merit. */
const isFulfilled = ({ id, kind }: Duty, facts: readonly Fact[]): boolean =>
  facts.some(({ closes = [], closesIds = [] }) => closes.includes(kind) || closesIds.includes(id));

type Held = { before: DutyHolder | undefined; after: DutyHolder | undefined };

const writesOfHolder = (table: string, { before, after }: Held, facts: readonly Fact[], around: Around): Write[] => {
  if (!after) return [];
  const old = new Map(ofOffices(before).map((duty) => [duty.id, duty]));
  const now = new Map(ofOffices(after).map((duty) => [duty.id, duty]));
  return [
    ...[...now.values()]
      .filter((duty) => old.get(duty.id)?.told !== duty.told || !old.has(duty.id))
      .map((duty) => put(table, dutyItem(duty, after, 'open', around))),
    ...[...old.values()]
      .filter(({ id }) => !now.has(id))
      .flatMap((duty) => [
        remove(table, keys.dutyKey(duty.owner, keys.dutySk('open', duty.due, duty.id))),
        // What it was about is known before the change alone.
        ...(isFulfilled(duty, facts) ? [put(table, dutyItem(duty, { ...after, ...before }, 'done', around))] : []),
      ]),
  ];
};

/** The items of the offices' duties that a change sets, tells of, fulfils, or lets fall away. */
export const dutyWrites = (table: string, calendar: Calendar, change: Change, outcome: Outcome): Write[] => {
  const { facts } = change;
  const last = facts.at(-1);
  if (!last) return [];
  const regions = regionsOf(change.organization, change.destination, outcome.organization, outcome.destination);
  const around = { calendar, now: last.at, regions };
  return [
    { before: holderOf(change.application), after: holderOf(outcome.application) },
    { before: holderOf(change.organization), after: holderOf(outcome.organization) },
  ].flatMap((held) => writesOfHolder(table, held, facts, around));
};
