import type * as z from 'zod';
import { fileApplication } from '../../../domain/application/decide-entry.ts';
import type { Context } from '../../../domain/context.ts';
import type { Person } from '../../../domain/person/person.ts';
import type { fileApplication as body } from '../../../events/http/bodies.ts';
import type { PersonDeps } from '../compose.ts';
import { assertIin } from '../iin.ts';
import { kazakhstaniMobile } from '../phone.ts';
import type { Besides } from '../store/writes.ts';

/** Only what is there: an absent phone stays absent. */
const present = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** @throws InvalidValue `invalid-iin`, `invalid-phone` */
const personOf = (personId: string, { recipient, registers }: z.output<typeof body>): Person => {
  const { phone, representative, name, ...rest } = recipient;
  if (representative) assertIin(representative.iin, 'recipient.representative.iin');
  return {
    ...rest,
    personId,
    name: present(name) as Person['name'],
    ...(phone !== undefined && { phone: kazakhstaniMobile(phone, 'recipient.phone') }),
    ...(registers.incapacity && { incapacity: true }),
    ...(representative && {
      representative: {
        ...representative,
        name: present(representative.name) as Person['name'],
        phone: kazakhstaniMobile(representative.phone, 'recipient.representative.phone'),
      },
    }),
  };
};

/**
 * Takes an application in: the case into the queue's table with ids only, the person into theirs, in one write.
 * @throws InvalidValue `invalid-iin`, `invalid-phone` · AgainstNorm `filed-in-the-future` · AlreadySeen, AlreadyAnswered
 */
export const takeIn = async (
  { store, iinKeys }: PersonDeps,
  applicationId: string,
  departmentId: string,
  filed: z.output<typeof body>,
  context: Context,
  besides: Besides = {},
): Promise<void> => {
  const { recipient, registers, setting, category, filedOn } = filed;
  assertIin(recipient.iin, 'recipient.iin');
  const personId = await iinKeys.personIdOf(recipient.iin);
  const person = personOf(personId, filed);
  const representativeId = person.representative && (await iinKeys.personIdOf(person.representative.iin));
  const facts = fileApplication(
    {
      applicationId,
      setting,
      category,
      personId,
      ...(representativeId && { representativeId }),
      departmentId,
      regionId: recipient.address.region,
      registers: {
        ...(registers.isp && { isp: registers.isp }),
        ...(registers.veteran && { veteran: true }),
        ...(registers.orphanReached18InInpatient && { orphanReached18InInpatient: true }),
      },
      ...(filedOn && { filedOn }),
    },
    context,
  );
  await store.commit({ facts }, { ...besides, person });
};
