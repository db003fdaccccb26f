import { type Html, html } from '../../events/html.ts';
import { begin } from './begin.ts';
import { bus } from './bus.ts';
import type { AsyncApi, OpenApi, Schema } from './document.ts';
import { fieldsOf, fieldTable, inOneLine } from './fields.ts';
import { code, prose, table } from './html.ts';
import { group } from './routes.ts';
import { style } from './style.ts';

const shape = (name: string, schema: Schema): Html => html`<h3 id="${name}">${name}</h3>
${schema.description && html`<p>${prose(schema.description)}</p>`}
${schema.properties ? fieldTable(`The members of ${name}`, fieldsOf(schema)) : html`<p>${inOneLine(schema)}</p>`}
`;

const shapes = ({ components: { schemas } }: OpenApi): Html => html`<section aria-labelledby="shapes">
<h2 id="shapes">Shapes</h2>
${Object.entries(schemas).map(([name, schema]) => shape(name, schema))}</section>
`;

const problems = ({ 'x-problems': general, 'x-refusals': refusals }: OpenApi): Html => {
  const tables = Object.entries(general).map(([status, codes]) => {
    const rows = Object.entries(codes).map(([name, meaning]) => [code(name), html`${prose(meaning)}`]);
    return table(`Status ${status}`, ['Code', 'What it means'], rows, `s${status}`);
  });
  return html`<section aria-labelledby="problems">
<h2 id="problems">Problems</h2>
<p>The body of a refusal is a <a href="#Problem">Problem</a>. Its <code>code</code> is stable.</p>
${tables}<p>Refused by the state of a case, or by a norm, it comes with the norm, the clause and a sentence for people. The sentence stands here as it is without the days, the numbers and the clause of a case.</p>
${table(
  'Refused by the state of a case, or by a norm',
  ['Code and status', 'In Kazakh', 'In Russian'],
  refusals.map(({ code: name, statuses, explanation: { kk, ru } }) => [
    html`${code(name)} <small>${statuses.join(', ')}</small>`,
    html`<span lang="kk">${kk}</span>`,
    html`<span lang="ru">${ru}</span>`,
  ]),
  's409',
)}</section>
`;
};

const sections = ({ tags }: OpenApi): Html => {
  const groups = tags.map(
    ({ name }) => html`<li><a href="#tag-${name}">${name[0]?.toUpperCase()}${name.slice(1)}</a></li>`,
  );
  return html`<nav aria-label="On this page"><ul>
<li><a href="#begin">How to begin</a></li>
${groups}
<li><a href="#shapes">Shapes</a></li>
<li><a href="#problems">Problems</a></li>
<li><a href="#events">Events of the bus</a></li>
</ul></nav>`;
};

/** Both documents as a page to read: nothing in it runs, and nothing is fetched for it. */
export const page = (openapi: OpenApi, asyncapi: AsyncApi): string => {
  const { info, tags, components } = openapi;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}: the API</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header>
<h1>${info.title}: the API</h1>
<p>${prose(info.description)}</p>
<p>For programs: <a href="/v1/openapi.json">OpenAPI 3.1</a>, <a href="/v1/asyncapi.json">AsyncAPI 3.0</a>.</p>
${sections(openapi)}
</header>
<main id="main">
${begin(components.securitySchemes.token.description)}
${tags.map((tag) => group(openapi, tag))}
${shapes(openapi)}
${problems(openapi)}
${bus(asyncapi)}
</main>
</body>
</html>
`.text;
};
