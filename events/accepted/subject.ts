import { id, iin } from '../primitives.ts';

/** An event is about one application, or about a person and so about all of theirs. */
export const subject = { applicationId: id.optional(), iin: iin.optional() };
