import {
  type CancellationReason,
  DynamoDBServiceException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

/** DynamoDB knows it and we do not, since nothing in our functions asks for it. */
export class NotSimulated extends Error {
  override readonly name = 'NotSimulated';

  constructor(what: string) {
    super(`not simulated: ${what}`);
  }
}

/** What DynamoDB calls a `ValidationException`; the SDK has no class of its own for it. */
export const invalid = (message: string): Error =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', message, $metadata: {} });

export const isInvalid = (error: unknown): error is Error =>
  error instanceof DynamoDBServiceException && error.name === 'ValidationException';

export const noSuchTable = (name: string | undefined): Error =>
  new ResourceNotFoundException({ message: `Requested resource not found: Table: ${name}`, $metadata: {} });

/** Why a transaction had no effect: a reason for each of its writes, in their order, `None` where nothing was wrong. */
export const cancelled = (reasons: CancellationReason[]): Error => {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    $metadata: {},
    CancellationReasons: reasons,
  });
};

/** @throws NotSimulated when a request, or a part of one, has more than this */
export const only = (request: object, names: readonly string[], where: string): void => {
  for (const [name, value] of Object.entries(request))
    if (value !== undefined && !names.includes(name)) throw new NotSimulated(`${name} of ${where}`);
};
