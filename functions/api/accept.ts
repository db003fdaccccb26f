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

/** How much a media type is wanted: by its own name, by its kind, or as anything (RFC 9110 §12.5.1). */
const weightOf = (type: string, weights: ReadonlyMap<string, number>): number =>
  weights.get(type) ?? weights.get(`${type.slice(0, type.indexOf('/'))}/*`) ?? weights.get('*/*') ?? 0;

/**
 * Which of the media types is wanted most; of those wanted alike the first, and that is what is answered to who asks for nothing.
 * @throws BadRequest `not-acceptable`
 */
export const wantedOf = <T extends string>({ accept }: Request, offered: readonly T[]): T => {
  const weights = weightsIn(accept || '*/*');
  const [wanted] = offered
    .map((type) => ({ type, weight: weightOf(type, weights) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  if (!wanted) throw new BadRequest('not-acceptable', `This is to be had as ${offered.join(', ')}.`, 406);
  return wanted.type;
};
