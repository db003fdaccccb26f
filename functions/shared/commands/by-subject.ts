import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { PersonDeps } from '../compose.ts';
import { AlreadySeen } from '../store/errors.ts';
import { changeApplication } from './change-application.ts';

/** An event from outside names one application, or a person and so all of theirs. */
export type Subject = { applicationId?: string | undefined; iin?: string | undefined };

/**
 * Changes the applications an event is about, each once. About a person, what one application's state does not allow
 * (it is over) does not keep the others from it; about one application, a refusal is the event's own.
 * @throws Refusal, Conflict
 */
export const changeBySubject = async (
  { store, iinKeys }: PersonDeps,
  subject: Subject,
  eventId: string,
  decide: (application: Application) => Fact[],
): Promise<void> => {
  const change = (applicationId: string) =>
    changeApplication(store, applicationId, decide, { seen: `${eventId}:${applicationId}` }).catch((error: unknown) => {
      if (!(error instanceof AlreadySeen)) throw error;
    });
  if (subject.applicationId) return void (await change(subject.applicationId));
  await store.assertUnseen(eventId);
  const personId = await iinKeys.personIdOf(subject.iin ?? '');
  const theirs = await store.applicationsOf(personId);
  for (const applicationId of theirs)
    await change(applicationId).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.reason === 'state')) throw error;
    });
  // Told before anything of theirs was known, it has had no effect, and may have one when it is told again.
  if (theirs.length > 0) await store.markSeen(eventId);
};
