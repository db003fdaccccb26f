/** What somebody will do. Deeds of one lane are done one after the other. */
export interface Deed {
  readonly lane: string;
  /** Among the deeds of one session the lower come first. */
  readonly order: number;
  readonly run: () => Promise<unknown>;
}

/** A working day has three: the morning, the afternoon, and the late evening, when offices are closed. */
export type Session = 0 | 1 | 2;

/** Who does what when. Days are counted from the first one of the story. */
export class Agenda {
  readonly #deeds = new Map<number, Deed[]>();
  #now = -1;

  /** Plans a deed; for the next session when the wanted one has begun. */
  plan(day: number, session: Session, deed: Deed): void {
    const slot = Math.max(day * 3 + session, this.#now + 1);
    this.#deeds.set(slot, [...(this.#deeds.get(slot) ?? []), deed]);
  }

  /** What there is to do in a session, which begins with this. */
  begin(day: number, session: Session): readonly Deed[] {
    this.#now = day * 3 + session;
    return (this.#deeds.get(this.#now) ?? []).sort((a, b) => a.order - b.order);
  }
}

/** Does the deeds: so many lanes side by side, each lane in its order. */
export async function runInLanes(
  deeds: readonly Deed[],
  atOnce: number,
  beforeEach: () => Promise<void>,
): Promise<void> {
  const lanes = [...Map.groupBy(deeds, ({ lane }) => lane).values()];
  const worker = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift())
      for (const { run } of lane) {
        await beforeEach();
        await run();
      }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
