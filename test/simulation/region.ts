import { createHmac } from 'node:crypto';
import type { FunctionName } from '../../infra/functions.ts';
import { type Random, seeded } from '../../local/demo/random.ts';
import { type Call, clientsOf } from './aws.ts';
import { Bus } from './bus.ts';
import { type Answered, ApiClients } from './clients.ts';
import { Database } from './dynamodb/database.ts';
import type { FaultKind, Faults } from './faults.ts';
import { composeFunctions } from './functions.ts';
import { failuresIn } from './invariants/failures.ts';
import type { View } from './invariants/view.ts';
import type { Kernel } from './kernel.ts';
import { type End, Lambda, type Task, throttled } from './lambda.ts';
import { heard } from './logs.ts';
import { Queues } from './queues.ts';
import { Schedules } from './schedules.ts';
import { Stream } from './stream.ts';
import { Telephone } from './telephone.ts';
import type { Wiring } from './wiring.ts';

const key = 'simulated';

const macOf = (message: Uint8Array): Buffer => createHmac('sha256', key).update(message).digest();

/** The id by which the system knows somebody: what the handlers make of KMS's answer. */
export const personIdOf = (iin: string): string =>
  macOf(new TextEncoder().encode(iin)).toString('base64url').slice(0, 32);

/** What looks on: each is told of what it watches, and throws nothing. */
export type Watching = {
  view: View;
  answered: (answered: Answered) => void;
  /** Something that leaves the house: a line of a log, an event, the text of a message. */
  told: (text: string) => void;
  /** A function that nobody kept from it has failed. */
  failed: (name: string, reason: string) => void;
  /** One has given back, or left undone, something of what it had to do: for no reason that is ours to give. */
  gaveUp?: (name: string, reason: string) => void;
  /** Runs a check; what it finds ends the world. */
  checked: (check: () => void) => void;
};

/** What a consumer of a queue answers: which messages it gives back. */
const isReport = (answer: unknown): answer is { batchItemFailures: readonly unknown[] } =>
  typeof answer === 'object' && answer !== null && 'batchItemFailures' in answer;

/** `limit`: so many calls the database takes in a second, and throttles what is more; all, where there is none. */
export type RegionParts = { seed: number; kernel: Kernel; faults: Faults; watching: Watching; limit?: number };

/** So many writes an index may be behind, when it is. */
const mostBehind = 12;

/** Everything of AWS that the stacks ask for, simulated, with the real functions in it. */
export class Region {
  readonly bus: Bus;
  readonly telephone: Telephone;
  readonly clients: ApiClients;
  readonly database: Database;
  readonly schedules: Schedules;
  /** So many calls to AWS have arrived, and so many of them were throttled for the load. */
  calls = 0;
  throttled = 0;
  readonly #kernel: Kernel;
  readonly #faults: Faults;
  readonly #watching: Watching;
  readonly #lambda: Lambda;
  readonly #queues: Queues;
  readonly #stream: Stream;
  /** Invocations that came to nothing, or in part. */
  readonly #lost = new Set<string>();
  readonly #limit: number;
  #second = 0;
  #taken = 0;
  #writer: Task | undefined;

