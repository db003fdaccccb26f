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
  // QUE-10: nobody certifies their own fitness; the card is presented to an office.
  presentMedicalCard: ['department', 'organization'],
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

const isOwn = (
  caller: Caller,
  personId: string | undefined,
  application: Application,
  asked: 'application' | 'stay',
): boolean => {
  switch (caller.role) {
    case 'citizen':
      return personId !== undefined && [application.personId, application.representativeId].includes(personId);
    case 'department':
      return application.departmentId === caller.departmentId;
    case 'organization':
      // Only the one where somebody stays acts on the stay.
      return (
        application.organizationId === caller.organizationId ||
        (asked === 'application' && application.temporary?.appliedAt === caller.organizationId)
      );
    case 'authority':
      return [application.regionId, application.placeRegionId, application.stay?.transfer?.toRegionId].includes(
        caller.regionId,
      );
    default:
      return false;
  }
};

/**
 * An application is its citizen's and their representative's, its department's, the chosen organization's, or that of the
 * one applied at (TMP-1), and the regions': where the recipient lives, where the organization is, and where a transfer is to
 * go. To anybody else it does not exist.
 * @throws Unknown of what was `asked` for
 */
export const assertOwn = (
  caller: Caller,
  personId: string | undefined,
  application: Application | undefined,
  asked: 'application' | 'stay' = 'application',
): Application => {
  if (!application || !isOwn(caller, personId, application, asked)) throw new Unknown(asked);
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
