import type { FunctionName } from '../../infra/functions.ts';
import { isoSeconds } from '../../local/clock.ts';
import type { Faults } from './faults.ts';
import type { Kernel } from './kernel.ts';
import type { Invoke } from './queues.ts';
import type { DeployedSchedule } from './wiring.ts';

const minute = 60_000;

/** EventBridge Scheduler tries so often to wake a function, within hours. */
const retries = 5;

/** EventBridge Scheduler: wakes functions at the moments of the deployed schedules, each told which moment that is. */
export class Schedules {
  /** So many times a function was woken. */
  ticks = 0;
  readonly #parts: { kernel: Kernel; faults: Faults; invoke: Invoke };
  readonly #reserved: ReadonlySet<FunctionName>;
  readonly #busy = new Map<FunctionName, number>();

  /** `reserved`: functions that run once at a time; a second call of them is throttled, and comes later. */
  constructor(
    schedules: readonly DeployedSchedule[],
    parts: { kernel: Kernel; faults: Faults; invoke: Invoke; reserved: ReadonlySet<FunctionName> },
  ) {
    this.#parts = parts;
    this.#reserved = parts.reserved;
    for (const schedule of schedules) this.#plan(schedule, parts.kernel.now);
  }

  #plan(schedule: DeployedSchedule, from: number): void {
    const { kernel, faults } = this.#parts;
    const at = schedule.nextAfter(from);
    kernel.at(at, schedule.name, () => {
      this.#plan(schedule, at);
      if (faults.fires('missed-tick')) return;
      this.#wake(schedule.wakes, at, retries);
      if (faults.fires('double-tick'))
        kernel.after(faults.measure('double-tick', 0, 10) * minute, 'tick again', () =>
          this.#wake(schedule.wakes, at, retries),
        );
    });
  }

  #wake(name: FunctionName, at: number, left: number): void {
    const { kernel, invoke } = this.#parts;
    const again = () => {
      if (left > 0) kernel.after(5 * minute, 'tick retried', () => this.#wake(name, at, left - 1));
    };
    const busy = this.#busy.get(name) ?? 0;
    if (busy > 0 && this.#reserved.has(name)) {
      again();
      return;
    }
    this.ticks += 1;
    this.#busy.set(name, busy + 1);
    invoke(name, { time: isoSeconds(at) }, (end) => {
      this.#busy.set(name, (this.#busy.get(name) ?? 1) - 1);
      if (end.how !== 'done') again();
    });
  }
}