  constructor(wiring: Wiring, parts: RegionParts) {
    const { seed, kernel, faults, watching, limit = Number.POSITIVE_INFINITY } = parts;
    this.#limit = limit;
    this.#kernel = kernel;
    this.#faults = faults;
    this.#watching = watching;
    this.database = new Database(wiring.tables);
    const latencies: Random = seeded(seed, 1);
    this.#lambda = new Lambda(
      { kernel, faults, latency: () => latencies.int(1, 15), service: (...asked) => this.#serve(...asked) },
      wiring.functions,
    );
    const variables = Object.assign({}, ...wiring.functions.map(({ environment }) => environment));
    const functions = composeFunctions(clientsOf(this.#lambda.aws), variables);
    const invoke = (name: keyof typeof functions, event: object, ended: (end: End) => void) => {
      const lines: unknown[] = [];
      const run = (given: never) => heard(lines, () => functions[name](given));
      this.#lambda.invoke(name, run, event, (end) => {
        const gaveBack = end.how === 'done' && isReport(end.answer) && end.answer.batchItemFailures.length > 0;
        watching.checked(() => watching.view.ended(end.task, gaveBack ? 'failed' : end.how, end.faulted));
        if (gaveBack || end.how !== 'done') this.#lost.add(end.task);
        // A delivery report may be quicker than the record of the sending, or the sending may have come to nothing.
        if (end.how === 'failed' && !end.faulted && name !== 'notice-status') watching.failed(name, String(end.error));
        if (!end.faulted) for (const reason of failuresIn(name, lines)) watching.gaveUp?.(name, reason);
        ended(end);
      });
    };
    const around = { kernel, faults, invoke };
    this.#queues = new Queues(wiring.queues, around);
    this.bus = new Bus(wiring.rules, { kernel, queues: this.#queues, seen: watching.told });
    this.#stream = new Stream({ ...around, bus: this.bus, pipe: wiring.pipe });
    this.telephone = new Telephone({
      ...around,
      reported: (messageId) => watching.checked(() => watching.view.reported(messageId)),
    });
    this.clients = new ApiClients({
      ...around,
      answered: watching.answered,
      queueWrites: () => watching.view.queueWrites,
    });
    const reserved = wiring.functions.filter(({ reserved }) => reserved === 1).map(({ name }) => name);
    this.schedules = new Schedules(wiring.schedules, { ...around, reserved: new Set(reserved) });
    this.database.onWritten((changes) => {
      const queue = changes.filter(({ table }) => table === wiring.queueTable);
      const task = this.#writer;
      if (task) watching.checked(() => watching.view.written(queue, task.id));
      this.#stream.written(queue);
    });
  }

  /** What the services do with a call that has arrived. */
  #serve({ service, command, input }: Call, task: Task, fault: FaultKind | undefined): object {
    this.calls += 1;
    switch (service) {
      case 'kms':
        return { Mac: macOf((input as { Message: Uint8Array }).Message) };
      case 'sns': {
        const sms = Telephone.smsOf(input as Parameters<typeof Telephone.smsOf>[0]);
        this.#kernel.note(`sms ${sms.kind} ${sms.applicationId}`);
        this.#watching.told(sms.text);
        const accepted = this.telephone.publish(sms, task.id);
        this.#watching.checked(() => this.#watching.view.published({ ...sms, ...accepted }, task.id));
        return { MessageId: accepted.messageId };
      }
      case 'dynamodb': {
        this.#admit(task);
        if (fault === 'partial-read') return this.#inPart(input);
        const staleBy = fault === 'stale-index-read' ? this.#faults.measure(fault, 1, mostBehind) : 0;
        this.#writer = task;
        try {
          return this.database.execute(command, input, { staleBy });
        } finally {
          this.#writer = undefined;
        }
      }
    }
  }

  /** @throws ThrottlingException when more is asked of the database in this second than it takes */
  #admit(task: Task): void {
    const second = Math.floor(this.#kernel.now / 1000);
    if (second !== this.#second) this.#taken = 0;
    this.#second = second;
    this.#taken += 1;
    if (this.#taken <= this.#limit) return;
    this.throttled += 1;
    task.faulted = true;
    throw throttled();
  }

  /** A batch of which the last half is not read: DynamoDB says so, and is asked again. */
  #inPart(input: object): object {
    const { RequestItems } = input as { RequestItems: Record<string, { Keys: readonly object[] }> };
    const [[table, request] = ['', { Keys: [] }]] = Object.entries(RequestItems);
    const half = Math.ceil(request.Keys.length / 2);
    const read = { RequestItems: { [table]: { ...request, Keys: request.Keys.slice(0, half) } } };
    const rest = request.Keys.slice(half);
    const answer = this.database.execute('BatchGetItemCommand', read);
    return { ...answer, UnprocessedKeys: rest.length > 0 ? { [table]: { ...request, Keys: rest } } : {} };
  }

  /** What is on its way: events, messages, reports, requests, functions at work. */
  get inFlight(): Record<string, number> {
    return {
      stream: this.#stream.inFlight,
      messages: this.#queues.inFlight,
      reports: this.telephone.inFlight,
      requests: this.clients.inFlight,
      functions: this.#lambda.running,
    };
  }

  get atRest(): boolean {
    return Object.values(this.inFlight).every((count) => count === 0);
  }

  /** All that was held back comes now. */
  release(): void {
    this.#queues.release();
  }

  /** What an operator does by the runbook: puts back what was set aside. */
  redrive(): void {
    this.#queues.redrive();
    this.telephone.redrive({
      isOnRecord: (messageId) => this.#watching.view.isOnRecord(messageId),
      cameToNothing: (sender) => this.#lost.has(sender),
    });
  }

  /** So often a message was given to a function, for each message. */
  get triesPerMessage(): number {
    return this.#queues.handed / this.#queues.arrived;
  }

  /** What of our own events is still set aside, by the functions that could not handle it. */
  get dead(): string[] {
    return this.#queues.dead.filter(({ body }) => body.includes('"source":"kezek"')).map(({ name }) => name);
  }

  /** The messages that a function could not handle. */
  deadOf(name: FunctionName): string[] {
    return this.#queues.dead.filter((dead) => dead.name === name).map(({ body }) => body);
  }
}
