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
 * JSON is what is answered: to who asks for nothing, and to who asks for it among others (RFC 9110 §12.5.1).
 * @throws BadRequest `not-acceptable`
 */
export const assertAcceptsJson = ({ accept }: Request): void => {
  const weights = weightsIn(accept || '*/*');
  const said = ['application/json', 'application/*', '*/*'].find((range) => weights.has(range));
  if (!said || !weights.get(said))
    throw new BadRequest('not-acceptable', 'This is to be had as application/json.', 406);
};
