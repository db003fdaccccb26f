/** An import that is made when it is first asked for, and then never again, unless it failed. */
export const whenAsked = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= load().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
};
