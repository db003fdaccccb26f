import type { Application } from '../../domain/application/application.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { Unknown } from '../../domain/refusal.ts';
import { Forbidden } from './problem.ts';
import type { Caller, Role } from './request.ts';

/** Which roles may do what. The scope is checked against the case, below. */
export const allowed = {
  registerOrganization: ['authority'],
  deregisterOrganization: ['authority'],
  vacateBeds: ['organization'],
  seeQueue: ['organization', 'authority'],
  admit: ['organization'],
  beginPaidStay: ['organization'],
  changeStay: ['organization'],
  transfer: ['organization', 'authority'],
  discharge: ['organization'],
  fileApplication: ['department'],
  seeApplication: ['citizen', 'department', 'organization', 'authority'],
  decide: ['department'],
  cancelDecision: ['department'],
  presentMedicalCard: ['citizen', 'department', 'organization'],
  confirmStillWaiting: ['citizen', 'department'],
  choose: ['citizen', 'department'],
  postpone: ['citizen', 'department'],
  withdraw: ['citizen', 'department'],
  renewProgramme: ['department'],
  seeObligations: ['department', 'organization', 'authority'],
  completeObligation: ['department', 'organization', 'authority'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;

/** @throws Forbidden when the role may not do this at all */
export const assertRole = (caller: Caller, action: Action): void => {
  const roles: readonly Role[] = allowed[action];
  if (!roles.includes(caller.role)) throw new Forbidden(`The role “${caller.role}” may not do this.`);
};

/**
 * An application is its citizen's and their representative's, its department's, the chosen organization's and its
 * region's. To anybody else it does not exist.
 * @throws Unknown of what was `asked` for
 */
export const assertOwn = (
  caller: Caller,
  personId: string | undefined,
  application: Application | undefined,
  asked: 'application' | 'stay' = 'application',
): Application => {
  const own =
    application !== undefined &&
    (caller.role === 'citizen'
      ? personId !== undefined && (application.personId === personId || application.representativeId === personId)
      : caller.role === 'department'
        ? application.departmentId === caller.departmentId
        : caller.role === 'organization'
          ? application.organizationId === caller.organizationId
          : caller.role === 'authority' && application.regionId === caller.regionId);
  if (!own) throw new Unknown(asked);
  return application;
};

/**
 * An organization acts for itself, an authority for its region. That an organization exists is public.
 * @throws Unknown `organization` · Forbidden
 */
export const assertOwnOrganization = (caller: Caller, organization: Organization | undefined): Organization => {
  if (!organization) throw new Unknown('organization');
  const own =
    caller.role === 'organization'
      ? caller.organizationId === organization.organizationId
      : caller.role === 'authority' && caller.regionId === organization.address.region;
  if (!own) throw new Forbidden('This organization is not yours.');
  return organization;
};
