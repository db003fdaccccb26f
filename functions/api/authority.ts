import type { Application } from '../../domain/application/application.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { Unknown } from '../../domain/refusal.ts';
import { type Action, authority, type Role, type RoleOf, type Scope } from '../../events/http/authority.ts';
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

/** The caller as one of this role. @throws Forbidden when they are of another */
export const callerAs = <R extends Role>(caller: Caller, role: R): Extract<Caller, { role: R }> => {
  if (caller.role !== role) throw new Forbidden(`The role “${caller.role}” may not do this.`);
  return caller as Extract<Caller, { role: R }>;
};

/** Who calls, and the person they are when they are a citizen. */
export type Known<C extends Caller = Caller> = { caller: C; personId: string | undefined };

/** What somebody acts on, and which organization a transfer is asked of. */
type Subject = {
  application?: Application;
  organization?: { organizationId?: string; address: { region: string }; details?: { departmentId?: string } };
  toOrganizationId?: string;
};

/** The transfer that is asked of this organization, if one is. */
const askedOf = ({ application, toOrganizationId }: Subject) => {
  const transfer = application?.stay?.transfer;
  return transfer?.toOrganizationId === toOrganizationId ? transfer : undefined;
};

/** Kept by how the thing is looked up: what is one's own is all that is found, or the core asks whose it is. */
type ByConstruction =
  | 'anybody'
  | 'themself'
  | 'own-region'
  | 'files-here'
  | 'own-duties'
  | 'duties-in-region'
  | 'own-duty';

type Judged = Exclude<Scope, ByConstruction>;

type Judge<S extends Scope> = (
  known: Known<Extract<Caller, { role: RoleOf<S> }>>,
  subject: Subject,
) => boolean | undefined;

/** What each scope of the table means that is judged by what is acted on. */
const stands: { [S in Judged]: Judge<S> } = {
  'own-case': ({ personId }, { application }) =>
    personId !== undefined && [application?.personId, application?.representativeId].includes(personId),
  'filed-here': ({ caller: { departmentId } }, { application }) => application?.departmentId === departmentId,
  'case-here': ({ caller: { organizationId } }, { application }) =>
    [application?.organizationId, application?.temporary?.appliedAt].includes(organizationId),
  // TMP-1: where somebody applied they may see the case; to act on it is for the organization that was chosen.
  'chosen-here': ({ caller: { organizationId } }, { application }) => application?.organizationId === organizationId,
  'stay-here': ({ caller: { organizationId } }, { application }) => application?.organizationId === organizationId,
  'handover-here': ({ caller: { organizationId } }, { application }) =>
    [application?.organizationId, application?.stay?.left?.at(-1)].includes(organizationId),
  'file-in-region': ({ caller: { regionId } }, { application }) =>
    application?.setting !== 'temporary-stay' && (application?.placeRegionId ?? application?.regionId) === regionId,
  'case-in-region': ({ caller: { regionId } }, { application }) =>
    [
      application?.regionId,
      application?.temporary?.appliedRegionId,
      application?.placeRegionId,
      application?.stay?.transfer?.toRegionId,
    ].includes(regionId),
  'transfer-here': ({ caller: { organizationId } }, subject) =>
    [subject.organization?.organizationId, askedOf(subject)?.toOrganizationId].includes(organizationId),
  'transfer-in-region': ({ caller: { regionId } }, subject) =>
    [subject.organization?.address.region, askedOf(subject)?.toRegionId].includes(regionId),
  itself: ({ caller: { organizationId } }, { organization }) => organization?.organizationId === organizationId,
  'looks-here': ({ caller: { departmentId } }, { organization }) =>
    organization?.details?.departmentId === departmentId,
  'in-region': ({ caller: { regionId } }, { organization }) => organization?.address.region === regionId,
};

/** Whether the caller stands to the subject as the table asks of their role; nobody does where nothing is to be judged. */
export const mayAct = (known: Known, action: Action, subject: Subject): boolean => {
  // The table gives a role no scope but its own, so the judge is one of this very caller.
  const judge: ((known: never, subject: Subject) => boolean | undefined) | undefined =
    stands[scopeOf(known.caller, action) as Judged];
  return judge?.(known as never, subject) ?? false;
};

/**
 * The case, when it is the caller's to act on; to anybody else it does not exist.
 * @throws Unknown of what was `sought`
 */
export const assertOwn = (
  known: Known,
  action: Action,
  application: Application | undefined,
  sought: 'application' | 'stay' = 'application',
): Application => {
  if (!application || !mayAct(known, action, { application })) throw new Unknown(sought);
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
