/**
 * An object whose values are made when they are first asked for, and then kept. Of the editions of a hundred parameters a
 * function needs two or three, and should not work out the others at its start.
 */
export const lazily = <T extends Readonly<Record<string, () => unknown>>>(
  makers: T,
): { readonly [K in keyof T]: ReturnType<T[K]> } => {
  const values: object = {};
  for (const [name, make] of Object.entries(makers)) {
    let made: { value: unknown } | undefined;
    Object.defineProperty(values, name, {
      enumerable: true,
      get: () => {
        made ??= { value: make() };
        return made.value;
      },
    });
  }
  return values as { readonly [K in keyof T]: ReturnType<T[K]> };
};
