import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type DocumentKey, documents } from '../../events/http/documents.ts';
import { type EndpointKey, endpoints } from '../../events/http/endpoints.ts';
import { documentOf, operationOf, placeOf } from './operation.ts';
import { generalProblems } from './problems.ts';
import { refusals } from './refusals.ts';
import { plain, sorted } from './schema.ts';

const ABOUT = `Kezek allocates places in Kazakhstan's special social services. Dates are \`YYYY-MM-DD\`, Asia/Almaty, and a term runs to the end of
its day; moments are ISO 8601 with an offset. What is refused is answered by a problem (RFC 9457) with a stable \`code\` and,
where a norm refuses it, the \`norm\`, its clause and a sentence for people in Kazakh and in Russian; nothing is changed by a
refused call. Answers may gain members: a client leaves alone what it does not know. The events of the bus are in
\`/v1/asyncapi.json\`; both documents are to be read at \`/v1/docs\`.`;

const TOKEN = `A token of the OIDC provider. Its claim \`role\` is \`citizen\`, \`department\`, \`organization\`, \`authority\` or \`operator\`, and one
claim beside it says which: \`iin\`, \`departmentId\`, \`organizationId\` or \`regionId\`; an operator has none.`;

/** By the first word of a path after its version. */
const tags: Readonly<Record<string, string>> = {
  organizations: 'The register, its places and queues, and who is taken in',
  applications: 'From the filing to the admission',
  stays: 'From the admission to the ending',
  forms: 'The forms of the orders, to fill in and to print',
  obligations: 'What offices owe, and by when',
  statistics: 'What the numbers of a region tell',
  me: 'What is kept of oneself',
  catalogues: 'The catalogues of the orders',
  documentation: 'This documentation',
};

const paths = async (): Promise<ZodOpenApiPathsObject> => {
  const found: ZodOpenApiPathsObject = {};
  const add = (key: EndpointKey | DocumentKey, operation: ZodOpenApiOperationObject) => {
    const { method, path } = placeOf(key);
    found[path] = { ...found[path], [method.toLowerCase()]: operation };
  };
  for (const key of Object.keys(endpoints) as EndpointKey[]) add(key, await operationOf(key));
  for (const key of Object.keys(documents) as DocumentKey[]) add(key, documentOf(key));
  return found;
};

/** The API as an OpenAPI 3.1 document. */
export const openapi = async (): Promise<object> => {
  const { components = {}, ...document } = createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Kezek', version: '1.0.0', description: ABOUT },
      servers: [{ url: '/', description: 'Where this document is served' }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      security: [{ token: [] }],
      paths: await paths(),
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: TOKEN } },
      },
      'x-problems': generalProblems,
      'x-refusals': refusals,
    },
    { override: plain },
  );
  const { schemas = {}, ...others } = components;
  return { ...document, components: { schemas: sorted(schemas), ...others } };
};
