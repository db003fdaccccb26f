import type { Role } from '../../events/http/authority.ts';
import type { EndpointKey } from '../../events/http/endpoints.ts';

/** What a role is answered on its own, and what on another's. `no`: the role may not do this at all. */
export type Expected = 'no' | { own: number; foreign: number };

/** `own/foreign`, as a reader of the contract writes it down. */
const row = (...cells: [string, string, string, string]): Record<Role, Expected> => {
  const [citizen, department, organization, authority] = cells.map((cell): Expected => {
    const [own, foreign] = cell.split('/').map(Number);
    return own && foreign ? { own, foreign } : 'no';
  }) as [Expected, Expected, Expected, Expected];
  return { citizen, department, organization, authority, operator: 'no' };
};

const theirs = row('200/404', '200/404', 'no', 'no');
const departments = row('no', '200/404', 'no', 'no');
const stays = row('no', 'no', '200/404', 'no');

/**
 * Who is answered what, written from the contract and not from the table that the handlers read: where the two part, one of
 * them is wrong. A route that is not here does not compile.
 */
export const expected: Record<EndpointKey, Record<Role, Expected> | 'anyone'> = {
  //                                                    citizen    department  organization authority
  'POST /v1/organizations': row('no', 'no', 'no', '201/403'),
  'GET /v1/organizations': 'anyone',
  'POST /v1/organizations/{id}/vacancies': row('no', 'no', '202/403', 'no'),
  'GET /v1/organizations/{id}/queue': row('no', 'no', '200/403', '200/403'),
  'GET /v1/organizations/{id}/journal': row('no', 'no', '200/403', '200/403'),
  'POST /v1/organizations/{id}/complaints': row('201/404', '201/404', '201/403', 'no'),
  // A department looks at the book of an organization that it runs.
  'GET /v1/organizations/{id}/complaints': row('no', '200/403', '200/403', '200/403'),
  'POST /v1/organizations/{id}/complaints/{no}/answer': row('no', '200/403', '200/403', '200/403'),
  'GET /v1/organizations/{id}/outcomes': row('no', 'no', '200/403', '200/403'),
  'GET /v1/organizations/{id}/equipment': row('no', 'no', '200/403', '200/403'),
  'POST /v1/organizations/{id}/admissions': row('no', 'no', '201/403', 'no'),
  'POST /v1/organizations/{id}/paid-stays': row('no', 'no', '201/403', 'no'),
  'POST /v1/organizations/{id}/deregistration': row('no', 'no', 'no', '200/403'),
  // Filed by another department it is another's application, and as good.
  'POST /v1/applications': row('no', '201/201', 'no', 'no'),
  'GET /v1/applications/{id}': row('200/404', '200/404', '200/404', '200/404'),
  'GET /v1/applications/{id}/position': row('200/404', '200/404', '200/404', '200/404'),
  'POST /v1/applications/{id}/decision': departments,
  'POST /v1/applications/{id}/decision-cancellation': departments,
  'POST /v1/applications/{id}/choice': theirs,
  'POST /v1/applications/{id}/postponement': theirs,
  'POST /v1/applications/{id}/medical-card': row('no', '200/404', '200/404', 'no'),
  'POST /v1/applications/{id}/still-waiting': theirs,
  'POST /v1/applications/{id}/withdrawal': theirs,
  'POST /v1/applications/{id}/isp': departments,
  'POST /v1/stays/{id}/leave': stays,
  'POST /v1/stays/{id}/return': stays,
  'POST /v1/stays/{id}/suspension': stays,
  'POST /v1/stays/{id}/resumption': stays,
  'POST /v1/stays/{id}/transfer': row('no', 'no', '200/404', '200/404'),
  'POST /v1/stays/{id}/extension': stays,
  'POST /v1/stays/{id}/supported-living': stays,
  'POST /v1/stays/{id}/supported-living-end': stays,
  'POST /v1/stays/{id}/visit-schedule': stays,
  'POST /v1/stays/{id}/visits': row('no', 'no', '201/404', 'no'),
  // The record stands with the recipient.
  'GET /v1/stays/{id}/visits': row('200/404', 'no', '200/404', 'no'),
  'POST /v1/stays/{id}/discharge': stays,
  'GET /v1/stays/{id}/plan': row('200/404', 'no', '200/404', 'no'),
  'POST /v1/stays/{id}/plan': stays,
  'POST /v1/stays/{id}/plan/measures': stays,
  'POST /v1/stays/{id}/plan/approval': stays,
  'GET /v1/stays/{id}/monitoring': row('200/404', 'no', '200/404', 'no'),
  'POST /v1/stays/{id}/monitoring': stays,
  'GET /v1/applications/{id}/forms/{formId}': row('200/404', '200/404', '200/404', 'no'),
  'GET /v1/forms': 'anyone',
  'GET /v1/forms/{id}': 'anyone',
  'POST /v1/forms/{id}/print': row('200/200', '200/200', '200/200', '200/200'),
  'GET /v1/stays/{id}/file': row('no', 'no', '200/404', '200/404'),
  'GET /v1/stays/{id}/transfer-act': stays,
  'POST /v1/stays/{id}/documents': row('no', 'no', '201/404', 'no'),
  'POST /v1/stays/{id}/documents/{documentId}/received': stays,
  'GET /v1/stays/{id}/documents/{documentId}': stays,
  // Everybody is shown what is theirs: a stranger their own, which is nothing of this.
  'GET /v1/statistics/outcomes': row('no', 'no', 'no', '200/200'),
  'GET /v1/obligations': row('no', '200/200', '200/200', '200/200'),
  'POST /v1/obligations/{id}/done': row('no', '200/404', '200/404', '200/404'),
  'GET /v1/catalogues': 'anyone',
  'GET /v1/catalogues/{id}': 'anyone',
  'GET /v1/me': row('200/200', 'no', 'no', 'no'),
};
