import type { Application } from '../../domain/application/application.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { Unknown } from '../../domain/refusal.ts';
import { type Action, authority, type Role, type Scope } from '../../events/http/authority.ts';
import { Forbidden } from './problem.ts';
import type { Caller } from './request.ts';

/** @throws Forbidden when the role may not do this at all */
export const assertRole = ({ role }: Caller, action: Action): void => {
  if (!(role in authority[action])) throw new Forbidden(`The role “${role}” may not do this.`);
};

/** How the caller must stand to what they act on. @throws Forbidden when the role may not do this at all */
const scopeOf = (caller: Caller, action: Action): Scope => {
  assertRole(caller, action);
  const row: Partial<Record<Role, Scope>> = authority[action];
  return row[caller.role] as Scope;
};

/** Who calls, and the person they are when they are a citizen. */
export type Known = { caller: Caller; personId: string | undefined };

/** What somebody acts on, and which organization a transfer is asked of. */
type Subject = { application?: Application; organization?: Organization; toOrganizationId?: string };

const ofRole = <R extends Role>(caller: Caller, role: R): Extract<Caller, { role: R }> | undefined =>
  caller.role === role ? (caller as Extract<Caller, { role: R }>) : undefined;

/** The transfer that is asked of this organization, if one is. */
const asked = ({ application, toOrganizationId }: Subject) => {
  const transfer = application?.stay?.transfer;
  return transfer?.toOrganizationId === toOrganizationId ? transfer : undefined;
};

/** What each scope of the table means, for those that are judged by what is acted on. */
const stands: Partial<Record<Scope, (known: Known, subject: Subject) => boolean>> = {
  'own-case': ({ personId }, { application }) =>
    personId !== undefined && [application?.personId, application?.representativeId].includes(personId),
  'filed-here': ({ caller }, { application }) =>
    application?.departmentId === ofRole(caller, 'department')?.departmentId,
  'case-here': ({ caller }, { application }) =>
    [application?.organizationId, application?.temporary?.appliedAt].includes(
      ofRole(caller, 'organization')?.organizationId,
    ),
  'stay-here': ({ caller }, { application }) =>
    application?.organizationId === ofRole(caller, 'organization')?.organizationId,
  'case-in-region': ({ caller }, { application }) =>
    [application?.regionId, application?.placeRegionId, application?.stay?.transfer?.toRegionId].includes(
      ofRole(caller, 'authority')?.regionId,
    ),
  'transfer-here': ({ caller }, subject) =>
    [subject.organization?.organizationId, asked(subject)?.toOrganizationId].includes(
      ofRole(caller, 'organization')?.organizationId,
    ),
  'transfer-in-region': ({ caller }, subject) =>
    [subject.organization?.address.region, asked(subject)?.toRegionId].includes(ofRole(caller, 'authority')?.regionId),
  itself: ({ caller }, { organization }) =>
    organization?.organizationId === ofRole(caller, 'organization')?.organizationId,
  'in-region': ({ caller }, { organization }) => organization?.address.region === ofRole(caller, 'authority')?.regionId,
};

/** Whether the caller stands to the subject as the table asks of their role. */
export const mayAct = (known: Known, action: Action, subject: Subject): boolean => {
  const judge = stands[scopeOf(known.caller, action)];
  return judge?.(known, subject) ?? false;
};

/**
 * The case, when it is the caller's to act on; to anybody else it does not exist.
 * @throws Unknown of what was `asked` for
 */
export const assertOwn = (
  known: Known,
  action: Action,
  application: Application | undefined,
  asked: 'application' | 'stay' = 'application',
): Application => {
  if (!application || !mayAct(known, action, { application })) throw new Unknown(asked);
  return application;
};

/**
 * The organization, when it is the caller's to act for. That it exists is public.
 * @throws Unknown `organization` · Forbidden
 */
export const assertOwnOrganization = (
  known: Known,
  action: Action,
  organization: Organization | undefined,
): Organization => {
  if (!organization) throw new Unknown('organization');
  if (!mayAct(known, action, { organization })) throw new Forbidden('This organization is not yours.');
  return organization;
};
