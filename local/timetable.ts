import type { Clock } from './clock.ts';
import { iso } from './clock.ts';
import type { DueSchedule } from './resources/schedule.ts';
import type { Storage } from './storage.ts';

/** One schedule, fired at one of its moments. */
export interface Firing {
  readonly rule: string;
  readonly at: string;
}

/** Timers are set for at most this long, so that a machine that slept wakes up to what is due. */
const LONGEST_TIMER_MS = 60_000;

/** Fires schedules: as real time passes, or as a virtual clock is moved. */
export class Timetable {
  readonly #schedules: readonly DueSchedule[];
  readonly #clock: Clock;
  readonly #storage: Storage;
  readonly #settle: () => Promise<void>;
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  /** Every schedule was fired at all its moments up to here. */
  #firedTo: number;

  constructor(
    schedules: readonly DueSchedule[],
    parts: { clock: Clock; storage: Storage; settle: () => Promise<void>; from: number },
  ) {
    this.#schedules = [...schedules].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.#clock = parts.clock;
    this.#storage = parts.storage;
    this.#settle = parts.settle;
    this.#firedTo = parts.from;
  }

  /** Where an earlier run stopped, if there was one. */
  static resumesAt(storage: Storage): number | undefined {
    const moment = storage.read('clock');
    return typeof moment === 'number' ? moment : undefined;
  }

  /**
   * Fires all that is due up to a moment, in order of time, each after the one before has settled. A standing clock
   * moves along. Moves are made one after the other; one that would go back does nothing and answers undefined.
   */
  fireUpTo(moment: number): Promise<Firing[] | undefined> {
    const turn = this.#turn.then(() =>
      moment < this.#clock.now() && this.#clock.virtual ? undefined : this.#fireUpTo(moment),
    );
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Forgets what was due before this moment. */
  startAt(moment: number): void {
    this.#firedTo = moment;
  }

  /** Follows real time. */
  run(): void {
    const now = this.#clock.now();
    const due = Math.min(...this.#schedules.map((schedule) => schedule.nextAfter(this.#firedTo)));
    this.#timer = setTimeout(
      async () => {
        await this.fireUpTo(this.#clock.now()).catch((error: unknown) => {
          if (this.#timer) console.error('A schedule could not be fired:', error);
        });
        if (this.#timer) this.run();
      },
      Math.min(Math.max(0, due - now), LONGEST_TIMER_MS),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #fireUpTo(moment: number): Promise<Firing[]> {
    const fired: Firing[] = [];
    for (;;) {
      const next = this.#schedules.map((schedule) => ({ schedule, at: schedule.nextAfter(this.#firedTo) }));
      const at = Math.min(...next.map((due) => due.at));
      if (at > moment) break;
      if (this.#clock.virtual) this.#clock.stand(at);
      for (const { schedule } of next.filter((due) => due.at === at)) {
        schedule.fire(at);
        await this.#settle();
        fired.push({ rule: schedule.name, at: iso(at) });
      }
      this.#reach(at);
    }
    if (this.#clock.virtual) this.#clock.stand(moment);
    this.#reach(moment);
    return fired;
  }

  /** Remembered only after it has settled: what a kill interrupts is fired again. */
  #reach(moment: number): void {
    this.#firedTo = moment;
    this.#storage.write('clock', moment);
  }
}
