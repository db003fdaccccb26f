import { html } from '../../events/html.ts';

/** The whole look of the page; it reads from 320 px on. */
export const style = html`<style>
:root { --ink: #1c2733; --soft: #55636f; --line: #d5dde3; --paper: #fff; --ground: #f3f6f8; --blue: #00607a; --green: #1a7340; --amber: #8a5a00; --red: #a8261c; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.4 system-ui, "Segoe UI", "Noto Sans", Roboto, sans-serif; overflow-wrap: break-word; }
header, main, footer { max-width: 90rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.25rem; }
footer { padding-bottom: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 1.25rem 0 .6rem; }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 0; }
h1 .ru, h3 .ru { display: block; font-size: .8em; font-weight: 400; }
.ru { color: var(--soft); font-weight: 400; }
p { margin: .3rem 0; }
a, a .ru { color: var(--blue); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .5rem 0 0; padding: 0; }
.totals { display: flex; flex-wrap: wrap; gap: .6rem; margin: .9rem 0 0; }
.totals > div { padding: .4rem .9rem; }
article, .totals > div, .messages { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; }
.cards { columns: 21rem; column-gap: 1rem; }
article { break-inside: avoid; margin-bottom: 1rem; padding: .9rem 1rem; border-top: .25rem solid var(--amber); }
article.open { border-top-color: var(--green); }
dl { margin: 0; }
dt { font-size: .8rem; line-height: 1.25; }
dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
article dl { display: flex; gap: 1.5rem; margin: .6rem 0; }
article dt .ru, thead .ru { display: block; }
.where { font-size: .9rem; color: var(--soft); }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { text-align: start; font-weight: 600; padding: .25rem 0; }
th, td { text-align: start; vertical-align: top; padding: .25rem .5rem .25rem 0; border-top: 1px solid var(--line); }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { font-size: .75rem; line-height: 1.25; border-top: 0; }
tbody th { font-variant-numeric: tabular-nums; }
article td time span { display: block; }
time span { white-space: nowrap; font-variant-numeric: tabular-nums; }
.mark .kk, .undelivered .kk { color: var(--red); font-weight: 600; }
.out-of-turn .kk, .first-of-all .kk { color: var(--blue); font-weight: 600; }
td .ru { font-size: .95em; }
article td .ru { display: block; }
summary { cursor: pointer; color: var(--blue); padding: .35rem 0 0; font-size: .9rem; }
.messages { padding: .4rem 1rem; }
.messages tbody th { font-weight: 400; width: 7.5rem; white-space: nowrap; }
.messages p { margin: 0 0 .15rem; }
.messages .about { font-size: .95em; }
@media (min-width: 68rem) { main { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 1.25rem; } .cards { columns: 17rem; } }
@media (max-width: 30rem) { h1 { font-size: 1.35rem; } header, main, footer { padding-inline: .6rem; } article, .messages { padding-inline: .6rem; } .messages tbody th { width: 6.2rem; white-space: normal; } }
</style>`;
