import { whenAsked } from '../when-asked.ts';
import { bodyOf, type Endpoint } from './endpoint.ts';
import { journalFiles, listJournal } from './journal.ts';
import * as queries from './queries.ts';

/** Those of plans and their monitoring: few calls need them. */
const importedPlans = whenAsked(() => import('./plan.ts'));
const importedMonitoring = whenAsked(() => import('./monitoring.ts'));

/** What is kept of those who are served, and what offices look up: journals, plans, files, forms. */
export const recordEndpoints = {
  'GET /v1/organizations/{id}/journal': {
    action: 'seeJournal',
    summary: 'The electronic journal over a period: recipients and the queue alike (JRN-1, 230 annex 2)',
    query: listJournal,
    personal: true,
    files: Object.keys(journalFiles),
  },
  'GET /v1/stays/{id}/plan': {
    action: 'seePlan',
    summary: 'The individual plans of a stay, with all that has stood in them (PLN-2, 230 annex 4)',
    query: queries.showPlan,
    personal: true,
    page: 'too',
  },
  'POST /v1/stays/{id}/plan': {
    action: 'changeStay',
    summary: 'Draw up an individual plan; it is filled in next (PLN-1)',
    body: async () => (await importedPlans()).drawUpPlan,
    inCase: true,
  },
  'POST /v1/stays/{id}/plan/measures': {
    action: 'changeStay',
    summary: 'Fill in the plan, or correct it, with measures of the eight kinds of service (PLN-1, PLN-2)',
    body: async () => (await importedPlans()).fillInPlan,
    inCase: true,
  },
  'POST /v1/stays/{id}/plan/approval': {
    action: 'changeStay',
    summary: 'The head approves the plan as it was filled in last (PLN-1)',
    body: async () => (await importedPlans()).approvePlan,
    inCase: true,
  },
  'GET /v1/stays/{id}/monitoring': {
    action: 'seePlan',
    summary: 'The journal of monitoring of a stay (MON-2, 230 annex 5)',
    query: queries.inLanguage,
    personal: true,
    page: 'too',
  },
  'POST /v1/stays/{id}/monitoring': {
    action: 'changeStay',
    summary: 'Enter a monitoring in the journal: scores, marks, a decision to correct the plan (MON-1, MON-2)',
    body: async () => (await importedMonitoring()).enterMonitoring,
    inCase: true,
  },
  'GET /v1/applications/{id}/forms/{formId}': {
    action: 'prefillForm',
    summary: 'A form with what is known of the case and its person written in, to be gone on with by hand',
    query: queries.inLanguage,
    personal: true,
    page: 'too',
  },
  'GET /v1/forms': {
    summary: 'The forms of the standards: applications, medical cards, act of survey, sheets of assessment, contract',
    query: queries.listForms,
  },
  'GET /v1/forms/{id}': {
    summary: 'A form: what is written into it, as JSON Schema; or blank, as a page to print',
    query: queries.inLanguage,
    page: 'too',
  },
  'POST /v1/forms/{id}/print': {
    action: 'printForm',
    summary: 'A form filled in, all or in part, as a page to print; nothing of it is kept',
    body: bodyOf('printForm'),
    query: queries.inLanguage,
    page: 'only',
  },
  'GET /v1/stays/{id}/file': {
    action: 'seeFile',
    summary: 'The personal file: its cover, its documents and what is missing (FIL-1, 230 annex 3)',
    personal: true,
    page: 'too',
  },
  'GET /v1/stays/{id}/transfer-act': {
    action: 'seeTransferAct',
    summary: 'The act by which the file is handed over at a transfer, with its inventory (TRA-2)',
    personal: true,
    page: 'too',
  },
  'POST /v1/stays/{id}/documents': {
    action: 'announceDocument',
    summary: 'Ask to upload a document into the file (FIL-1)',
    body: bodyOf('announceDocument'),
    inCase: true,
  },
  'POST /v1/stays/{id}/documents/{documentId}/received': {
    action: 'receiveDocument',
    summary: 'Say that a document was uploaded: it is looked at, and counts from then on (FIL-1)',
    body: bodyOf('receiveDocument'),
    inCase: true,
  },
  'GET /v1/stays/{id}/documents/{documentId}': {
    action: 'seeDocument',
    summary: 'A document of the file: an address to fetch it from within minutes (FIL-1)',
    personal: true,
  },
  'POST /v1/organizations/{id}/complaints': {
    action: 'complain',
    summary: 'Enter a complaint or a proposal in the book of an organization (BOK-1)',
    body: bodyOf('enterComplaint'),
  },
  'GET /v1/organizations/{id}/complaints': {
    action: 'seeComplaints',
    summary: 'The book of complaints and proposals over a period, and when it was looked at (BOK-1)',
    query: queries.listComplaints,
    personal: true,
  },
  'POST /v1/organizations/{id}/complaints/{no}/answer': {
    action: 'answerComplaint',
    summary: 'Answer a complaint or a proposal (BOK-1)',
    body: bodyOf('answerComplaint'),
  },
  'GET /v1/organizations/{id}/outcomes': {
    action: 'seeOutcomes',
    summary: 'What the stays that ended in a year led to, beside the year before (STA-1)',
    query: queries.seeOutcomes,
  },
  'POST /v1/stays/{id}/visit-schedule': {
    action: 'keepVisits',
    summary: 'Approve the days on which a recipient at home is visited (HOM-1)',
    body: bodyOf('visitSchedule'),
    inCase: true,
  },
  'POST /v1/stays/{id}/visits': {
    action: 'keepVisits',
    summary: 'Mark a visit in the record of services at home (HOM-1, 263/3 annex 6)',
    body: bodyOf('visit'),
    inCase: true,
  },
  'GET /v1/stays/{id}/visits': {
    action: 'seeVisits',
    summary: 'The record of services at home over a month, to read or to print (HOM-1, 263/3 annex 6)',
    query: queries.seeVisits,
    personal: true,
    page: 'too',
  },
  'GET /v1/statistics/outcomes': {
    action: 'seeStatistics',
    summary: 'The same of all organizations of a region, setting by setting (STA-1)',
    query: queries.seeStatistics,
  },
  'GET /v1/organizations/{id}/equipment': {
    action: 'seeEquipment',
    summary: 'What the organization is to be equipped with, to tick off; as text/html, to print (REF-4, 230 annex 10)',
    query: queries.seeEquipment,
    page: 'too',
  },
  'GET /v1/catalogues': {
    summary: 'The catalogues of the orders, with their sources, editions and numbers of rows (REF-1…REF-6)',
  },
  'GET /v1/catalogues/{id}': {
    summary: 'A catalogue as it stood on a day; one that was repealed says so',
    query: queries.seeCatalogue,
  },
} as const satisfies Record<`${'GET' | 'POST'} /v1/${string}`, Endpoint>;
