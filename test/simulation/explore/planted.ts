import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import type { Call } from '../aws.ts';

/** A fault planted in the store: it puts items of these kinds whatever the condition. */
export const heedless =
  (...entities: readonly string[]) =>
  (call: Call): Call => {
    if (call.command !== 'TransactWriteItemsCommand') return call;
    const { TransactItems = [] } = call.input as TransactWriteItemsCommandInput;
    const unconditional = TransactItems.map((write) => {
      const { TableName, Item } = write.Put ?? {};
      return entities.includes(Item?.entity?.S ?? '') ? { Put: { TableName, Item } } : write;
    });
    return { ...call, input: { ...call.input, TransactItems: unconditional } };
  };
