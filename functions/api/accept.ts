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

/** How much a type is wanted, by the most specific range that names it. */
const weightOf = (weights: ReadonlyMap<string, number>, type: string): number => {
  const said = [type, `${type.split('/')[0]}/*`, '*/*'].find((range) => weights.has(range));
  return (said && weights.get(said)) || 0;
};

/**
 * What is answered, of the types that there are: the one wanted most, the first of those wanted alike, and that too for who
 * asks for nothing (RFC 9110 §12.5.1).
 * @throws BadRequest `not-acceptable`
 */
export const acceptedOf = <T extends string>({ accept }: Request, types: readonly [T, ...T[]]): T => {
  const weights = weightsIn(accept || '*/*');
  const [wanted] = types.toSorted((one, other) => weightOf(weights, other) - weightOf(weights, one));
  if (!wanted || weightOf(weights, wanted) <= 0)
    throw new BadRequest('not-acceptable', `This is to be had as ${types.join(' or ')}.`, 406);
  return wanted;
};

/**
 * JSON is what is answered: to who asks for nothing, and to who asks for it among others.
 * @throws BadRequest `not-acceptable`
 */
export const assertAcceptsJson = (request: Request): void => {
  acceptedOf(request, ['application/json']);
};
