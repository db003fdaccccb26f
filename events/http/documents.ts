/** What documents the API, for programs and for people: open to anybody, and the same for everybody. */
export const documents = {
  'GET /v1/openapi.json': { summary: 'This API as OpenAPI 3.1', type: 'application/json' },
  'GET /v1/asyncapi.json': { summary: 'The events of the bus as AsyncAPI 3.0', type: 'application/json' },
  'GET /v1/docs': { summary: 'Both as a page to read', type: 'text/html' },
} as const satisfies Record<`GET /v1/${string}`, { summary: string; type: string }>;

export type DocumentKey = keyof typeof documents;
