import { acceptedApplicationFiled } from './accepted/application-filed.v1.ts';
import { acceptedBedVacated } from './accepted/bed-vacated.v1.ts';
import { acceptedDecisionMade } from './accepted/decision-made.v1.ts';
import { acceptedIspExpired } from './accepted/isp-expired.v1.ts';
import { acceptedIspRenewed } from './accepted/isp-renewed.v1.ts';
import { acceptedRecipientDied } from './accepted/recipient-died.v1.ts';
import { applicationEnded } from './published/application-ended.v1.ts';
import { applicationFiled } from './published/application-filed.v1.ts';
import { applicationWithdrawn } from './published/application-withdrawn.v1.ts';
import { arrivalPostponed } from './published/arrival-postponed.v1.ts';
import { bedVacated } from './published/bed-vacated.v1.ts';
import { choiceTermPassed } from './published/choice-term-passed.v1.ts';
import { complaintAnswered } from './published/complaint-answered.v1.ts';
import { complaintEntered } from './published/complaint-entered.v1.ts';
import { decisionCancelled } from './published/decision-cancelled.v1.ts';
import { decisionMade } from './published/decision-made.v1.ts';
import { decisionResumed } from './published/decision-resumed.v1.ts';
import { decisionSuspended } from './published/decision-suspended.v1.ts';
import { ispExpired } from './published/isp-expired.v1.ts';
import { ispRenewed } from './published/isp-renewed.v1.ts';
import { leaveBegan } from './published/leave-began.v1.ts';
import { leaveEnded } from './published/leave-ended.v1.ts';
import { monitoringEntered } from './published/monitoring-entered.v1.ts';
import { noticeConfirmed } from './published/notice-confirmed.v1.ts';
import { noticeSent } from './published/notice-sent.v1.ts';
import { noticeUndelivered } from './published/notice-undelivered.v1.ts';
import { obligationDone } from './published/obligation-done.v1.ts';
import { obligationOverdue } from './published/obligation-overdue.v1.ts';
import { obligationReminded } from './published/obligation-reminded.v1.ts';
import { offerLapsed } from './published/offer-lapsed.v1.ts';
import { offerWithdrawn } from './published/offer-withdrawn.v1.ts';
import { organizationChosen } from './published/organization-chosen.v1.ts';
import { organizationDeregistered } from './published/organization-deregistered.v1.ts';
import { organizationRegistered } from './published/organization-registered.v1.ts';
import { paidStayBegun } from './published/paid-stay-begun.v1.ts';
import { placeHeld } from './published/place-held.v1.ts';
import { placeOffered } from './published/place-offered.v1.ts';
import { planApproved } from './published/plan-approved.v1.ts';
import { planDrawnUp } from './published/plan-drawn-up.v1.ts';
import { planFilledIn } from './published/plan-filled-in.v1.ts';
import { postponementEnded } from './published/postponement-ended.v1.ts';
import { queueJoined } from './published/queue-joined.v1.ts';
import { queueLeft } from './published/queue-left.v1.ts';
import { recipientAdmitted } from './published/recipient-admitted.v1.ts';
import { recipientReminded } from './published/recipient-reminded.v1.ts';
import { recipientTransferred } from './published/recipient-transferred.v1.ts';
import { serviceResumed } from './published/service-resumed.v1.ts';
import { serviceSuspended } from './published/service-suspended.v1.ts';
import { stayEnded } from './published/stay-ended.v1.ts';
import { stayExtended } from './published/stay-extended.v1.ts';
import { stillWaitingAsked } from './published/still-waiting-asked.v1.ts';
import { stillWaitingConfirmed } from './published/still-waiting-confirmed.v1.ts';
import { stillWaitingUnanswered } from './published/still-waiting-unanswered.v1.ts';
import { supportedLivingBegun } from './published/supported-living-begun.v1.ts';
import { supportedLivingEnded } from './published/supported-living-ended.v1.ts';
import { transferAgreed } from './published/transfer-agreed.v1.ts';
import { transferDeclined } from './published/transfer-declined.v1.ts';
import { transferRequested } from './published/transfer-requested.v1.ts';
import { visitMarked } from './published/visit-marked.v1.ts';
import { visitScheduleApproved } from './published/visit-schedule-approved.v1.ts';

