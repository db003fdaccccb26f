import { WrongState } from '../../../domain/refusal.ts';
import type { PersonDeps } from '../compose.ts';
import type { Subject } from './by-subject.ts';

/**
 * The application a decision is about: the one named, or the person's only one that awaits a decision. Which of several
 * is meant is not guessed.
 * @throws AlreadySeen · WrongState `no-undecided-application`, `decision-ambiguous` · InvalidValue `invalid-iin`
 */
export const undecidedOf = async (
  { store, iinKeys }: PersonDeps,
  { applicationId, iin }: Subject,
  eventId: string,
): Promise<string> => {
  if (applicationId) return applicationId;
  await store.assertUnseen(eventId);
  const ids = await store.applicationsOf(await iinKeys.personIdOf(iin ?? ''));
  const applications = await store.applications(ids);
  const [undecided, ...others] = applications.flatMap((one) => (one.status === 'filed' ? [one.applicationId] : []));
  const ground = { norm: 'DEC-1', source: '263/1 cl.3, 7' };
  if (others.length > 0)
    throw new WrongState('decision-ambiguous', 'Several applications await a decision; name the one decided.', ground);
  if (undecided) return undecided;
  await store.assertUnseen(eventId);
  throw new WrongState('no-undecided-application', 'No application of this person awaits a decision.', ground);
};
