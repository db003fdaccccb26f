import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accepted, published } from '../../events/catalogue.ts';
import openapi from '../../events/documents/openapi.json' with { type: 'json' };
import { html } from '../../events/html.ts';
import { documents } from '../../events/http/documents.ts';
import { routes } from '../../events/http/endpoints.ts';
import { document } from '../../functions/documentation/handler.ts';
import { prose } from '../../functions/documentation/html.ts';

const { body: text = '', headers: head } = await document({ routeKey: 'GET /v1/docs', headers: {} });
const attributes = (name: string): string[] =>
  [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);

/** The elements that are left open, or closed though another is open, in the order they are met. */
const misnested = (page: string): string[] => {
  const wrong: string[] = [];
  const open: string[] = [];
  for (const [, end, name = ''] of page.replace(/<style>.*?<\/style>/s, '').matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
    if (['meta', 'link'].includes(name)) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
};

describe('the page', () => {
  it('names every route, every shape, every code and every event', () => {
    for (const { method, path } of routes) expect(text).toContain(`<code>${method} ${path}</code>`);
    for (const shape of Object.keys(openapi.components.schemas)) expect(text).toContain(`<h3 id="${shape}">`);
    for (const codes of Object.values(openapi['x-problems']))
      for (const code of Object.keys(codes)) expect(text).toContain(`<code>${code}</code>`);
    for (const { code, statuses, explanation } of openapi['x-refusals']) {
      expect(text).toContain(`<code>${code}</code> <small>${statuses.join(', ')}</small>`);
      expect(text).toContain(`<span lang="kk">${html`${explanation.kk}`.text}</span>`);
      expect(text).toContain(`<span lang="ru">${html`${explanation.ru}`.text}</span>`);
    }
    for (const type of [...Object.keys(published), ...Object.keys(accepted)])
      expect(text).toContain(`<code>${type}</code>`);
  });

  it('says of which members one must be there', () => {
    const either = '<p>Exactly one of these is there: <code>applicationId</code>, <code>iin</code>.</p>';
    expect(text.split(either).length).toBe(1 + 4);
    expect(text).toContain(
      '<p>At least one of these is there: <code>toOrganizationId</code>, <code>organizationId</code>.</p>',
    );
  });

  it('says what has a tag, and what has none', () => {
    expect(text).toContain('what shows a person has none, since each reading is recorded');
  });

  it('is well formed: what is opened is closed, every id is one, every link leads somewhere', () => {
    expect(misnested('<p><b></p></b><i>')).toStrictEqual(['p', 'b', 'i']);
    expect(misnested(text)).toStrictEqual([]);
    const ids = attributes('id');
    expect(new Set(ids).size).toBe(ids.length);
    const inside = [...attributes('href'), ...attributes('aria-labelledby').map((id) => `#${id}`)].filter((link) =>
      link.startsWith('#'),
    );
    expect(inside.length).toBeGreaterThan(300);
    expect(inside.filter((link) => !ids.includes(link.slice(1)))).toStrictEqual([]);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it('can be read out: one first heading, none left out below it, tables with captions, headers with a scope', () => {
    const headings = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(headings.filter((level) => level === 1)).toStrictEqual([1]);
    expect(headings.filter((level, place) => level > (headings[place - 1] ?? 0) + 1)).toStrictEqual([]);
    expect(text).toContain('<html lang="en">');
    expect(text.match(/<table/g)?.length).toBe(text.match(/<caption>[^<]/g)?.length);
    expect(text.match(/<th[ >]/g)?.length).toBe(text.match(/<th scope="(?:col|row)">/g)?.length);
    expect(text.replaceAll(/<span lang="(?:kk|ru)">[^<]*<\/span>/g, '')).not.toMatch(/\p{Script=Cyrillic}/u);
  });

  it('is light, runs nothing and fetches nothing', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(350_000);
    expect(text).not.toMatch(/<script|<img|<iframe|javascript:| on\w+=| style=|url\(|@import/);
    const links = attributes('href').filter((link) => !link.startsWith('#'));
    expect(new Set(links)).toStrictEqual(new Set(['data:,', '/v1/openapi.json', '/v1/asyncapi.json']));
  });

  it('lets in its own style and nothing else', () => {
    const policy = head?.['content-security-policy'];
    const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(style).toContain('max-width: 30rem');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });
});

describe('a document', () => {
  it.each(Object.entries(documents))(
    '%s is public, kept for a while, and not sent to who has it',
    async (routeKey, { type }) => {
      const first = await document({ routeKey, headers: {} });
      const etag = String(first.headers?.etag);
      expect(first).toMatchObject({
        statusCode: 200,
        headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' },
      });
      expect(await document({ routeKey, headers: { 'if-none-match': `"other", W/${etag}` } })).toStrictEqual({
        statusCode: 304,
        headers: { etag, 'cache-control': 'public, max-age=300' },
      });
      expect(await document({ routeKey, headers: { 'if-none-match': '"other"' } })).toStrictEqual(first);
    },
  );
});

describe('what is put into the page', () => {
  it('is escaped once, and Kazakh words are marked as such', () => {
    const hostile = `<b> "&'`;
    expect(html`<p title="${hostile}">${html`<i>${hostile}</i>`}${false}</p>`.text).toBe(
      '<p title="&lt;b&gt; &quot;&amp;&#39;"><i>&lt;b&gt; &quot;&amp;&#39;</i></p>',
    );
    expect(html`${prose('`<a>`, «қайта оралды» (ADM-2) & ЭЦҚ')}`.text).toBe(
      '<code>&lt;a&gt;</code>, «<span lang="kk">қайта оралды</span>» (ADM-2) &amp; <span lang="kk">ЭЦҚ</span>',
    );
  });
});
