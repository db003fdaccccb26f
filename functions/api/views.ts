import type * as z from 'zod';
import { type Application, type Stay, subjectOfFact } from '../../domain/application/application.ts';
import type { Fact, FactType } from '../../domain/fact.ts';
import { explainDeadline, explainTurn } from '../../domain/law/explanations/index.ts';
import { nightBedHours } from '../../domain/law/night-bed.ts';
import type { LegalDate } from '../../domain/law/time.ts';
import { type Duty, dutyOf } from '../../domain/obligation/duty.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Entry } from '../../domain/queue/order.ts';
import { originalsOf } from '../../domain/stay/originals.ts';
import type * as answers from '../../events/http/answers.ts';
import type { Role } from '../../events/http/authority.ts';
import { remarkKind } from '../../events/http/remark-kind.ts';
import type { KeptRemark } from '../shared/store/people.ts';
import type { StoredFact } from '../shared/store/store.ts';

/** Why an entry keeps its place and is offered none (QUE-7, QUE-10). */
const blockedOf = ({ status, turn }: Application) =>
  status === 'suspended'
    ? { blocked: 'contraindications' as const }
    : { ...(turn?.blocked && { blocked: turn.blocked }) };

/** TMP-6: that the police are told is between the organization and them: a screen at home may be seen by another. */
const shownTo = (role: Role, duties: readonly Duty[]): readonly Duty[] =>
  role === 'citizen' ? duties.filter(({ kind }) => kind !== 'inform-police') : duties;

/** What offices report, or are told, of their duties is between them, as are those duties (TMP-6, SMS-2). */
const betweenOffices: readonly FactType[] = ['ObligationDone', 'ObligationReminded', 'ObligationOverdue'];

const toldTo = (role: Role, timeline: readonly StoredFact[]): readonly StoredFact[] =>
  role === 'citizen' ? timeline.filter(({ fact: { type } }) => !betweenOffices.includes(type)) : timeline;

/**
 * The remarks that are the person's own to have: why it was decided so, what they said themselves, what a medical card or an
 * order of a stay says of them. What an office notes on a duty it reports done stays between offices, whatever the duty: it
 * may tell that the police were informed (TMP-6), and the report itself is not shown to them either.
 */
const isTheirs = (remark: KeptRemark): remark is KeptRemark & { kind: z.output<typeof remarkKind> } =>
  remarkKind.safeParse(remark.kind).success;

/** What was written in the cases of a person, as they themselves may have it, the newest first. */
export const remarksView = (remarks: readonly KeptRemark[]): z.output<typeof answers.themself>['remarks'] =>
  remarks
    .filter(isTheirs)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map(({ factId, ...remark }) => ({ applicationId: subjectOfFact(factId), ...remark }));

/** The person as filed, and as they were told of since; of the representative no more than that either. */
export const personView = ({
  personId: _,
  incapacity,
  ...person
}: Person): NonNullable<z.output<typeof answers.themself>['person']> => ({
  ...person,
  ...(incapacity && { incapacity }),
});

/** ADM-3: the originals to bring along, where there are any. */
const bringing = ({ setting, category }: Application) => {
  const originals = originalsOf(setting, category);
  return originals.length > 0 ? { bring: [...originals] } : {};
};

/** By which paper it was: the decision, or the head's order. */
const paperOf = (fact: Fact) => ({
  ...((fact.type === 'DecisionMade' || fact.type === 'DecisionCancelled') && {
    decision: { number: fact.number, date: fact.date },
  }),
  ...('order' in fact && fact.order && { order: fact.order }),
});

const entryOfTimeline = (fact: Fact): z.output<typeof answers.application>['timeline'][number] => {
  const { at, type, norm, source, by } = fact;
  const explanation = explainTurn(fact);
  return {
    at,
    type,
    ...(norm && { norm }),
    ...(source && { source }),
    by,
    ...paperOf(fact),
    ...(explanation && { explanation }),
  };
};

/** ОЖБ: the programme as it was told of. */
const programmeOf = ({ isp }: Application) =>
  isp && { isp: { number: isp.number, settings: isp.settings, validTo: isp.validTo } };

/** The application as its citizen and the offices see it (contract). */
export const applicationView = (
  application: Application,
  timeline: readonly StoredFact[],
  { today, role }: { today: LegalDate; role: Role },
): z.output<typeof answers.application> => ({
  applicationId: application.applicationId,
  status: application.status,
  setting: application.setting,
  category: application.category,
  ...(application.organizationId && { organizationId: application.organizationId }),
  ...programmeOf(application),
  ...(application.turn &&
    (application.status === 'queued' || application.status === 'suspended') && {
      queue: {
        joinedAt: application.turn.joinedAt,
        priorityClass: application.priorityClass,
        ...blockedOf(application),
      },
    }),
  ...(application.offer && {
    offer: {
      offeredAt: application.offer.offeredAt,
      ...(application.offer.arriveBy && { arriveBy: application.offer.arriveBy }),
      ...bringing(application),
      postponed: application.offer.postponed,
      placeHeld: application.offer.placeHeld,
      // SMS-3: until the notice is confirmed the term does not run, and nothing lapses.
      ...(application.offer.arriveBy && !dutyOf(application.duties, 'arrive') && { termStopped: true }),
    },
  }),
  ...(application.stay && {
    stay: {
      ...stayView(application.stay),
      ...(application.stay.kind === 'night-bed' && { hours: nightBedHours(today) }),
    },
  }),
  ...(application.ended && { ended: application.ended }),
  deadlines: shownTo(role, application.duties).map((duty) => ({
    obligationId: duty.id,
    kind: duty.kind,
    due: duty.due,
    norm: duty.norm,
    source: duty.source,
    explanation: explainDeadline(duty),
  })),
  timeline: toldTo(role, timeline).map(({ fact }) => entryOfTimeline(fact)),
});

/** Which organizations a stay led through is between those who were there. */
const stayView = ({ left: _, ...stay }: Stay): Omit<Stay, 'left'> => stay;

/** A turn as those see it who keep the queue; `before`: how many stand before it. */
export const entryView = (
  { applicationId, priorityClass, joinedAt, blocked, away }: Entry,
  before: number,
): z.output<typeof answers.queue>['entries'][number] => ({
  position: before + 1,
  applicationId,
  priorityClass,
  joinedAt,
  ...(blocked && { blocked }),
  ...(away && { postponed: true }),
});

/** The organization as anybody sees it; where a shelter of temporary stay stands is not told to everybody (SMS-2). */
export const organizationView = (organization: Organization) => ({
  organizationId: organization.organizationId,
  name: organization.name,
  setting: organization.setting,
  categories: organization.categories,
  address:
    organization.setting === 'temporary-stay'
      ? { region: organization.address.region, locality: organization.address.locality }
      : organization.address,
  licence: organization.licence,
  ...(organization.details?.kind && { kind: organization.details.kind }),
  ...(organization.deregisteredOn && { deregisteredOn: organization.deregisteredOn }),
  capacity: organization.capacity,
  free: organization.free,
  queueLength: organization.waiting,
});
