import type { Fact, FactOf } from '../fact.ts';
import { type Application, type Plan, type Stay, without } from './application.ts';

/** The facts of a stay, from the admission to its end. */
export type StayFact = FactOf<
  | 'RecipientAdmitted'
  | 'LeaveBegan'
  | 'LeaveEnded'
  | 'ServiceSuspended'
  | 'ServiceResumed'
  | 'VisitScheduleApproved'
  | 'VisitMarked'
  | 'StayExtended'
  | 'SupportedLivingBegun'
  | 'SupportedLivingEnded'
  | 'TransferRequested'
  | 'TransferAgreed'
  | 'TransferDeclined'
  | 'RecipientTransferred'
  | 'PlanDrawnUp'
  | 'PlanFilledIn'
  | 'PlanApproved'
  | 'MonitoringEntered'
  | 'StayEnded'
> &
  Fact;

const stayWith = (state: Application, change: Partial<Stay>, ...gone: (keyof Stay)[]): Application => {
  if (!state.stay) return state;
  const stay = { ...state.stay, ...change };
  for (const key of gone) delete stay[key];
  return { ...state, stay };
};

const planWith = (state: Application, change: Partial<Plan>): Application =>
  state.stay?.plan ? stayWith(state, { plan: { ...state.stay.plan, ...change } }) : state;

/** The state after a fact of the stay. */
export const afterInStay = (state: Application, fact: StayFact): Application => {
  switch (fact.type) {
    case 'RecipientAdmitted':
      return {
        ...without(state, 'offer', 'turn', 'notice', 'reminded', 'heardAt'),
        status: 'admitted',
        stay: {
          stayId: fact.stayId,
          admittedOn: fact.order.date,
          ...(fact.kind && { kind: fact.kind }),
          ...(fact.until && { until: fact.until }),
          ...(fact.returned && { returned: true }),
        },
      };
    case 'LeaveBegan':
      return stayWith(state, { leave: { reason: fact.reason, from: fact.from, until: fact.until } });
    case 'LeaveEnded':
      return stayWith(state, {}, 'leave');
    case 'ServiceSuspended':
      return { ...stayWith(state, { suspendedFrom: fact.from }), status: 'suspended' };
    case 'ServiceResumed':
      return { ...stayWith(state, {}, 'suspendedFrom'), status: 'admitted' };
    // Schedule and marks stand beside the case; what they change of it are duties.
    case 'VisitScheduleApproved':
    case 'VisitMarked':
      return state;
    case 'StayExtended':
      return stayWith(state, {
        until: fact.until,
        ...(state.stay?.until && {
          extensions: [
            ...(state.stay.extensions ?? []),
            { ground: fact.ground, from: state.stay.until, until: fact.until },
          ],
        }),
      });
    case 'SupportedLivingBegun':
      return stayWith(state, { supportedLiving: true });
    case 'SupportedLivingEnded':
      return stayWith(state, {}, 'supportedLiving');
    case 'TransferRequested':
      return stayWith(state, {
        transfer: {
          toOrganizationId: fact.toOrganizationId,
          toRegionId: fact.toRegionId,
          requestedOn: fact.on,
          order: fact.order,
        },
      });
    case 'TransferAgreed':
      return state.stay?.transfer ? stayWith(state, { transfer: { ...state.stay.transfer, agreed: true } }) : state;
    case 'TransferDeclined':
      return stayWith(state, {}, 'transfer');
    case 'RecipientTransferred': {
      const here = stayWith(state, {}, 'transfer', 'supportedLiving', 'returned');
      const left = [...(state.stay?.left ?? []), fact.organizationId];
      return {
        ...without(
          stayWith(here, { transferredOn: fact.date, left, ...(fact.returned && { returned: true }) }),
          'placeRegionId',
        ),
        organizationId: fact.toOrganizationId,
        ...(fact.toRegionId !== state.regionId && { placeRegionId: fact.toRegionId }),
      };
    }
    case 'PlanDrawnUp':
      return stayWith(state, {
        plan: {
          no: fact.no,
          from: fact.from,
          until: fact.until,
          drawnUpOn: fact.on,
          stage: 'drawn-up',
          on: fact.on,
          revision: 0,
        },
      });
    case 'PlanFilledIn':
      return planWith(state, { stage: 'filled-in', on: fact.on, revision: fact.revision });
    case 'PlanApproved':
      return planWith(state, { stage: 'approved', on: fact.on });
    case 'MonitoringEntered':
      return stayWith(state, { monitorings: fact.no });
    case 'StayEnded':
      return { ...state, status: 'ended', ended: { on: fact.date, ground: fact.ground } };
    default:
      return fact satisfies never;
  }
};
