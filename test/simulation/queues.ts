import type { FunctionName } from '../../infra/functions.ts';
import { reported } from '../../local/resources/event-source-mapping.ts';
import { type Message, sqsRecord } from '../../local/resources/queue.ts';
import type { Faults } from './faults.ts';
import type { Kernel } from './kernel.ts';
import type { End } from './lambda.ts';
import type { DeployedQueue } from './wiring.ts';

/** How a function is called by what wakes it. */
export type Invoke = (name: FunctionName, event: object, ended: (end: End) => void) => void;

const seconds = 1000;

/** Where nothing limits the pollers of a queue, so many batches are at work at once here: enough for every race of two. */
const pollers = 3;

type Queue = DeployedQueue & { waiting: Message[]; polling: number };

/** A message that no code can handle, and that nobody puts back. */
const poison = '{"poison": true}';

/** SQS and its pollers: at least once, in no order, again after a while when it failed, and at last set aside. */
export class Queues {
  /** Messages on their way: waiting, held back, or with a function. */
  inFlight = 0;
  /** So many messages have arrived, and so often one was given to a function. */
  arrived = 0;
  handed = 0;
  readonly #queues: ReadonlyMap<string, Queue>;
  readonly #kernel: Kernel;
  readonly #faults: Faults;
  readonly #invoke: Invoke;
  readonly #held = new Set<() => void>();

  constructor(deployed: readonly DeployedQueue[], parts: { kernel: Kernel; faults: Faults; invoke: Invoke }) {
    this.#queues = new Map(deployed.map((queue) => [queue.arn, { ...queue, waiting: [], polling: 0 }]));
    this.#kernel = parts.kernel;
    this.#faults = parts.faults;
    this.#invoke = parts.invoke;
  }

  #queue(arn: string): Queue {
    const queue = this.#queues.get(arn);
    if (!queue) throw new Error(`There is no queue ${arn}`);
    return queue;
  }

  /** A message is on its way to a queue; it may come twice, late, after others, and in bad company. */
  deliver(arn: string, body: string): void {
    const faults = this.#faults;
    this.#put(arn, body, faults.fires('delay') ? faults.measure('delay', 1, 14 * 24 * 60) * 60 * seconds : undefined);
    if (faults.fires('duplicate')) this.#put(arn, body, undefined);
    if (faults.fires('poison-message')) this.#put(arn, poison, undefined);
  }

  #put(arn: string, body: string, delay: number | undefined): void {
    const faults = this.#faults;
    this.inFlight += 1;
    const soon = faults.fires('reorder') ? faults.measure('reorder', 1, 600) * seconds : 20;
    let there = false;
    const arrive = () => {
      if (there) return;
      there = true;
      this.#held.delete(arrive);
      this.arrived += 1;
      this.#wait(arn, { messageId: `message-${this.arrived}`, body, sent: this.#kernel.now, received: 0 });
    };
    if (delay !== undefined) this.#held.add(arrive);
    this.#kernel.after(delay ?? soon, 'message', arrive);
  }

  /** All that is held back comes now. */
  release(): void {
    for (const arrive of [...this.#held]) arrive();
  }

  #wait(arn: string, message: Message): void {
    const queue = this.#queue(arn);
    queue.waiting.push(message);
    if (queue.consumer) this.#kernel.after(5, `poll ${queue.consumer.name}`, () => this.#poll(queue));
  }

  #poll(queue: Queue): void {
    const { consumer, waiting } = queue;
    if (!consumer || waiting.length === 0 || queue.polling >= (consumer.atOnce ?? pollers)) return;
    queue.polling += 1;
    const batch = waiting.splice(0, consumer.batch);
    this.handed += batch.length;
    for (const message of batch) {
      message.received += 1;
      message.firstReceived ??= this.#kernel.now;
    }
    const all = new Set(batch.map(({ messageId }) => messageId));
    this.#invoke(consumer.name, { Records: batch.map((message) => sqsRecord(message, queue)) }, (end) => {
      queue.polling -= 1;
      const failed = end.how === 'done' ? reported(end.answer, all) : all;
      for (const message of batch)
        if (failed.has(message.messageId)) this.#failed(queue, message);
        else this.inFlight -= 1;
      this.#poll(queue);
    });
    this.#poll(queue);
  }

  /** A message that failed comes again when it is visible again, or is set aside. */
  #failed(queue: Queue, message: Message): void {
    if (message.received < queue.maxReceives || !queue.deadLetters)
      this.#kernel.after(queue.visibility, 'visible again', () => this.#wait(queue.arn, message));
    else {
      this.inFlight -= 1;
      this.#queue(queue.deadLetters).waiting.push(message);
    }
  }

  /** The messages set aside, by the function that could not handle them. */
  get dead(): { name: FunctionName; body: string }[] {
    return [...this.#queues.values()].flatMap(({ consumer, deadLetters }) =>
      consumer && deadLetters
        ? this.#queue(deadLetters).waiting.map(({ body }) => ({ name: consumer.name, body }))
        : [],
    );
  }

  /** What an operator does by the runbook: throws away what is poison, and puts back all else. Tells how many of each. */
  redrive(): { poisonous: number; redriven: number } {
    const told = { poisonous: 0, redriven: 0 };
    for (const queue of this.#queues.values()) {
      if (!queue.consumer || !queue.deadLetters) continue;
      for (const { body } of this.#queue(queue.deadLetters).waiting.splice(0))
        if (body === poison) told.poisonous += 1;
        else {
          told.redriven += 1;
          this.#put(queue.arn, body, undefined);
        }
    }
    return told;
  }
}
