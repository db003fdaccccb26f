import type { Duplex } from 'node:stream';

/**
 * Counts the round trips of a connection that stands: what Node connects writes as before. One begins with what is sent when no answer
 * is due; whatever is sent before the answer comes goes along with it, so that commands in a pipeline are one.
 */
export class Wire {
  trips = 0;
  #due = false;

  constructor(stream: Duplex) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (...args: unknown[]) => {
      if (!this.#due) this.trips += 1;
      this.#due = true;
      return write(...args);
    };
    stream.on('data', () => {
      this.#due = false;
    });
  }
}
