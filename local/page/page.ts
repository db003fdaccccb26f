import { z } from 'zod';
import { createClient } from '../../events/client.ts';
import { type Html, html } from '../../events/html.ts';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import { ZONE } from '../clock.ts';
import type { Kezek } from '../kezek.ts';
import { style } from './style.ts';
import { both, classes, kinds, marks, said, settings, statuses, words } from './words.ts';

interface Parts extends Pick<Kezek, 'baseUrl' | 'sms' | 'now'> {
  readonly fetch: typeof globalThis.fetch;
}

const Token = z.object({ token: z.string() });
const Clock = z.object({ virtual: z.boolean() });

type Entry = AnswerOf<'GET /v1/organizations/{id}/queue'>['body']['entries'][number];
type Listed = AnswerOf<'GET /v1/organizations'>['body']['organizations'][number];
type Organization = Listed & { queue: readonly Entry[] };

/** So much of a queue is seen at once; the rest unfolds. */
const HEAD = 5;
const LAST_MESSAGES = 50;

/** The first page: places, queues and messages as they are now. It knows nobody's name or number. */
export async function renderPage({ sms, now, ...there }: Parts): Promise<string> {
  const ask = asking(there);
  const [organizations, { virtual }] = await Promise.all([
    organizationsWithQueues(there, ask),
    ask('/local/clock', Clock),
  ]);
  const messages = sms();
  return html`<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Кезек · ${words.title[0]}</title>
<link rel="icon" href="data:,">
${style}
</head>
<body>
<header>
<h1>${both(words.title)}</h1>
<p>${words.about[0]}</p>
<p class="ru" lang="ru">${words.about[1]}</p>
<p>${both(words.now)}: <strong>${timeOf(now())}</strong> (${both(virtual ? words.virtual : words.real)}) · <a href="/">${both(words.reload)}</a></p>
${totals(organizations, messages.length)}
</header>
<main>
<div>
${organizations.length === 0 && html`<p>${both(words.none)}</p>`}
${Object.keys(settings).map((setting) => settingOf(setting, organizations))}
</div>
<section aria-labelledby="messages">
<h2 id="messages">${both(words.messages)}</h2>
${messages.length === 0 ? html`<p>${both(words.noMessages)}</p>` : messageTable(messages.slice(-LAST_MESSAGES).reverse())}
</section>
</main>
<footer>
<nav aria-label="${words.links[0]}">
<p>${both(words.links)}</p>
<ul><li><a href="/v1/organizations">/v1/organizations</a></li><li><a href="/local/sms">/local/sms</a></li><li><a href="/local/health">/local/health</a></li></ul>
</nav>
</footer>
</body>
</html>
`.text;
}

/** Where the system is, and how it is reached. */
type There = Pick<Parts, 'baseUrl' | 'fetch'>;

type Ask = <T>(path: string, answer: z.ZodType<T>, init?: RequestInit) => Promise<T>;

/** What only the local runtime serves; the API is asked by its client. */
function asking({ baseUrl, fetch }: There): Ask {
  return async (path, answer, init) => {
    const response = await fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return answer.parse(await response.json());
  };
}

/** An authority may see the queues of its own region. */
async function organizationsWithQueues(there: There, ask: Ask): Promise<readonly Organization[]> {
  const organizations: Listed[] = [];
  for await (const page of createClient(there).pages('GET /v1/organizations'))
    organizations.push(...page.organizations);
  const tokens = new Map<string, Promise<string>>();
  const tokenFor = (regionId: string) => {
    const body = JSON.stringify({ role: 'authority', regionId });
    const headers = { 'content-type': 'application/json' };
    const token =
      tokens.get(regionId) ?? ask('/local/token', Token, { method: 'POST', headers, body }).then(({ token }) => token);
    tokens.set(regionId, token);
    return token;
  };
  const withQueues = organizations.map(async (organization) => {
    const client = createClient({ ...there, token: await tokenFor(organization.address.region) });
    const queue: Entry[] = [];
    const pages = client.pages('GET /v1/organizations/{id}/queue', { params: { id: organization.organizationId } });
    for await (const { entries } of pages) queue.push(...entries);
    return { ...organization, queue };
  });
  const byQueue = (one: Organization, other: Organization) =>
    other.queue.length - one.queue.length || one.name.kk.localeCompare(other.name.kk, 'kk');
  return (await Promise.all(withQueues)).sort(byQueue);
}

