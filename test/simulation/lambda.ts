import { AsyncLocalStorage } from 'node:async_hooks';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { ThrottledException } from '@aws-sdk/client-sns';
import type { FunctionName } from '../../infra/functions.ts';
import type { Aws, Call } from './aws.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { Invocable } from './functions.ts';
import type { Kernel } from './kernel.ts';
import type { DeployedFunction } from './wiring.ts';

/** How an invocation ended: it answered, it threw, or nobody heard of it again. */
type Ending = { how: 'done'; answer: unknown } | { how: 'failed'; error: unknown } | { how: 'died' };

/** How an invocation ended, and whether a fault had befallen it: it may fail, then. */
export type End = Ending & { task: string; faulted: boolean };

/** One invocation of a function. */
export type Task = {
  id: string;
  name: FunctionName;
  over: boolean;
  faulted: boolean;
  ended: (end: Ending) => void;
};

/** What the service behind a call does when the call arrives; at once, and whole. */
export type Service = (call: Call, task: Task, fault: FaultKind | undefined) => object;

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

const lost = () => named('TimeoutError', 'No answer came');

const tooMuch = 'Too much is asked at once';

/** What DynamoDB and KMS say when too much is asked of them. */
export const throttled = (): Error => named('ThrottlingException', tooMuch);

/** What SNS says: that it has not taken the message. */
const refused = (): Error => new ThrottledException({ message: tooMuch, $metadata: {} });

const conflicting = ({ input }: Call): Error => {
  const { TransactItems = [] } = input as { TransactItems?: readonly unknown[] };
  const reasons = TransactItems.map((_, place) => ({ Code: place === 0 ? 'TransactionConflict' : 'None' }));
  return new TransactionCanceledException({
    message: 'Transaction cancelled',
    CancellationReasons: reasons,
    $metadata: {},
  });
};

/** Lambda and the way from its functions to the services: every call takes a while, and may fare badly. */
export class Lambda {
  /** So many invocations have begun and not ended. */
  running = 0;
  readonly #kernel: Kernel;
  readonly #faults: Faults;
  readonly #service: Service;
  readonly #latency: () => number;
  readonly #current = new AsyncLocalStorage<Task>();
  readonly #deployed: ReadonlyMap<FunctionName, DeployedFunction>;
  #tasks = 0;

  constructor(
    parts: { kernel: Kernel; faults: Faults; service: Service; latency: () => number },
    deployed: readonly DeployedFunction[],
  ) {
    this.#kernel = parts.kernel;
    this.#faults = parts.faults;
    this.#service = parts.service;
    this.#latency = parts.latency;
    this.#deployed = new Map(deployed.map((each) => [each.name, each]));
  }

  /** Calls a function with an event; `ended` is called once. */
  invoke(name: FunctionName, run: Invocable, event: object, ended: (end: End) => void): void {
    this.#tasks += 1;
    this.running += 1;
    const task: Task = {
      id: `${name}-${this.#tasks}`,
      name,
      over: false,
      faulted: false,
      ended: (end) => {
        if (task.over) return;
        task.over = true;
        this.running -= 1;
        this.#kernel.note(`${task.id} ${end.how}`);
        ended({ ...end, task: task.id, faulted: task.faulted });
      },
    };
    const { timeout = 0 } = this.#deployed.get(name) ?? {};
    this.#kernel.after(timeout, 'deadline', () => {
      if (!task.over) this.#kernel.note(`${task.id} timed out`);
      task.ended({ how: 'died' });
    });
    this.#current.run(task, () => {
      run(event as never).then(
        (answer) => task.ended({ how: 'done', answer }),
        (error: unknown) => task.ended({ how: 'failed', error }),
      );
    });
  }

  /** What the SDK's clients ask. A task that is over is never answered. */
  readonly aws: Aws = (call) =>
    new Promise((resolve, reject) => {
      const task = this.#current.getStore();
      if (!task) throw new Error('A call to AWS outside of any invocation');
      const fault = this.#faults.ofCall(call);
      if (fault) task.faulted = true;
      const answered = (what: () => void) =>
        this.#kernel.after(this.#latency(), `${task.id} ${call.command} ${fault ?? ''}`, () => what());
      /** The call arrives; what comes back of it is lost when nobody waits any more. */
      const served = () => this.#service(call, task, fault);
      const settle = () => {
        try {
          const answer = served();
          if (!task.over) resolve(answer);
        } catch (error) {
          if (!task.over) reject(error as Error);
        }
      };
      const fails = (error: Error) => () => {
        if (!task.over) reject(error);
      };
      const dies = () => task.ended({ how: 'died' });
      switch (fault) {
        case 'lost-read':
        case 'loss-before-commit':
          return answered(fails(lost()));
        case 'throttle':
          return answered(fails(call.service === 'sns' ? refused() : throttled()));
        case 'transaction-conflict':
          return answered(fails(conflicting(call)));
        case 'lost-answer':
          return answered(() => {
            quietly(served);
            fails(lost())();
          });
        case 'crash-before-io':
          return answered(dies);
        case 'crash-after-io':
          return answered(() => {
            quietly(served);
            dies();
          });
        case 'timeout':
          // Nobody is answered; the request itself may still arrive, even after the function has ended.
          if (this.#faults.measure('timeout', 0, 1) === 1)
            this.#kernel.after(this.#faults.measure('timeout', 0, 40_000, 1), `${task.id} late ${call.command}`, () =>
              quietly(served),
            );
          return undefined;
        default:
          return answered(settle);
      }
    });
}

/** What is refused to somebody who does not hear of it. */
const quietly = (act: () => unknown): void => {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error) || !('$metadata' in error)) throw error;
  }
};
