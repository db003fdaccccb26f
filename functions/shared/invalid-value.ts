/** A value that has the right shape and cannot be right; named, so that the caller knows which and why. */
export class InvalidValue extends Error {
  readonly code: string;
  /** Where in the body, in dots. */
  readonly path: string;

  constructor(code: string, path: string, message: string) {
    super(message);
    this.name = 'InvalidValue';
    this.code = code;
    this.path = path;
  }
}
