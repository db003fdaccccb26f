/** What the page reads of an OpenAPI and of an AsyncAPI document. */

export type Schema = {
  $ref?: string | undefined;
  type?: string | undefined;
  description?: string | undefined;
  format?: string | undefined;
  enum?: readonly unknown[] | undefined;
  const?: unknown;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  maxLength?: number | undefined;
  maxItems?: number | undefined;
  properties?: Readonly<Record<string, Schema | undefined>> | undefined;
  required?: readonly string[] | undefined;
  items?: Schema | undefined;
  anyOf?: readonly Schema[] | undefined;
  oneOf?: readonly Schema[] | undefined;
  additionalProperties?: Schema | undefined;
};

export type Parameter = {
  $ref?: string | undefined;
  in?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  description?: string | undefined;
  schema?: Schema | undefined;
};

type Content = Readonly<Record<string, { schema: Schema } | undefined>>;

export type Answer = { $ref?: string | undefined; description?: string | undefined; content?: Content | undefined };

export type Operation = {
  operationId: string;
  tags: readonly string[];
  summary: string;
  parameters?: readonly Parameter[] | undefined;
  requestBody?: { required: boolean; content: Content } | undefined;
  responses: Readonly<Record<string, Answer | undefined>>;
  'x-authority'?: Readonly<Record<string, { means: string; foreign: number } | undefined>> | undefined;
};

export type OpenApi = {
  info: { title: string; description: string };
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: {
    schemas: Readonly<Record<string, Schema>>;
    responses: Readonly<Record<string, Answer>>;
    securitySchemes: { token: { description: string } };
  };
  'x-problems': Readonly<Record<string, Readonly<Record<string, string>>>>;
  'x-refusals': readonly { code: string; statuses: readonly number[]; explanation: { kk: string; ru: string } }[];
};

export type AsyncApi = {
  info: { description: string };
  operations: Readonly<Record<'tell' | 'take', { messages: readonly { $ref: string }[] }>>;
  components: {
    messages: Readonly<Record<string, { name: string; summary: string }>>;
    schemas: Readonly<Record<string, Schema>>;
  };
};
