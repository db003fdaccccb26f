import { expect } from 'vitest';
import { type Answers, answered } from '../../events/http/answered.ts';
import { problem } from '../../events/http/problem.ts';

const known = Object.entries<Answers>(answered).map(([key, answers]) => {
  const [method = '', path = ''] = key.split(' ');
  return { method, path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`), answers };
});

/**
 * An answer of the API is what the documentation says it is: all that it holds is named there, and named as it is. What is
 * refused is a problem.
 */
export const assertDocumented = async (method: string, url: string, response: Response): Promise<void> => {
  const { status, headers } = response;
  const { pathname } = new URL(url);
  const call = `${method} ${pathname} answered ${status}`;
  const endpoint = known.find((one) => one.method === method && one.path.test(pathname));
  if (status === 304 || (status < 300 && !headers.get('content-type')?.includes('json'))) return;
  const schema = status >= 400 ? problem : endpoint?.answers[status as keyof Answers];
  if (!schema) throw new Error(`${call}, and no endpoint says so.`);
  const body: unknown = await response.clone().json();
  const { success, data, error } = schema.safeParse(body);
  if (!success) throw new Error(`${call}, and not what is documented: ${error.message}`);
  expect(data, `${call}, and more or other than is documented`).toStrictEqual(body);
};
