import type * as z from 'zod/mini';
import * as answers from './answers.ts';
import * as catalogues from './catalogues.ts';
import * as book from './complaints.ts';
import { documentAnnounced, documentLink, documentReceived, personalFile, transferAct } from './file.ts';
import * as forms from './forms.ts';
import { journal } from './journal.ts';
import { monitoringEntered, monitoringJournal } from './monitoring.ts';
import * as outcomes from './outcomes.ts';
import { planChanged, plans } from './plan.ts';
import * as visits from './visits.ts';

/** By status. Whatever is refused is answered by a problem (RFC 9457). */
export type Answers = Partial<Record<200 | 201 | 202, z.ZodMiniType>>;

/**
 * What every endpoint answers. To handlers and the client these are types; only the documentation and the tests make schemas of
 * them, and no function pays for that at its start.
 */
export const answered = {
  'POST /v1/organizations': { 201: answers.organizationRegistered },
  'GET /v1/organizations': { 200: answers.organizations },
  'POST /v1/organizations/{id}/vacancies': { 202: answers.bedsVacated },
  'GET /v1/organizations/{id}/queue': { 200: answers.queue },
  'GET /v1/organizations/{id}/journal': { 200: journal },
  'POST /v1/organizations/{id}/complaints': { 201: book.complaintEntered },
  'GET /v1/organizations/{id}/complaints': { 200: book.complaints },
  'POST /v1/organizations/{id}/complaints/{no}/answer': { 200: book.complaintAnswered },
  'GET /v1/organizations/{id}/outcomes': { 200: outcomes.organizationOutcomes },
  'GET /v1/organizations/{id}/equipment': { 200: catalogues.equipmentChecklist },
  'POST /v1/organizations/{id}/admissions': { 200: answers.decisionSuspended, 201: answers.admitted },
  'POST /v1/organizations/{id}/paid-stays': { 201: answers.paidStayBegun },
  'POST /v1/organizations/{id}/deregistration': { 200: answers.organizationDeregistered },
  'POST /v1/applications': { 201: answers.applicationFiled },
  'GET /v1/applications/{id}': { 200: answers.application },
  'GET /v1/applications/{id}/position': { 200: answers.position },
  'POST /v1/applications/{id}/decision': { 200: answers.applicationChanged },
  'POST /v1/applications/{id}/decision-cancellation': { 200: answers.applicationChanged },
  'POST /v1/applications/{id}/choice': { 200: answers.chosen },
  'POST /v1/applications/{id}/postponement': { 200: answers.arrivalPostponed },
  'POST /v1/applications/{id}/medical-card': { 200: answers.applicationChanged },
  'POST /v1/applications/{id}/still-waiting': { 200: answers.applicationChanged },
  'POST /v1/applications/{id}/withdrawal': { 200: answers.applicationChanged },
  'POST /v1/applications/{id}/isp': { 200: answers.programmeRenewed },
  'POST /v1/stays/{id}/leave': { 200: answers.stayChanged },
  'POST /v1/stays/{id}/return': { 200: answers.stayChanged },
  'POST /v1/stays/{id}/suspension': { 200: answers.stayChanged },
  'POST /v1/stays/{id}/resumption': { 200: answers.stayChanged },
  'POST /v1/stays/{id}/transfer': { 200: answers.transferred },
  'POST /v1/stays/{id}/extension': { 200: answers.stayChanged },
  'POST /v1/stays/{id}/supported-living': { 200: answers.stayChanged },
  'POST /v1/stays/{id}/supported-living-end': { 200: answers.stayChanged },
  'POST /v1/stays/{id}/visit-schedule': { 200: visits.scheduleApproved },
  'POST /v1/stays/{id}/visits': { 201: visits.visitMarked },
  'GET /v1/stays/{id}/visits': { 200: visits.recordOfServices },
  'POST /v1/stays/{id}/discharge': { 200: answers.stayChanged },
  'GET /v1/stays/{id}/plan': { 200: plans },
  'POST /v1/stays/{id}/plan': { 200: planChanged },
  'POST /v1/stays/{id}/plan/measures': { 200: planChanged },
  'POST /v1/stays/{id}/plan/approval': { 200: planChanged },
  'GET /v1/stays/{id}/monitoring': { 200: monitoringJournal },
  'POST /v1/stays/{id}/monitoring': { 200: monitoringEntered },
  'GET /v1/applications/{id}/forms/{formId}': { 200: forms.prefilledForm },
  'GET /v1/forms': { 200: forms.formList },
  'GET /v1/forms/{id}': { 200: forms.formSchema },
  'POST /v1/forms/{id}/print': { 200: forms.page },
  'GET /v1/stays/{id}/file': { 200: personalFile },
  'GET /v1/stays/{id}/transfer-act': { 200: transferAct },
  'POST /v1/stays/{id}/documents': { 201: documentAnnounced },
  'POST /v1/stays/{id}/documents/{documentId}/received': { 200: documentReceived },
  'GET /v1/stays/{id}/documents/{documentId}': { 200: documentLink },
  'GET /v1/statistics/outcomes': { 200: outcomes.regionOutcomes },
  'GET /v1/obligations': { 200: answers.obligations },
  'POST /v1/obligations/{id}/done': { 200: answers.obligationDone },
  'GET /v1/me': { 200: answers.themself },
  'GET /v1/catalogues': { 200: catalogues.catalogueList },
  'GET /v1/catalogues/{id}': { 200: catalogues.catalogue },
} as const satisfies Record<string, Answers>;

type Key = keyof typeof answered;

type AnswersOf<K extends Key> = (typeof answered)[K];

/** What an endpoint answers, by status. */
export type AnswerOf<K extends Key> = {
  [S in keyof AnswersOf<K> & number]: { status: S; body: z.output<AnswersOf<K>[S] & z.ZodMiniType> };
}[keyof AnswersOf<K> & number];
