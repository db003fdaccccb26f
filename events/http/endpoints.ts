import type * as z from 'zod/mini';
import { whenAsked } from '../when-asked.ts';
import type { answered } from './answered.ts';
import type { Action } from './authority.ts';
import type * as bodies from './bodies.ts';
import { documents } from './documents.ts';
import { listJournal } from './journal.ts';
import * as queries from './queries.ts';

/** A route of the API: who may call it, and what it takes. What it answers stands in answered.ts. */
export type Endpoint = {
  /** The row of the authority table; absent of what anybody may read. */
  action?: Action;
  /** What it does, for whoever reads the documentation. */
  summary: string;
  /** Asked for by whoever takes one, for no reading needs any of them, and a call at most one. */
  body?: () => Promise<z.ZodMiniType>;
  query?: z.ZodMiniObject;
  /** It shows a person: nobody on the way keeps a copy, and no tag saves a reading, since each is recorded. */
  personal?: true;
  /** In which other forms it is answered to whoever asks for them by `Accept`. */
  also?: readonly ['text/html'];
  /** An act in one case: under `If-Match` it is done only while the case is as it was read. */
  inCase?: true;
};

/** The schemas of all bodies. */
export const importedBodies = whenAsked(() => import('./bodies.ts'));

const bodyOf =
  <Name extends keyof typeof bodies>(name: Name) =>
  async (): Promise<(typeof bodies)[Name]> =>
    (await importedBodies())[name];

/**
 * The whole API, by method and path. Gateway, handlers, documentation, client and tests all read it here: a route that is
 * not named is not served, and one that is named without a handler does not compile.
 */
export const endpoints = {
  'POST /v1/organizations': {
    action: 'registerOrganization',
    summary: 'Register an organization with its places, its licence and the recipients it has already (CAT-8)',
    body: bodyOf('registerOrganization'),
  },
  'GET /v1/organizations': {
    summary: 'Organizations with their free places and the length of their queues',
    query: queries.listOrganizations,
  },
  'POST /v1/organizations/{id}/vacancies': {
    action: 'vacateBeds',
    summary: 'Post beds that fell vacant: the first in line are told (END-8)',
    body: bodyOf('vacateBeds'),
  },
  'GET /v1/organizations/{id}/queue': {
    action: 'seeQueue',
    summary: 'The queue in its order, blocked entries in their places (QUE-6, QUE-7)',
    query: queries.listQueue,
  },
  'GET /v1/organizations/{id}/journal': {
    action: 'seeJournal',
    summary: 'The electronic journal over a period: recipients and the queue alike (JRN-1, 230 annex 2)',
    query: listJournal,
    personal: true,
  },
  'GET /v1/organizations/{id}/equipment': {
    action: 'seeEquipment',
    summary: 'What the organization is to be equipped with, to tick off; as text/html, to print (REF-4, 230 annex 10)',
    query: queries.seeEquipment,
    also: ['text/html'],
  },
  'POST /v1/organizations/{id}/admissions': {
    action: 'admit',
    summary: 'Admit who was offered a place, by the head’s order (ADM-1)',
    body: bodyOf('admit'),
    inCase: true,
  },
  'POST /v1/organizations/{id}/paid-stays': {
    action: 'beginPaidStay',
    summary: 'Begin a stay by the recipient’s own contract, on a place nobody waits for (ADM-6)',
    body: bodyOf('beginPaidStay'),
  },
  'POST /v1/organizations/{id}/deregistration': {
    action: 'deregisterOrganization',
    summary: 'Take an organization off the register: who waited for it may choose anew (CAT-8)',
    body: bodyOf('deregisterOrganization'),
  },
  'POST /v1/applications': {
    action: 'fileApplication',
    summary: 'File an application; what is missing is named (APP-1, APP-4)',
    body: bodyOf('fileApplication'),
  },
  'GET /v1/applications/{id}': {
    action: 'seeApplication',
    summary: 'An application with its deadlines and all that happened to it, each with its norm and clause',
  },
  'GET /v1/applications/{id}/position': {
    action: 'seeApplication',
    summary: 'The place in the queue, and why (QUE-11)',
  },
  'POST /v1/applications/{id}/decision': {
    action: 'decide',
    summary: 'Record the decision of the local executive body (DEC-1)',
    body: bodyOf('makeDecision'),
    inCase: true,
  },
  'POST /v1/applications/{id}/decision-cancellation': {
    action: 'cancelDecision',
    summary: 'Cancel a decision: a turn ends, a place goes to the next (QUE-12)',
    body: bodyOf('cancelDecision'),
    inCase: true,
  },
  'POST /v1/applications/{id}/choice': {
    action: 'choose',
    summary: 'Choose an organization: a place, or a turn in its queue (CHO-1, QUE-1)',
    body: bodyOf('chooseOrganization'),
    inCase: true,
  },
  'POST /v1/applications/{id}/postponement': {
    action: 'postpone',
    summary: 'Postpone the arrival once, for illness (ARR-3)',
    body: bodyOf('postponeArrival'),
    inCase: true,
  },
  'POST /v1/applications/{id}/medical-card': {
    action: 'presentMedicalCard',
    summary:
      'Present a card without contraindications: a suspended decision resumes, the turn is the former one (QUE-10)',
    body: bodyOf('presentMedicalCard'),
    inCase: true,
  },
  'POST /v1/applications/{id}/still-waiting': {
    action: 'confirmStillWaiting',
    summary: 'Say that one still waits, and by which number one is reached (SMS-6)',
    body: bodyOf('stillWaiting'),
    inCase: true,
  },
  'POST /v1/applications/{id}/withdrawal': {
    action: 'withdraw',
    summary: 'Withdraw an application (QUE-12)',
    body: bodyOf('withdraw'),
    inCase: true,
  },
  'POST /v1/applications/{id}/isp': {
    action: 'renewProgramme',
    summary: 'Record the renewed programme: the turn is the former one (QUE-7)',
    body: bodyOf('renewProgramme'),
    inCase: true,
  },
  'POST /v1/stays/{id}/leave': {
    action: 'changeStay',
    summary: 'Begin a leave or a rehabilitation elsewhere; the place is kept',
    body: bodyOf('leave'),
    inCase: true,
  },
  'POST /v1/stays/{id}/return': {
    action: 'changeStay',
    summary: 'Record the return from a leave',
    body: bodyOf('comeBack'),
    inCase: true,
  },
  'POST /v1/stays/{id}/suspension': {
    action: 'changeStay',
    summary: 'Suspend the service at home',
    body: bodyOf('suspend'),
    inCase: true,
  },
  'POST /v1/stays/{id}/resumption': {
    action: 'changeStay',
    summary: 'Resume a suspended service',
    body: bodyOf('resume'),
    inCase: true,
  },
  'POST /v1/stays/{id}/transfer': {
    action: 'transfer',
    summary: 'Ask for a transfer, agree to it, refuse it, or take the request back (TRA-1)',
    body: bodyOf('transfer'),
    inCase: true,
  },
  'POST /v1/stays/{id}/extension': {
    action: 'changeStay',
    summary: 'Extend a stay that is for a time (TMP-7)',
    body: bodyOf('extendStay'),
    inCase: true,
  },
  'POST /v1/stays/{id}/supported-living': {
    action: 'changeStay',
    summary: 'Begin supported independent living (ADM-5)',
    body: bodyOf('supportedLiving'),
    inCase: true,
  },
  'POST /v1/stays/{id}/supported-living-end': {
    action: 'changeStay',
    summary: 'End supported independent living (ADM-5)',
    body: bodyOf('endSupportedLiving'),
    inCase: true,
  },
  'POST /v1/stays/{id}/discharge': {
    action: 'discharge',
    summary: 'End a stay, on a ground that the setting knows (END-1…END-6)',
    body: bodyOf('discharge'),
    inCase: true,
  },
  'GET /v1/obligations': {
    action: 'seeObligations',
    summary: 'What an office owes, by when, and by which norm',
    query: queries.listObligations,
  },
  'POST /v1/obligations/{id}/done': {
    action: 'completeObligation',
    summary: 'Report an obligation done',
    body: bodyOf('completeObligation'),
  },
  'GET /v1/me': {
    action: 'seeThemself',
    summary: 'All that is kept of oneself, and who has read it',
    personal: true,
  },
  'GET /v1/catalogues': {
    summary: 'The catalogues of the orders, with their sources, editions and numbers of rows (REF-1…REF-6)',
  },
  'GET /v1/catalogues/{id}': {
    summary: 'A catalogue as it stood on a day; one that was repealed says so',
    query: queries.seeCatalogue,
  },
} as const satisfies Record<keyof typeof answered & `${'GET' | 'POST'} /v1/${string}`, Endpoint>;