function totals(organizations: readonly Organization[], messages: number): Html {
  const sum = (of: (organization: Organization) => number) =>
    organizations.reduce((total, organization) => total + of(organization), 0);
  const rows = [
    [words.organizations, organizations.length],
    [words.places, sum(({ capacity }) => capacity)],
    [words.free, sum(({ free }) => free)],
    [words.waiting, sum(({ queue }) => queue.length)],
    [['СМС', 'СМС'], messages],
  ] as const;
  return html`<dl class="totals">${rows.map(([name, count]) => figure(name, count))}</dl>`;
}

const figure = ([kk, ru]: readonly [string, string], count: number): Html =>
  html`<div><dt>${kk === ru ? kk : both([kk, ru])}</dt><dd>${count}</dd></div>`;

function settingOf(setting: string, all: readonly Organization[]): Html {
  const organizations = all.filter((organization) => organization.setting === setting);
  if (organizations.length === 0) return html``;
  const [kk, ru] = settings[setting] ?? [setting, setting];
  return html`<section aria-labelledby="${setting}">
<h2 id="${setting}">${kk === ru ? kk : both([kk, ru])}</h2>
<div class="cards">${organizations.map(card)}</div>
</section>
`;
}

function card({ organizationId, name, address, capacity, free, queue }: Organization): Html {
  return html`<article class="${free > 0 ? 'open' : 'full'}" aria-labelledby="${organizationId}">
<h3 id="${organizationId}">${both([name.kk, name.ru])}</h3>
<p class="where">${address.locality}, ${address.region}</p>
<dl>${figure(words.places, capacity)}${figure(words.free, free)}${figure(words.waiting, queue.length)}</dl>
${queue.length === 0 ? html`<p class="where">${both(words.emptyQueue)}</p>` : queueTable(words.queue, queue.slice(0, HEAD))}
${
  queue.length > HEAD &&
  html`<details><summary>${both([`тағы ${queue.length - HEAD}`, `ещё ${queue.length - HEAD}`])}</summary>
${queueTable(words.next, queue.slice(HEAD))}</details>`
}
</article>
`;
}

function queueTable(caption: readonly [string, string], entries: readonly Entry[]): Html {
  return html`<table><caption>${both(caption)}</caption>
<thead><tr><th scope="col">№</th><th scope="col">${both(words.application)}</th><th scope="col">${both(words.priority)}</th><th scope="col">${both(words.since)}</th></tr></thead>
<tbody>
${entries.map(row)}</tbody></table>`;
}

function row({ position, applicationId, priorityClass, joinedAt, blocked, postponed }: Entry): Html {
  const mark = [blocked && marks.blocked, postponed && marks.postponed].filter((text) => typeof text === 'object');
  return html`<tr><th scope="row">${position}</th><td><code>${shortened(applicationId)}</code></td>
<td class="${priorityClass}">${said(classes, priorityClass)}${mark.map((text) => html` <span class="mark">${both(text)}</span>`)}</td>
<td>${timeOf(Date.parse(joinedAt))}</td></tr>
`;
}

function messageTable(messages: ReturnType<Kezek['sms']>): Html {
  return html`<div class="messages"><table><caption>${both([`Соңғы ${messages.length}`, `Последние ${messages.length}`])}</caption>
<thead><tr><th scope="col">${both(words.sent)}</th><th scope="col">${both(words.text)}</th></tr></thead>
<tbody>
${messages.map(
  ({
    at,
    to,
    text,
    kind,
    language,
    status,
  }) => html`<tr><th scope="row"><p>${timeOf(Date.parse(at))}</p><p>${masked(to)}</p>${language && html`<p>${language}</p>`}</th>
<td><p class="about">${said(kinds, kind)} · <span class="${status}">${said(statuses, status)}</span></p><p lang="${language ?? 'kk'}">${text}</p></td></tr>
`,
)}</tbody></table></div>`;
}

/** The end of an id tells cases apart on a page; whoever needs the whole asks the API. */
const shortened = (applicationId: string): string => applicationId.slice(-6);

const masked = (phone: string): string => `+7 ••• ••• •• ${phone.slice(-2)}`;

const format = new Intl.DateTimeFormat('ru-KZ', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

function timeOf(moment: number): Html {
  const [date = '', time = ''] = format.format(moment).split(', ');
  return html`<time datetime="${new Date(moment).toISOString()}"><span>${date}</span> <span>${time}</span></time>`;
}
