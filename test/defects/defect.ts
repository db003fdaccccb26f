/** A mistake as somebody could have made it: `find` stands once in `file`, and `replace` is what they would have written. */
export type Defect = {
  name: string;
  file: string;
  find: string;
  replace: string;
  /** What was overlooked, and what it would cost whom. */
  about: string;
};
