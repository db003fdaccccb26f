/**
 * As `domain/law/parameters/lazily.ts`, but nothing is kept. What is kept would be worked out in the first test that asks, and
 * its mutants be run against that test alone, the others seeing the law as it was before.
 */
export const lazily = <T extends Readonly<Record<string, () => unknown>>>(
  makers: T,
): { readonly [K in keyof T]: ReturnType<T[K]> } => {
  const values: object = {};
  for (const [name, get] of Object.entries(makers)) Object.defineProperty(values, name, { enumerable: true, get });
  return values as { readonly [K in keyof T]: ReturnType<T[K]> };
};
