import { type Html, html } from '../../events/html.ts';
import type { Answer, OpenApi, Operation, Parameter, Schema } from './document.ts';
import { fieldsOf, fieldTable, inOneLine, oneAmong } from './fields.ts';
import { code, prose, table } from './html.ts';

const schemaIn = ({ content = {} }: Pick<Answer, 'content'>): Schema => Object.values(content)[0]?.schema ?? {};

const mayCall = ({ 'x-authority': authority }: Operation): Html =>
  authority
    ? table(
        'Who may call',
        ['Role', 'Of whose', 'A stranger of that role'],
        Object.entries(authority).map(([role, stands]) => [
          role,
          stands?.means,
          stands?.foreign === 200 ? 'sees their own only' : stands?.foreign,
        ]),
      )
    : html`<p>Open to anybody.</p>\n`;

const query = ({ parameters = [] }: Operation): Html | false => {
  const asked = parameters.filter((parameter) => parameter.in === 'query');
  const field = ({ name = '', required = false, schema = {}, description }: Parameter) => ({
    name,
    required,
    schema: { ...schema, description },
  });
  return fieldTable('Query', asked.map(field));
};

const body = ({ requestBody }: Operation): Html | false => {
  if (!requestBody) return false;
  const schema = schemaIn(requestBody);
  const caption = requestBody.required ? 'Body' : 'Body, which may be empty';
  return schema.$ref
    ? html`<p>${caption}: ${inOneLine(schema)}</p>\n`
    : html`${fieldTable(caption, fieldsOf(schema))}${oneAmong(schema)}`;
};

const answers = ({ responses }: Operation): Html => {
  const given = Object.entries(responses).filter(([, answer]) => answer?.content);
  const refused = Object.keys(responses).filter((status) => Number(status) >= 400);
  return html`${table(
    'Answers',
    ['Status', 'When', 'Body'],
    given.map(([status, answer = {}]) => [status, answer.description, inOneLine(schemaIn(answer))]),
  )}${refused.length > 0 && html`<p>Refused with: ${refused.map((status) => html`<a href="#s${status}">${status}</a> `)}</p>\n`}`;
};

const operation = (
  method: string,
  path: string,
  one: Operation,
): Html => html`<article aria-labelledby="${one.operationId}">
<h3 id="${one.operationId}">${code(`${method.toUpperCase()} ${path}`)}</h3>
<p>${prose(one.summary)}. <small>${one.operationId}</small></p>
${mayCall(one)}${query(one)}${body(one)}${answers(one)}</article>
`;

/** The routes of one tag: who may call each, what it takes, what it answers and refuses. */
export const group = ({ paths }: OpenApi, { name, description }: OpenApi['tags'][number]): Html => {
  const found = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, one]) => (one.tags.includes(name) ? [operation(method, path, one)] : [])),
  );
  return html`<section aria-labelledby="tag-${name}">
<h2 id="tag-${name}">${name[0]?.toUpperCase()}${name.slice(1)}</h2>
<p>${description}.</p>
${found}</section>
`;
};
