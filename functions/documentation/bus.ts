import { type Html, html } from '../../events/html.ts';
import type { AsyncApi, Schema } from './document.ts';
import { fieldsOf, fieldTable, inOneLine, oneAmong } from './fields.ts';
import { code, prose, table } from './html.ts';

/** What every event of ours has is said once. */
const ofEvery = ['eventId', 'at', 'norm', 'source'];

const members = ({ properties = {}, required }: Schema, wanted: (name: string) => boolean): Schema => ({
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => wanted(name))),
  required,
});

/** The events of the bus: what Kezek tells in one table, what it takes one by one. */
export const bus = ({ info, operations, components }: AsyncApi): Html => {
  const events = (direction: 'tell' | 'take') =>
    operations[direction].messages.map(({ $ref }) => {
      const id = $ref.split('/').at(-1) ?? '';
      const { name, summary } = components.messages[id] ?? {};
      return { id, name, summary, schema: components.schemas[id] ?? {} };
    });
  const told = events('tell');
  const common = members(told[0]?.schema ?? {}, (name) => ofEvery.includes(name));
  const taken = events('take').map(
    ({ id, name, summary, schema }) => html`<h3 id="${id}">${code(name)}, told by another system</h3>
<p>${summary}</p>
${fieldTable('Detail', fieldsOf(schema))}${oneAmong(schema)}`,
  );
  return html`<section aria-labelledby="events">
<h2 id="events">Events of the bus</h2>
${info.description.split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>\n`)}${fieldTable('The detail of every event that Kezek tells', fieldsOf(common))}${table(
  'What Kezek tells, by detail-type',
  ['Detail-type', 'What has happened', 'Besides, in the detail'],
  told.map(({ name, summary, schema }) => [
    code(name),
    summary,
    inOneLine(members(schema, (member) => !ofEvery.includes(member))),
  ]),
)}${taken}</section>
`;
};
