import { html } from '../../../events/html.ts';

/** The look of a form on A4 and, around it, on a screen from 320 px on. Times or what is like it, as the orders are printed. */
export const style = html`
@page { size: A4; margin: 20mm 15mm 20mm 25mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #e9edf0; font: 12pt/1.35 "Times New Roman", "Liberation Serif", "Noto Serif", serif; }
aside { max-width: 210mm; margin: 0 auto; padding: .8rem 1rem; font: .9rem/1.4 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
aside p { margin: .2rem 0; }
main { max-width: 210mm; margin: 0 auto 2rem; padding: 20mm 15mm 20mm 25mm; background: #fff; }
h1, h2, p { margin: 0 0 .45em; }
h1 { margin: 1em 0 .7em; font-size: 1.08em; text-align: center; }
h1 .line { justify-content: center; }
h1 .line > .blank { flex: 0 1 45%; }
h1 .hint { font-weight: 400; }
h2 { font-size: 1em; break-after: avoid; }
p { text-align: justify; hyphens: none; break-inside: avoid; }
.right { width: 58%; margin-left: auto; text-align: left; }
.annex { width: 48%; font-size: .88em; text-align: center; margin-bottom: 1.2em; }
.line, .words, .hint, .rule { display: block; }
.line { display: flex; flex-wrap: wrap; align-items: baseline; white-space: pre-wrap; text-align: left; }
.line > .blank { flex: 1 1 6em; }
.line > .written { flex: 1 1 auto; max-width: 100%; }
h1 .line > .written { flex: 0 1 auto; }
.line > .blank.sign:not(:only-child) { flex: 0 1 9em; }
.sign + .blank:not(.short, .month) { margin-left: .5em; }
.line:has(> .long) { display: block; }
.line > .rule { flex: 0 0 100%; }
.blank { display: inline-block; min-width: 9em; min-height: 1.15em; border-bottom: 1px solid #000; vertical-align: baseline; }
.blank.short, .line > .blank.short { flex: 0 0 2.6em; min-width: 2.6em; }
.blank.month, .line > .blank.month { flex: 0 1 8em; min-width: 6em; }
.written { border-bottom: 1px solid #000; padding: 0 .25em; font-style: italic; white-space: pre-wrap; overflow-wrap: anywhere; }
.line > .written.short, .line > .written.month { flex: 0 0 auto; }
.rule { height: 1.5em; border-bottom: 1px solid #000; }
.hint { font-size: .78em; line-height: 1.2; text-align: center; }
u { text-underline-offset: .15em; text-decoration-thickness: 2px; }
table { width: 100%; margin: .6em 0 1em; border-collapse: collapse; font-size: .84em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: .2em .4em; border: 1px solid #000; text-align: left; vertical-align: top; }
th { text-align: center; font-weight: 700; }
td:first-child, th:first-child { width: 2.9em; text-align: center; }
td:last-child, th:last-child { width: 30%; text-align: center; }
td .blank { min-width: 0; width: 100%; border: 0; }
td .written { border: 0; }
.section td { font-weight: 700; }
.total td { font-weight: 700; }
.note { margin-top: 1em; font-size: .9em; }
@media print { body { background: none; } aside { display: none; } main { max-width: none; margin: 0; padding: 0; } }
@media (max-width: 40rem) { main { padding: 1rem; } .right, .annex { width: auto; margin-left: 15%; } }
`;
