import { html } from '../../events/html.ts';

/** The whole look of the page; it reads from 320 px on. */
export const style = html`
:root { --ink: #1c2733; --soft: #4c5a66; --line: #d5dde3; --ground: #f3f6f8; --blue: #00607a; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 3rem; color: var(--ink); background: #fff; font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", Roboto, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); font-size: 1.4rem; line-height: 1.3; }
h3 { margin: 2rem 0 .3rem; font-size: 1.05rem; line-height: 1.35; }
p { margin: .4rem 0; max-width: 45rem; }
a { color: var(--blue); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
code, pre { font: .875em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
pre { padding: .6rem .8rem; background: var(--ground); white-space: pre-wrap; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
table { width: 100%; margin: .8rem 0; border-collapse: collapse; font-size: .9rem; table-layout: fixed; }
caption { padding: .2rem 0; text-align: start; font-weight: 600; }
th, td { padding: .25rem .6rem .25rem 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th:first-child { width: 27%; }
thead th:nth-child(2) { width: 30%; }
thead th { border-top: 0; color: var(--soft); font-size: .8rem; }
tbody th { font-weight: 400; }
small { color: var(--soft); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; }
@media (max-width: 30rem) { body { padding-inline: .6rem; } h1 { font-size: 1.4rem; } table { font-size: .8rem; } }
`;
