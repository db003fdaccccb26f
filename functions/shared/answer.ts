/** What a call is answered when nothing refuses it. */
export type Answer = { status: number; body: unknown };

/** What is told is not changed on its way, so nobody has to copy what is kept to tell it. */
export type Told<T> = T extends object ? { readonly [K in keyof T]: Told<T[K]> } : T;

export const ok = <const B>(body: B) => ({ status: 200, body }) as const;

export const created = <const B>(body: B) => ({ status: 201, body }) as const;

/** What follows from it will come about by itself. */
export const accepted = <const B>(body: B) => ({ status: 202, body }) as const;
