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

/**
 * Of the types that a thing is to be had in, the one that is asked for most; the first where several are, and to who asks for nothing
 * (RFC 9110 §12.5.1).
 * @throws BadRequest `not-acceptable`
 */
export const preferred = <T extends `${string}/${string}`>(
  { accept }: Pick<Request, 'accept'>,
  types: readonly T[],
): T => {
  const weights = weightsIn(accept || '*/*');
  const weightOf = (type: T): number => {
    const said = [type, `${type.split('/')[0]}/*`, '*/*'].find((range) => weights.has(range));
    return (said && weights.get(said)) || 0;
  };
  const [best] = types.filter((type) => weightOf(type) > 0).toSorted((one, other) => weightOf(other) - weightOf(one));
  if (!best) throw new BadRequest('not-acceptable', `This is to be had as ${types.join(' or ')}.`, 406);
  return best;
};
