/** Somebody waiting in a queue. `rank`: 1 to 3 are the classes of QUE-6. */
export type Waiting = { registration: number; rank: 1 | 2 | 3; joinedAt: string; blocked: boolean };

/** What is told of a peer. `keeps`: what a crash may take of an offer, and of the event that tells it. */
export type Nature = { version: string; client: string; keeps: string };

/** Another way to keep a queue, with nobody in it at first: one queue, of one organization. */
export type Peer = Nature & {
  /** The round trips to its server until now. */
  trips(): number;
  /** Fills the queue, in the order in which they joined; places are free for all of them. */
  load(entries: readonly Waiting[]): Promise<void>;
  /** Takes the first in line who is not blocked, holds a free place for them and appends the event; their registration. */
  offer(): Promise<number | undefined>;
  /** 1 is first in line; blocked ones keep their place, and count. */
  position(entry: Waiting): Promise<number | undefined>;
  /** Nothing stands any longer against an offer to somebody who was blocked (QUE-7). */
  unblock(entry: Waiting): Promise<void>;
  /** From now on no event can be appended. */
  spoilEvents(): Promise<void>;
  /** What its server went through for a position; not there where it tells no such count. */
  work?: { unit: string; of(entry: Waiting): Promise<number> };
  close(): Promise<void>;
};
