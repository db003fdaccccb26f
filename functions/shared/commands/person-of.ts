import type * as z from 'zod';
import type { Person } from '../../../domain/person/person.ts';
import type { recipient as recipientBody } from '../../../events/http/bodies.ts';
import { assertIin, type IinKeys } from '../iin.ts';
import { kazakhstaniMobile } from '../phone.ts';
import { present } from '../present.ts';
import type { People, Reading } from '../store/people.ts';

/** A person as a body names them, with the ids they and their representative have in the queue's table. */
export type Known = { person: Person; representativeId?: string };

const personOf = (personId: string, recipient: z.output<typeof recipientBody>, incapacity: boolean): Person => {
  const { phone, representative, name, ...rest } = recipient;
  return {
    ...rest,
    personId,
    name: present(name),
    ...(phone !== undefined && { phone: kazakhstaniMobile(phone, 'recipient.phone') }),
    ...(incapacity && { incapacity: true }),
    ...(representative && {
      representative: {
        ...representative,
        name: present(representative.name),
        phone: kazakhstaniMobile(representative.phone, 'recipient.representative.phone'),
      },
    }),
  };
};

/**
 * Who is meant: the numbers are checked, the IINs become ids.
 * @throws InvalidValue `invalid-iin`, `invalid-phone`
 */
export const knownPerson = async (
  iinKeys: IinKeys,
  recipient: z.output<typeof recipientBody>,
  incapacity: boolean,
): Promise<Known> => {
  assertIin(recipient.iin, 'recipient.iin');
  if (recipient.representative) assertIin(recipient.representative.iin, 'recipient.representative.iin');
  const person = personOf(await iinKeys.personIdOf(recipient.iin), recipient, incapacity);
  return {
    person,
    ...(person.representative && { representativeId: await iinKeys.personIdOf(person.representative.iin) }),
  };
};

/** The person as they are known, in place of how a body names them, and the record of that reading; `known`: they are. */
export const knownBefore = async (
  { people, iinKeys }: { people: People; iinKeys: IinKeys },
  named: Known,
  reading: Reading,
): Promise<Known & { known: boolean }> => {
  const person = await people.person(named.person.personId, reading);
  if (!person) return { ...named, known: false };
  return {
    person,
    ...(person.representative && { representativeId: await iinKeys.personIdOf(person.representative.iin) }),
    known: true,
  };
};
