import type * as z from 'zod';
import type { AcceptedType, accepted } from '../../../events/catalogue.ts';
import type { BodyOf, ChangeKey, EndpointKey } from '../../../events/http/endpoints.ts';
import type { Bearer } from '../../../local/identity.ts';
import type { Moment } from './moment.ts';

/** What a route takes in its body. */
export type Said<K extends ChangeKey> = z.input<BodyOf<K>>;

const pathOf = (key: EndpointKey, id: string, no = 1): string =>
  key.slice(key.indexOf('/')).replace('{id}', id).replace('{no}', String(no));

/** Asks for a change, of what the id, and the number in it, names where the route names something. */
export const post = <K extends ChangeKey>(
  moment: Moment,
  bearer: Bearer,
  key: K,
  body: Said<K>,
  id = '',
  no?: number,
): void => moment.ask(bearer, 'POST', pathOf(key, id, no), body);

/** Looks at something; `id` as in `post`, `query` as it stands in the address. */
export const read = (
  moment: Moment,
  bearer: Bearer,
  key: Exclude<EndpointKey, ChangeKey>,
  { id = '', query = '' } = {},
): void => moment.ask(bearer, 'GET', `${pathOf(key, id)}${query}`);

/** Another system tells of something. */
export const tell = <T extends AcceptedType>(
  moment: Moment,
  type: T,
  detail: Omit<z.input<(typeof accepted)[T]>, 'eventId'>,
): void => moment.tell(type, detail);
