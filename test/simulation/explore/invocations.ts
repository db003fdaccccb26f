import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as drained } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Call, clientsOf } from '../aws.ts';
import { composeFunctions } from '../functions.ts';
import type { Wiring } from '../wiring.ts';
import type { Errand } from './errands.ts';
import type { Answer } from './past.ts';

/** How an invocation ended, and whether its errand is done or comes again. */
type End = { answer: unknown; isDone: boolean };

type Asked = { call: Call; resolve: (output: object) => void; reject: (error: Error) => void };

/** An invocation at work: it stands still at its calls until one of them is answered. */
type Run = { asked: Asked[]; end?: End };

/** A queue delivers again what was given back, and a client asks again who was told to come back. */
const isDone = (answer: unknown): boolean => {
  const { batchItemFailures = [], statusCode = 200 } = (answer ?? {}) as {
    batchItemFailures?: readonly unknown[];
    statusCode?: number;
  };
  return batchItemFailures.length === 0 && statusCode < 500;
};

/** The functions of the house, composed as they are deployed. Nobody answers their calls but who leads them. */
export class Invocations {
  readonly #current = new AsyncLocalStorage<Run>();
  readonly #functions: ReturnType<typeof composeFunctions>;
  readonly #beginnings = new Map<string, Promise<Point>>();

  constructor({ functions }: Wiring) {
    const ask = (call: Call) =>
      new Promise<object>((resolve, reject) => {
        const run = this.#current.getStore();
        if (!run) throw new Error('A call to AWS outside of any invocation');
        run.asked.push({ call, resolve, reject });
      });
    const variables = Object.assign({}, ...functions.map(({ environment }) => environment));
    this.#functions = composeFunctions(clientsOf(ask), variables);
  }

  /** Where an errand begins: at the first calls of its function. */
  beginningOf(errand: Errand): Promise<Point> {
    const known = this.#beginnings.get(errand.id) ?? this.#begin(errand);
    this.#beginnings.set(errand.id, known);
    return known;
  }

  async #begin(errand: Errand): Promise<Point> {
    const begin = async (): Promise<Run> => {
      const run: Run = { asked: [] };
      this.#current.run(run, () => {
        this.#functions[errand.name](errand.event as never).then(
          (answer) => {
            run.end = { answer, isDone: isDone(answer) };
          },
          (error: unknown) => {
            run.end = { answer: error, isDone: false };
          },
        );
      });
      await drained();
      return run;
    };
    return new Point(errand, await begin(), begin);
  }
}

/** Calls that were made together, and where their answers have led. */
type Round = { calls: readonly Call[]; points: Map<string, Point> };

/** What of a round is still to come, and what has. */
type Rest = { calls: readonly Call[]; round: Round; answers: readonly string[] };

const callsOf = ({ asked }: Run): Call[] => asked.map(({ call }) => call);

const newRound = (run: Run): Rest => {
  const calls = callsOf(run);
  return { calls, round: { calls, points: new Map() }, answers: [] };
};

let points = 0;

/**
 * How far an invocation has come. A function goes by nothing but its event and the answers to its calls, so two that have
 * had the same answers are at the same point, and do the same from there on. Where it waits for several calls together, the
 * order of their answers is none of its business. Both are held against it whenever it is led here another time.
 */
export class Point {
  readonly id: number;
  readonly errand: Errand;
  /** The calls that wait for their answers, in the order in which they were made. */
  readonly calls: readonly Call[];
  readonly end: End | undefined;
  readonly #round: Round;
  readonly #answers: readonly string[];
  readonly #again: () => Promise<Run>;
  /** The answers by which somebody has gone on from here. */
  readonly #led = new Set<string>();
  /** The run that stands here, until it goes on. */
  #run: Run | undefined;

  constructor(errand: Errand, run: Run, again: () => Promise<Run>, { calls, round, answers } = newRound(run)) {
    points += 1;
    this.id = points;
    this.errand = errand;
    this.calls = calls;
    this.end = run.end;
    this.#round = round;
    this.#answers = answers;
    this.#again = again;
    this.#run = run;
  }

  /** Where it comes to when one of its calls is answered. @throws when it goes by anything else than its answers */
  async after(call: Call, answer: Answer): Promise<Point> {
    const round = this.#round;
    const answers = [...this.#answers, `${round.calls.indexOf(call)} ${answer.digest}`].sort();
    const key = answers.join();
    const known = round.points.get(key);
    if (known && this.#led.has(key)) return known;
    this.#led.add(key);
    const goOn = async (): Promise<Run> => {
      const run = this.#run ?? this.#standsHere(await this.#again());
      this.#run = undefined;
      const [asked] = run.asked.splice(this.calls.indexOf(call), 1);
      if ('output' in answer) asked?.resolve(answer.output);
      else asked?.reject(answer.error);
      await drained();
      return run;
    };
    const run = await goOn();
    if (known) {
      known.#standsHere(run);
      return known;
    }
    const calls = this.calls.filter((other) => other !== call);
    const waits = calls.length > 0 && run.asked.length === calls.length && !run.end;
    const next = new Point(this.errand, run, goOn, waits ? { calls, round, answers } : undefined);
    round.points.set(key, next);
    return next;
  }

  #standsHere(run: Run): Run {
    if (!isDeepStrictEqual(callsOf(run), this.calls) || run.end?.isDone !== this.end?.isDone)
      throw new Error(`${this.errand.id} does not go by its answers alone`);
    return run;
  }
}
