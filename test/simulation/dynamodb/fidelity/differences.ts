import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';

export type Output = Record<string, unknown>;

/** What became of a command: its output, or by what name, with which words and for which reasons it was refused. */
export type Outcome = { output: Output } | { error: string; message: string; reasons?: (string | undefined)[] };

/** A command that DynamoDB Local answers otherwise than AWS documents; the simulated database is to follow the documents. */
type AnsweredOtherwise = {
  local: string;
  documented: string;
  meets: (input: { TransactItems?: TransactWriteItem[] }, local: Outcome) => boolean;
  isDocumented: (here: Outcome) => boolean;
};

const actions = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html';

/** The messages that the documents list among those of the reason `ValidationError`. */
const unfit =
  /path provided in the update expression is invalid|refers to an attribute that does not exist|attempted to update a secondary index key/;

const keysOf = (writes: readonly TransactWriteItem[]): string[] =>
  writes.flatMap((write) =>
    Object.values(write).map(({ TableName, Item, Key = Item }) => JSON.stringify([TableName, Key.pk, Key.sk])),
  );

const isRefused = (outcome: Outcome): boolean => 'error' in outcome;

export const answeredOtherwise: readonly AnsweredOtherwise[] = [
  {
    local:
      'looks for two writes of one item only while the conditions before hold, and carries out one after the other',
    documented: `no two actions of a transaction can target the same item (${actions})`,
    meets: ({ TransactItems = [] }, local) =>
      isRefused(local) && new Set(keysOf(TransactItems)).size < TransactItems.length,
    isDocumented: (here) => 'error' in here && here.error === 'ValidationException',
  },
  {
    local: 'calls a transaction invalid for an update that does not fit the item that is there',
    documented: `it is cancelled with the reason ValidationError (${actions}#API_TransactWriteItems_Errors)`,
    meets: (_, local) => 'error' in local && local.error === 'ValidationException' && unfit.test(local.message),
    isDocumented: (here) => 'error' in here && here.reasons?.includes('ValidationError') === true,
  },
];
