/** One title for every refusal of a status; it stands apart from the schemas, as it needs none. */
const titles: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  401: 'There is no valid token',
  403: 'This is not yours to do',
  404: 'There is nothing here',
  406: 'What is asked for is not to be had here',
  409: 'The state does not allow it',
  412: 'It has changed since it was read',
  413: 'The body is too large',
  414: 'The address is too long',
  415: 'The body is not of a type that is read here',
  422: 'A norm refuses it',
  429: 'Too much at once',
  431: 'The headers are too large',
  500: 'Something failed on our side',
  503: 'It is starting',
};

/** What a problem begins with, whoever answers: its code is its type, its status its title. */
export const headOf = (status: number, code: string) => ({
  type: `urn:kezek:problem:${code}`,
  title: titles[status] ?? 'Refused',
  status,
});
