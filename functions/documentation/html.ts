import { type Html, html, type Part } from '../../events/html.ts';

/** Words with what stands in backticks as code, and Kazakh words marked for those who have the page read out. */
export const prose = (text: string): Html[] =>
  text.split(/(`[^`]+`|\p{Script=Cyrillic}(?:[\p{Script=Cyrillic} ]*\p{Script=Cyrillic})?)/u).map((part) => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    return /^\p{Script=Cyrillic}/u.test(part) ? html`<span lang="kk">${part}</span>` : html`${part}`;
  });

/** A table whose rows begin with what they are about. */
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Part[])[],
  id?: string,
): Html => html`<table${id !== undefined && html` id="${id}"`}>
<caption>${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(([about, ...cells]) => html`<tr><th scope="row">${about}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table>
`;

/** A name as code. */
export const code = (name: unknown): Html => html`<code>${String(name)}</code>`;
