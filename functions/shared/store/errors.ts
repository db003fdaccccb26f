import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

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

/** DynamoDB has read nothing of what it was asked, without a word: too much is asked of it at once. */
export class NothingRead extends Error {
  override readonly name = 'NothingRead';
}

/** What DynamoDB and KMS call it when they are asked too much at once, and DynamoDB as a reason of a cancelled transaction. */
const throttles = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'TooManyRequestsException',
  'TransactionInProgressException',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** Whether AWS has refused only because it was asked too much at once, and the SDK's own retries were in vain. */
export const isOverload = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).some(({ Code }) => throttles.has(Code ?? ''))
    : error instanceof NothingRead || (error instanceof Error && throttles.has(error.name));

/** As a rule somebody else's write has held each time; so many may come at once to one organization (docs/adr/0018). */
const attempts = 100;

/**
 * Runs a load–decide–write until its write is not overtaken; `pause` comes between, and is told how often it was. The last conflict is
 * thrown to the caller, whose event is delivered again or whose client is told to come back; nothing is lost.
 */
export const untilSettled = async <T>(
  run: () => Promise<T>,
  pause?: (conflicts: number) => Promise<void>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === attempts) throw error;
      await pause?.(attempt);
    }
  }
};
