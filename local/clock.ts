import { Temporal } from 'temporal-polyfill';

/** The zone the law counts its days in; instants are shown with its offset. */
export const ZONE = 'Asia/Almaty';

/**
 * What "now" is for everything that wakes a function. Real, or virtual: then it stands still until it is set.
 * Moments are milliseconds since the epoch.
 */
export class Clock {
  #standing: number | undefined;

  constructor(at?: number) {
    this.#standing = at;
  }

  get virtual(): boolean {
    return this.#standing !== undefined;
  }

  now(): number {
    return this.#standing ?? Date.now();
  }

  /** Makes the clock stand at this moment. */
  stand(at: number): void {
    this.#standing = at;
  }

  /** Lets the clock follow real time again. */
  run(): void {
    this.#standing = undefined;
  }
}

/** A moment as people in Kazakhstan write it: `2025-03-10T09:00:00+05:00`. */
export function iso(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toString({ timeZone: ZONE });
}

/** A moment as EventBridge writes it: UTC, whole seconds. */
export function isoSeconds(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds of an ISO 8601 instant with an offset, or undefined when the text is not one. */
export function parseInstant(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}
