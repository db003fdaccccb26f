import type { Application } from '../../domain/application/application.ts';
import { groundOf } from '../../domain/law/clauses.ts';
import { legalDateOf } from '../../domain/law/time.ts';
import { reachedThrough } from '../../domain/person/person.ts';
import { AgainstNorm } from '../../domain/refusal.ts';
import type { KnownPersonDeps } from '../shared/compose.ts';
import { kazakhstaniMobile } from '../shared/phone.ts';
import type { Besides } from '../shared/store/writes.ts';
import { Forbidden } from './problem.ts';
import { readingOf } from './reading.ts';
import type { Call } from './route.ts';

/**
 * SMS-1, SMS-6: the number that is right now is that of whoever is written to: the recipient's, or the representative's of
 * a minor or incapacitated one. An office may tell it, and they themselves.
 * @throws InvalidValue `invalid-phone` · Forbidden · AgainstNorm `representative-missing`
 */
export const numberFor = async (
  { people, iinKeys }: KnownPersonDeps,
  call: Call,
  { personId, setting }: Application,
  phone: string | undefined,
): Promise<Besides['phone']> => {
  const { caller, personId: callerId, context } = call;
  const number = phone && kazakhstaniMobile(phone, 'phone');
  const person = number ? await people.person(personId, readingOf(call, 'number-confirmed')) : undefined;
  if (!number || !person) return undefined;
  const today = legalDateOf(context.now);
  const representative = reachedThrough(person, today) === 'representative';
  if (representative && !person.representative)
    throw new AgainstNorm(
      'representative-missing',
      'A minor or incapacitated recipient is written to through their representative, and none is known.',
      groundOf('APP-1', today, setting),
    );
  const iin = representative ? person.representative?.iin : undefined;
  const reached = iin ? await iinKeys.personIdOf(iin) : personId;
  if (caller.role === 'citizen' && callerId !== reached)
    throw new Forbidden('The number is that of whoever is written to: they themselves or the department tell it.');
  return { personId, number, ...(iin && { representative: iin }) };
};
