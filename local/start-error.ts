/** Why the system cannot start, said in one line for the person at the terminal; `start.ts` prints it and exits with 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
