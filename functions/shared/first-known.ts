/**
 * What a command's caller has read just now, for its first attempt; from then on it is read anew. The write holds only while it is as
 * it was read.
 */
export const firstKnown = <T>(
  known: T | undefined,
  read: () => Promise<T | undefined>,
): (() => Promise<T | undefined>) => {
  let left = known;
  return () => {
    const first = left;
    left = undefined;
    return first === undefined ? read() : Promise.resolve(first);
  };
};
