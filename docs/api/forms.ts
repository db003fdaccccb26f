import * as z from 'zod';
import { type FormId, forms } from '../../events/forms/index.ts';
import { plain } from './schema.ts';

/** A form, unlike what grows, takes no member that it does not name. */
const closed = (context: Parameters<typeof plain>[0]): void => {
  const { additionalProperties } = context.jsonSchema;
  plain(context);
  if (additionalProperties === false) context.jsonSchema.additionalProperties = false;
};

/** What is written into each form, as JSON Schema, by its id; the words of the order stand in it as titles. */
export const formSchemas = async (): Promise<[FormId, object][]> =>
  Promise.all(
    (Object.keys(forms) as FormId[]).map(async (id): Promise<[FormId, object]> => {
      const { title, load } = forms[id];
      const { $schema, ...schema } = z.toJSONSchema((await load()).schema, { io: 'input', override: closed });
      return [id, { $schema, title: title.kk, 'x-title-ru': title.ru, ...schema }];
    }),
  );
