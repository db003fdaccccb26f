/** Things in an order of which no two are at the same place. */
export class Sorted<T> {
  readonly #things: T[] = [];
  readonly #compare: (one: T, other: T) => number;

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  get length(): number {
    return this.#things.length;
  }

  /** How many come before the first of which this holds; it holds of all that come behind that, too. */
  before(holds: (thing: T) => boolean): number {
    let [from, to] = [0, this.#things.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (holds(this.#things[middle] as T)) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  /** In the place of the one that is there. */
  put(thing: T): void {
    const { place, isThere } = this.#placeOf(thing);
    this.#things.splice(place, isThere ? 1 : 0, thing);
  }

  delete(thing: T): void {
    const { place, isThere } = this.#placeOf(thing);
    if (isThere) this.#things.splice(place, 1);
  }

  find(thing: T): T | undefined {
    const { place, isThere } = this.#placeOf(thing);
    return isThere ? this.#things[place] : undefined;
  }

  /** From one place up to, and without, another; or the same from its end to its beginning. */
  *between(from: number, to: number, isForward = true): Generator<T> {
    if (isForward) for (let place = from; place < to; place += 1) yield this.#things[place] as T;
    else for (let place = to - 1; place >= from; place -= 1) yield this.#things[place] as T;
  }

  #placeOf(thing: T): { place: number; isThere: boolean } {
    const place = this.before((other) => this.#compare(other, thing) >= 0);
    return { place, isThere: place < this.length && this.#compare(this.#things[place] as T, thing) === 0 };
  }
}
