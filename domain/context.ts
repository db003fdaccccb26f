import type { Calendar } from './law/calendar.ts';
import type { Instant } from './law/time.ts';
import type { Actor } from './vocabulary.ts';

/** What a decision needs from outside the case: the moment it is made at, who makes it, and the calendar in force. */
export type Context = { now: Instant; by: Actor; calendar: Calendar };

/** Nobody in person: a rule of ours by its name, or another system by the name it goes under on the bus. */
export const system = (id: string): Actor => ({ role: 'system', id });
