import { describe, expect, it } from 'vitest';
import type { Application } from '../../domain/application/application.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { type Action, authority, type Role, roles, scopeClaim, scopes } from '../../events/http/authority.ts';
import { type Endpoint, endpoints } from '../../events/http/endpoints.ts';
import { assertOwn, mayAct } from '../../functions/api/authority.ts';
import type { Caller } from '../../functions/api/request.ts';

const application = {
  applicationId: 'app-1',
  personId: 'person-1',
  representativeId: 'person-2',
  departmentId: 'dep-1',
  regionId: 'R1',
  placeRegionId: 'R2',
  organizationId: 'org-1',
  temporary: { appliedAt: 'org-2', appliedRegionId: 'R5' },
  stay: { transfer: { toOrganizationId: 'org-3', toRegionId: 'R3' } },
} as Application;
const organization = { organizationId: 'org-1', address: { region: 'R2' } } as Organization;

const citizen = (personId: string) => ({ caller: { role: 'citizen', iin: '' } as Caller, personId });
const office = (caller: Caller) => ({ caller, personId: undefined });
const department = (departmentId: string) => office({ role: 'department', departmentId });
const host = (organizationId: string) => office({ role: 'organization', organizationId });
const region = (regionId: string) => office({ role: 'authority', regionId });

describe('whose a case is', () => {
  it.each([
    ['the recipient', citizen('person-1'), true],
    ['their representative', citizen('person-2'), true],
    ['another citizen', citizen('person-3'), false],
    ['the department it was filed at', department('dep-1'), true],
    ['another department', department('dep-2'), false],
    ['the chosen organization', host('org-1'), true],
    ['the organization they applied at (TMP-1)', host('org-2'), true],
    ['an organization that is asked to take them', host('org-3'), false],
    ['the region where they live', region('R1'), true],
    ['the region where the organization is', region('R2'), true],
    ['the region of the organization they applied at (TMP-1)', region('R5'), true],
    ['the region where a transfer is to go (TRA-1)', region('R3'), true],
    ['another region', region('R4'), false],
  ])('QUE-11 · %s', (_, known, sees) => {
    expect(mayAct(known, 'seeApplication', { application })).toBe(sees);
  });

  it('CHO-1 · what is the recipient’s to do, their representative and the department may do, and nobody else', () => {
    const tried = [citizen('person-1'), citizen('person-2'), citizen('person-3'), department('dep-1')];
    expect(tried.map((known) => mayAct(known, 'postpone', { application }))).toStrictEqual([true, true, false, true]);
    expect(() => mayAct(host('org-1'), 'postpone', { application })).toThrow('may not do this');
  });

  it('TMP-1 · the organization somebody applied at sees the case and does not act on a stay elsewhere', () => {
    expect([host('org-1'), host('org-2')].map((known) => mayAct(known, 'changeStay', { application }))).toStrictEqual([
      true,
      false,
    ]);
  });

  it('TRA-1 · a transfer is asked for by who sends, and agreed to by who is asked, organizations and regions', () => {
    const may = (known: Parameters<typeof mayAct>[0], toOrganizationId: string) =>
      mayAct(known, 'transfer', { application, organization, toOrganizationId });
    expect([host('org-1'), host('org-3'), host('org-2')].map((known) => may(known, 'org-3'))).toStrictEqual([
      true,
      true,
      false,
    ]);
    expect([region('R2'), region('R3'), region('R1')].map((known) => may(known, 'org-3'))).toStrictEqual([
      true,
      true,
      false,
    ]);
    // Nobody but who sends may name another organization than the one that is asked.
    expect([host('org-1'), host('org-3'), region('R3')].map((known) => may(known, 'org-4'))).toStrictEqual([
      true,
      false,
      false,
    ]);
  });

  it('a case that is not there is nobody’s, and answers as one that is not yours', () => {
    expect(() => assertOwn(citizen('person-1'), 'seeApplication', undefined)).toThrow('no such application');
    expect(() => assertOwn(citizen('person-3'), 'seeApplication', application)).toThrow('no such application');
    expect(mayAct(department('dep-1'), 'seeApplication', {})).toBe(false);
  });
});

describe('the table', () => {
  const actions = Object.keys(authority) as Action[];

  it('has a row for every action of a route, and a route for every row', () => {
    const asked = Object.values<Endpoint>(endpoints).flatMap(({ action }) => action ?? []);
    expect(new Set(asked)).toStrictEqual(new Set(actions));
  });

  it('names roles and scopes that there are, and none for who runs the system', () => {
    for (const action of actions)
      for (const [role, scope] of Object.entries(authority[action])) {
        expect(roles).toContain(role);
        expect(scopeClaim[role as Role]).toBeDefined();
        expect(scopes).toHaveProperty([scope]);
      }
  });
});
