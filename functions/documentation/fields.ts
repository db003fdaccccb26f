import { type Html, html } from '../../events/html.ts';
import type { Schema } from './document.ts';
import { code, prose, table } from './html.ts';

const between = ({ minimum, maximum }: Schema): string => {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, from ${minimum}`;
  return maximum === undefined ? '' : `, up to ${maximum}`;
};

const listed = (parts: readonly Html[], between: string): Html[] =>
  parts.map((part, place) => (place === 0 ? part : html`${between}${part}`));

const simple = (schema: Schema): string => {
  const { type, format, maxLength } = schema;
  if (format === 'date') return 'date';
  if (format === 'date-time') return 'moment';
  if (type === 'string') return maxLength === undefined ? 'text' : `text, up to ${maxLength}`;
  return `${type ?? 'anything'}${between(schema)}`;
};

/** What a value may be, in a few words; a shape that has a name leads to it. */
export const typeOf = (schema: Schema): Html => {
  const { $ref, anyOf, oneOf, items, maxItems } = schema;
  if ($ref) {
    const name = $ref.split('/').at(-1) ?? '';
    return html`<a href="#${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return html`${listed(schema.enum.map(code), ', ')}`;
  const choices = anyOf ?? oneOf;
  if (choices) return html`${listed(choices.map(typeOf), ' or ')}`;
  if (items) return html`list of ${typeOf(items)}${maxItems !== undefined && `, up to ${maxItems}`}`;
  return html`${simple(schema)}`;
};

/** Of which members one must be there, where a shape asks for that. */
export const oneAmong = ({ oneOf, anyOf }: Schema): Html | false => {
  const choices = (oneOf ?? anyOf ?? []).flatMap(({ required = [], properties }) => (properties ? [] : required));
  const among = listed(choices.map(code), ', ');
  return choices.length > 0 && html`<p>${oneOf ? 'Exactly' : 'At least'} one of these is there: ${among}.</p>\n`;
};

type Field = { name: string; schema: Schema; required: boolean };

/** The members of a shape; those of a shape without a name of its own follow it, by their way from the top. */
export const fieldsOf = (schema: Schema, way = ''): Field[] => [
  ...(schema.oneOf ?? []).flatMap((choice) => fieldsOf(choice, way)),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, member = {}]) => {
    const here = `${way}${name}`;
    const required = schema.required?.includes(name) ?? false;
    return [
      { name: here, schema: member, required },
      ...fieldsOf(member, `${here}.`),
      ...(member.items ? fieldsOf(member.items, `${here}[].`) : []),
    ];
  }),
];

const meaning = ({ description = '', default: value }: Schema): Html =>
  html`${prose(description)}${value !== undefined && html` Without it: ${code(JSON.stringify(value))}.`}`;

/** The members of a shape as a table; what need not be there says so. */
export const fieldTable = (caption: string, fields: readonly Field[]): Html | false =>
  fields.length > 0 &&
  table(
    caption,
    ['Name', 'What', 'Meaning'],
    fields.map(({ name, schema, required }) => [
      html`${code(name)}${!required && html` <small>optional</small>`}`,
      typeOf(schema),
      meaning(schema),
    ]),
  );

/** The members of a small shape in one line. */
export const inOneLine = (schema: Schema): Html => {
  // Of shapes that have names of their own it is one: each stands where it is told.
  const choices = schema.oneOf?.some(({ $ref }) => !$ref);
  if (schema.$ref || !(schema.properties || choices)) return typeOf(schema);
  const members = fieldsOf(schema).map(
    ({ name, schema: member, required }) => html`${code(name)}${!required && '?'} ${typeOf(member)}`,
  );
  return html`${listed(members, '; ')}`;
};
