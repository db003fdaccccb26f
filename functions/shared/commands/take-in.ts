import type * as z from 'zod';
import { type FileApplication, fileApplication, type Registers } from '../../../domain/application/decide-entry.ts';
import { isIncapacitated } from '../../../domain/application/intake/eligibility.ts';
import type { Context } from '../../../domain/context.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import type { fileApplication as body } from '../../../events/http/bodies.ts';
import type { PersonDeps } from '../compose.ts';
import { present } from '../present.ts';
import type { Store } from '../store/store.ts';
import type { Besides } from '../store/writes.ts';
import { knownPerson } from './person-of.ts';

type Filed = z.output<typeof body>;

/** The registers say a group by its number, or in words that hold it (`II`, `2 топ`); other words say none. */
const groupOf = (said: number | string | undefined): 1 | 2 | 3 | undefined => {
  if (said === undefined) return undefined;
  // A Kazakh keyboard writes the Roman one with the Cyrillic І.
  const [roman] = /\bI{1,3}\b/.exec(String(said).replaceAll('І', 'I')) ?? [];
  const group = Number(roman?.length ?? /[123]/.exec(String(said))?.[0]);
  return group === 1 || group === 2 || group === 3 ? group : undefined;
};

const registersOf = ({ disabilityGroup, permanentRegistration: _, ...registers }: Filed['registers']): Registers => {
  const group = groupOf(disabilityGroup);
  return { ...present(registers), ...(group && { disabilityGroup: group }) };
};

const yes = (said: boolean | undefined): true | undefined => (said ? true : undefined);

/** `regionId`: the recipient's; `host`: the organization they applied at, when they did. */
const temporaryOf = (
  said: NonNullable<Filed['temporaryStay']>,
  regionId: string,
  host: Organization | undefined,
): NonNullable<FileApplication['temporary']> =>
  present({
    appliedAt: said.appliedAt,
    appliedRegionId: host?.address.region === regionId ? undefined : host?.address.region,
    recognized: yes(said.recognized),
    declinesPolice: yes(said.declinesPolice),
    fromOtherRegion: yes(said.fromOtherRegion),
    nightBed: yes(said.nightBed),
  });

/** The organization somebody applied at for temporary stay. @throws Unknown `organization` when there is none of that setting */
const hostOf = async (store: Store, organizationId: string): Promise<Organization> => {
  const host = await store.organization(organizationId);
  if (host?.setting !== 'temporary-stay') throw new Unknown('organization');
  return host;
};

/**
 * Takes an application in: the case into the queue's table with ids only, the person into theirs, in one write.
 * @throws InvalidValue `invalid-iin`, `invalid-phone` · the refusals of `fileApplication` · AlreadySeen, AlreadyAnswered
 */
export const takeIn = async (
  { store, iinKeys }: PersonDeps,
  applicationId: string,
  departmentId: string,
  filed: Filed,
  context: Context,
  besides: Besides = {},
): Promise<void> => {
  const { recipient, setting, category, filedOn, livesIn, temporaryStay } = filed;
  const host = temporaryStay?.appliedAt ? await hostOf(store, temporaryStay.appliedAt) : undefined;
  const regionId = recipient.address.region;
  const registers = registersOf(filed.registers);
  const documents = filed.documents.map(present);
  const incapacity = isIncapacitated({ registers, documents });
  const { person, representativeId } = await knownPerson(iinKeys, recipient, incapacity);
  const facts = fileApplication(
    {
      applicationId,
      setting,
      category,
      personId: person.personId,
      ...(representativeId && { representativeId }),
      departmentId,
      regionId,
      birthDate: recipient.birthDate,
      documents,
      consentOn: filed.consent.givenOn,
      registers,
      ...(temporaryStay && { temporary: temporaryOf(temporaryStay, regionId, host) }),
      ...(livesIn && { livesIn }),
      ...(filedOn && { filedOn }),
      others: await store.othersOf(person),
    },
    context,
  );
  await store.commit({ facts }, { ...besides, person });
};