/** Every event the bus carries from us, by its detail-type: all that leaves the house, and nothing that is not named here. */
export const published = {
  OrganizationRegistered: organizationRegistered,
  ApplicationFiled: applicationFiled,
  DecisionMade: decisionMade,
  OrganizationChosen: organizationChosen,
  QueueJoined: queueJoined,
  BedVacated: bedVacated,
  PlaceOffered: placeOffered,
  PlaceHeld: placeHeld,
  ArrivalPostponed: arrivalPostponed,
  PostponementEnded: postponementEnded,
  OfferLapsed: offerLapsed,
  OfferWithdrawn: offerWithdrawn,
  RecipientAdmitted: recipientAdmitted,
  StayEnded: stayEnded,
  ApplicationWithdrawn: applicationWithdrawn,
  QueueLeft: queueLeft,
  IspExpired: ispExpired,
  IspRenewed: ispRenewed,
  RecipientReminded: recipientReminded,
  ChoiceTermPassed: choiceTermPassed,
  NoticeSent: noticeSent,
  NoticeUndelivered: noticeUndelivered,
  NoticeConfirmed: noticeConfirmed,
  ObligationDone: obligationDone,
  OrganizationDeregistered: organizationDeregistered,
  DecisionCancelled: decisionCancelled,
  DecisionSuspended: decisionSuspended,
  DecisionResumed: decisionResumed,
  PaidStayBegun: paidStayBegun,
  LeaveBegan: leaveBegan,
  LeaveEnded: leaveEnded,
  ServiceSuspended: serviceSuspended,
  ServiceResumed: serviceResumed,
  StayExtended: stayExtended,
  SupportedLivingBegun: supportedLivingBegun,
  SupportedLivingEnded: supportedLivingEnded,
  TransferRequested: transferRequested,
  TransferAgreed: transferAgreed,
  TransferDeclined: transferDeclined,
  RecipientTransferred: recipientTransferred,
  PlanDrawnUp: planDrawnUp,
  PlanFilledIn: planFilledIn,
  PlanApproved: planApproved,
  MonitoringEntered: monitoringEntered,
  ApplicationEnded: applicationEnded,
  StillWaitingAsked: stillWaitingAsked,
  StillWaitingUnanswered: stillWaitingUnanswered,
  StillWaitingConfirmed: stillWaitingConfirmed,
  ObligationReminded: obligationReminded,
  ObligationOverdue: obligationOverdue,
  VisitScheduleApproved: visitScheduleApproved,
  VisitMarked: visitMarked,
  ComplaintEntered: complaintEntered,
  ComplaintAnswered: complaintAnswered,
};

/** Every event the bus takes from outside, by its detail-type. */
export const accepted = {
  ApplicationFiled: acceptedApplicationFiled,
  DecisionMade: acceptedDecisionMade,
  BedVacated: acceptedBedVacated,
  IspExpired: acceptedIspExpired,
  IspRenewed: acceptedIspRenewed,
  RecipientDied: acceptedRecipientDied,
};

export type PublishedType = keyof typeof published;

/**
 * TMP-3, SMS-2: only somebody who may be a victim is identified, so that the fact's own name would tell. It goes out as what
 * it is to everybody else: an office reported a duty done.
 */
const discreetly = { ApplicantIdentified: 'ObligationDone' } as const satisfies Record<string, PublishedType>;

/** The detail-type that a fact goes out under. */
export const publishedAs = (type: PublishedType | keyof typeof discreetly): PublishedType =>
  type in discreetly ? discreetly[type as keyof typeof discreetly] : (type as PublishedType);
export type AcceptedType = keyof typeof accepted;
