/** Somebody else's write came first: what was decided rests on a state that is no more. Load, decide and write again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** The event from outside has had its effect already. */
export class AlreadySeen extends Error {
  override readonly name = 'AlreadySeen';
}

/** A request with this idempotency key has been answered already. */
export class AlreadyAnswered extends Error {
  override readonly name = 'AlreadyAnswered';
}

const attempts = 24;

/**
 * Runs a load–decide–write until its write is not overtaken. The last conflict is thrown to the caller, whose event is
 * delivered again or whose client is told to come back; nothing is lost.
 */
export const untilSettled = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === attempts) throw error;
    }
  }
};
