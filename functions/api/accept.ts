import { BadRequest } from './problem.ts';
import type { Request } from './request.ts';

/** The media ranges of an `Accept` with their weights: 1 where none is said, 0 for what is not wanted. */
const weightsIn = (header: string): ReadonlyMap<string, number> =>
  new Map(
    header.split(',').map((range) => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name, Number(weight ?? 1)];
    }),
  );

/** How much a type is wanted: the most exact of the ranges that name it says so. */
const weightOf = (type: string, weights: ReadonlyMap<string, number>): number => {
  const said = [type, type.replace(/[^/]*$/, '*'), '*/*'].find((range) => weights.has(range));
  return (said && weights.get(said)) || 0;
};

/**
 * Of the types something is to be had in the one that is wanted most, the first of those wanted alike; to who asks for nothing,
 * the first (RFC 9110 §12.5.1).
 * @throws BadRequest `not-acceptable`
 */
export const acceptedOf = <T extends string>({ accept }: Pick<Request, 'accept'>, types: readonly [T, ...T[]]): T => {
  const weights = weightsIn(accept || '*/*');
  const wanted = types.toSorted((one, other) => weightOf(other, weights) - weightOf(one, weights))[0] ?? types[0];
  if (weightOf(wanted, weights) > 0) return wanted;
  throw new BadRequest('not-acceptable', `This is to be had as ${types.join(', ')}.`, 406);
};

/**
 * JSON is what is answered: to who asks for nothing, and to who asks for it among others.
 * @throws BadRequest `not-acceptable`
 */
export const assertAcceptsJson = (request: Request): void => {
  acceptedOf(request, ['application/json']);
};
