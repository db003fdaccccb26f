import type { Application } from '../../../domain/application/application.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { emptyLine, type Line } from './line.ts';

/**
 * How states are written down. DynamoDB bills by the kilobyte, and every change of a queue writes one of each kind: so a case does
 * not repeat its own id, and what seldom changes of an organization stands apart from its places (docs/adr/0018).
 */

/** A case as it is stored: its own id is in its key. */
export type StoredApplication = Omit<Application, 'applicationId' | 'duties'> & {
  duties: readonly (Omit<Application['duties'][number], 'owner'> & {
    owner?: Application['duties'][number]['owner'];
  })[];
};

const shortened = (id: string, own: string): string => (id.startsWith(`${own}.`) ? id.slice(own.length) : id);
const whole = (id: string, own: string): string => (id.startsWith('.') ? `${own}${id}` : id);

/** The ids of its facts and duties begin with its own, which they leave out; a duty without an owner is the recipient's. */
export const storedApplication = ({ applicationId, duties, notice, ...state }: Application): StoredApplication => ({
  ...state,
  ...(notice && { notice: { ...notice, cause: shortened(notice.cause, applicationId) } }),
  duties: duties.map(({ id, owner, ...duty }) => ({
    ...duty,
    id: shortened(id, applicationId),
    ...(owner.role === 'recipient' && owner.id === applicationId ? {} : { owner }),
  })),
});

/** The case that was stored under an id. */
export const applicationIn = (stored: unknown, applicationId: string): Application => {
  const { duties, notice, ...state } = stored as StoredApplication;
  return {
    ...state,
    applicationId,
    ...(notice && { notice: { ...notice, cause: whole(notice.cause, applicationId) } }),
    duties: duties.map(({ id, owner, ...duty }) => ({
      ...duty,
      id: whole(id, applicationId),
      owner: owner ?? { role: 'recipient', id: applicationId },
    })),
  };
};

/** What changes with every move in a queue. */
const moving = [
  'version',
  'seal',
  'free',
  'reserved',
  'residents',
  'unknownResidents',
  'yielded',
  'away',
  'waiting',
  'registrations',
  'supportedLiving',
] as const satisfies readonly (keyof Organization)[];

type Moving = (typeof moving)[number];

/** The places of an organization and the line for them; `register`: the version at which what it is was last written. */
export type StoredPlaces = { state: Pick<Organization, Moving>; line: Line; register: number };

/** What an organization is, and what it owes; written at this version. */
export type StoredRegister = { state: Omit<Organization, Moving | 'kept'>; register: number };

const isMoving = (name: string): boolean => (moving as readonly string[]).includes(name);

const partOf = (organization: Organization, wanted: boolean): object => {
  const { kept: _, ...members } = organization;
  return Object.fromEntries(Object.entries(members).filter(([name]) => isMoving(name) === wanted));
};

/** What the store keeps with an organization. */
export type Kept = NonNullable<Organization['kept']>;

/**
 * At which version what an organization is was last another. A fact that moves places alone leaves the other members as they were, in
 * their order, so their texts tell.
 */
export const registerOf = (before: Organization | undefined, after: Organization): number =>
  before?.kept && JSON.stringify(partOf(before, false)) === JSON.stringify(partOf(after, false))
    ? before.kept.register
    : after.version;

/** The two items of an organization. */
export const storedOrganization = (organization: Organization): { places: StoredPlaces; register: StoredRegister } => {
  const { line = emptyLine, register = organization.version } = organization.kept ?? {};
  return {
    places: { state: partOf(organization, true) as StoredPlaces['state'], line, register },
    register: { state: partOf(organization, false) as StoredRegister['state'], register },
  };
};

/** The organization that is stored in two items; nothing where they are not of one moment: it has just been written. */
export const organizationIn = (places: StoredPlaces, register: StoredRegister): Organization | undefined =>
  places.register === register.register
    ? { ...register.state, ...places.state, kept: { line: places.line, register: places.register } }
    : undefined;
