import { createHmac, hash } from 'node:crypto';
import type { Call } from '../aws.ts';
import { type Change, Database } from '../dynamodb/database.ts';
import { type Sms, Telephone } from '../telephone.ts';
import type { Wiring } from '../wiring.ts';
import { type Errand, errandsAfter } from './errands.ts';

/** What came of a call. Two answers of one digest say the same. */
export type Answer = ({ output: object } | { error: Error }) & { digest: string };

/** What has left a trace: a write, a message, or the death of somebody who had written or sent before. */
type Trace = { changes: readonly Change[] } | { sms: Sms } | { died: true };

/** AWS as it answers here; `misheard` makes another call of one, as a planted fault does. */
export type Services = { wiring: Wiring; misheard: (call: Call) => Call };

const digestOf = (said: unknown): string => hash('sha256', JSON.stringify(said), 'base64url');

const answerOf = (output: object): Answer => ({ output, digest: digestOf(output) });

const refusalOf = (error: Error): Answer => ({ error, digest: digestOf([error.name, error]) });

/** Another database that holds the same. */
const copyOf = ({ tables }: Wiring, database: Database): Database => {
  const copy = new Database(tables);
  for (const { name } of tables)
    for (const Item of database.items(name))
      copy.execute('TransactWriteItemsCommand', { TransactItems: [{ Put: { TableName: name, Item } }] });
  return copy;
};

let pasts = 0;

/**
 * One way that things may have gone so far: all that was written and sent, in its order. What the database holds follows
 * from it, and so does every answer. Pasts that begin alike share their beginning.
 */
export class Past {
  readonly id: number;
  readonly database: Database;
  /** What came last, and on which errand; nothing at the very beginning. */
  readonly last: ({ errand: Errand } & Trace) | undefined;
  /** What is to be done because of it. */
  readonly errands: readonly Errand[];
  readonly #services: Services;
  readonly #before: Past | undefined;
  readonly #next = new Map<string, Past>();
  readonly #answers = new Map<Call, { answer: Answer; past: Past }>();

  private constructor(
    services: Services,
    database: Database,
    before?: Past,
    last?: Past['last'],
    errands: Errand[] = [],
  ) {
    pasts += 1;
    this.id = pasts;
    this.#services = services;
    this.database = database;
    this.#before = before;
    this.last = last;
    this.errands = errands;
  }

  /** Nothing has happened yet. */
  static empty(services: Services): Past {
    return new Past(services, new Database(services.wiring.tables));
  }

  /** All that happened, from the beginning or since a past that this one begins with. */
  since(earlier?: Past): Past[] {
    if (this === earlier) return [];
    return [...(this.#before?.since(earlier) ?? []), this];
  }

  /** What comes of a call that is carried out now, at once and whole. */
  async carryOut(call: Call, errand: Errand): Promise<{ answer: Answer; past: Past }> {
    const known = this.#answers.get(call);
    if (known) return known;
    const carried = await this.#serve(this.#services.misheard(call), errand);
    this.#answers.set(call, carried);
    return carried;
  }

  /** Who is at work on an errand dies; nobody notices it of one who has written and sent nothing. */
  async died(errand: Errand): Promise<Past> {
    const atWork = this.since().some(({ last }) => last?.errand.id === errand.id);
    return atWork ? this.#then(this.database, { errand, died: true }) : this;
  }

  async #serve({ service, command, input }: Call, errand: Errand): Promise<{ answer: Answer; past: Past }> {
    switch (service) {
      case 'kms': {
        const { Message } = input as { Message: Uint8Array };
        return { answer: answerOf({ Mac: createHmac('sha256', 'explored').update(Message).digest() }), past: this };
      }
      case 'sns': {
        const sms = Telephone.smsOf(input as Parameters<typeof Telephone.smsOf>[0]);
        const past = await this.#then(this.database, { errand, sms });
        return { answer: answerOf({ MessageId: `sms-${past.since().length}` }), past };
      }
      case 'dynamodb':
        return command === 'TransactWriteItemsCommand'
          ? this.#write(input, errand)
          : { answer: answerOf(this.database.execute(command, input)), past: this };
    }
  }

  async #write(input: object, errand: Errand): Promise<{ answer: Answer; past: Past }> {
    const database = copyOf(this.#services.wiring, this.database);
    const changes: Change[] = [];
    database.onWritten((written) => changes.push(...written));
    try {
      const answer = answerOf(database.execute('TransactWriteItemsCommand', input));
      return { answer, past: await this.#then(database, { errand, changes }) };
    } catch (error) {
      if (!(error instanceof Error && '$metadata' in error)) throw error;
      return { answer: refusalOf(error), past: this };
    }
  }

  async #then(database: Database, last: NonNullable<Past['last']>): Promise<Past> {
    const { errand, ...trace } = last;
    const key = `${errand.id} ${JSON.stringify(trace)}`;
    const known = this.#next.get(key);
    if (known) return known;
    const errands = 'changes' in last ? await errandsAfter(this.#services.wiring, last.changes) : [];
    const past = new Past(this.#services, database, this, last, errands);
    this.#next.set(key, past);
    return past;
  }
}