export type { AnswerOf } from './answered.ts';

export type EndpointKey = keyof typeof endpoints;

export type EndpointOf<K extends EndpointKey> = (typeof endpoints)[K];

/** The endpoints that take a body: those that change something. */
export type ChangeKey = Extract<EndpointKey, `POST ${string}`>;

/** Those that show no person: what is read comes with a tag. */
export type TaggedKey = {
  [K in EndpointKey]: K extends ChangeKey ? never : EndpointOf<K> extends { personal: true } ? never : K;
}[EndpointKey];

export const isTagged = (key: EndpointKey): key is TaggedKey => {
  const { personal }: Endpoint = endpoints[key];
  return key.startsWith('GET ') && !personal;
};

/** The acts in one case, which may be held to what was read of it. */
export type InCaseKey = { [K in ChangeKey]: EndpointOf<K> extends { inCase: true } ? K : never }[ChangeKey];

export type BodyOf<K extends ChangeKey> = Awaited<ReturnType<EndpointOf<K>['body']>>;

/** Where it is served, as the gateway knows it, and by which function. */
export type Route = { method: 'GET' | 'POST'; path: string; by: 'api' | 'documentation'; public?: true };

const placeOf = (key: string): Pick<Route, 'method' | 'path'> => {
  const [method, path = ''] = key.split(' ');
  return { method: method as Route['method'], path };
};

export const routes: readonly Route[] = [
  ...Object.entries<Endpoint>(endpoints).map(
    ([key, { action }]): Route => ({ ...placeOf(key), by: 'api', ...(action === undefined && { public: true }) }),
  ),
  ...Object.keys(documents).map((key): Route => ({ ...placeOf(key), by: 'documentation', public: true })),
];
