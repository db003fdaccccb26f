import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import type { Answer, Request } from '../http/messages.ts';
import { json, notFound, problem } from '../http/problem.ts';
import { AccessDenied, pass } from '../iam/gate.ts';
import { StartError } from '../start-error.ts';
import type { World } from '../world.ts';
import { type JwtAuthorizer, openAuthorizer } from './jwt-authorizer.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { FunctionError } from './lambda-instance.ts';
import { carried, properties } from './properties.ts';

const Api = z.strictObject({
  ProtocolType: z.literal('HTTP'),
  ...carried('Description', 'DisableExecuteApiEndpoint', 'Name', 'Tags'),
});

const Stage = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default', 'only the $default stage runs locally'),
  AutoDeploy: z.literal(true),
  ...carried('AccessLogSettings', 'DefaultRouteSettings', 'Description', 'Tags'),
});

const Integration = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  ...carried('CredentialsArn', 'Description', 'IntegrationMethod', 'TimeoutInMillis'),
});

const Route = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
});

interface OpenRoute {
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly lambda: LambdaFunction;
  readonly authorizer: JwtAuthorizer | undefined;
}

/** An HTTP API of API Gateway: routes, the JWT authorizer, events of payload format 2.0. */
export class HttpApi {
  readonly #id: string;
  readonly #account: string;
  readonly #routes: readonly OpenRoute[];
  readonly #world: World;

  constructor(
    api: Resource,
    parts: { resources: readonly Resource[]; lambda: (arn: string) => LambdaFunction | undefined },
    world: World,
  ) {
    properties(api, Api);
    this.#id = api.name;
    this.#account = api.stack.account;
    this.#world = world;
    const of = (type: string) => parts.resources.filter((resource) => resource.type === `AWS::ApiGatewayV2::${type}`);
    const integrations = new Map(of('Integration').map((found) => [found.ref, properties(found, Integration)]));
    const authorizers = new Map(of('Authorizer').map((found) => [found.ref, openAuthorizer(found, world.clock)]));
    for (const stage of of('Stage')) properties(stage, Stage);
    this.#routes = of('Route')
      .map((resource) => ({ resource, route: properties(resource, Route) }))
      .filter(({ route }) => route.ApiId === api.ref)
      .map(({ resource, route }) => {
        const at = `${resource.stack.name}/${resource.logicalId}`;
        const lambda = parts.lambda(integrations.get(route.Target.replace('integrations/', ''))?.IntegrationUri ?? '');
        if (!lambda) throw new StartError(`${at}: nothing runs locally for the target ${route.Target}.`);
        const authorizer = route.AuthorizationType === 'JWT' ? authorizers.get(route.AuthorizerId ?? '') : undefined;
        if (route.AuthorizationType === 'JWT' && !authorizer)
          throw new StartError(`${at}: its authorizer is not there.`);
        const [method = '', path = ''] =
          route.RouteKey === '$default' ? ['ANY', '/{proxy+}'] : route.RouteKey.split(' ');
        return { key: route.RouteKey, method, segments: path.split('/').slice(1), lambda, authorizer };
      });
  }

  async handle(request: Request): Promise<Answer> {
    const segments = decode(request.path);
    if (!segments) return problem(400, 'malformed-path', 'The path has a percent-encoding of no text.');
    const found = this.#match(request.method, segments);
    if (!found) return notFound();
    const { route, parameters } = found;
    let claims: Record<string, string> | undefined;
    if (route.authorizer) {
      claims = await route.authorizer(request);
      if (!claims) {
        const refusal = problem(401, 'unauthorized', 'A valid bearer token of the identity provider is needed.');
        return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': 'Bearer' } };
      }
    }
    try {
      this.#passTo(route);
      return toAnswer(await route.lambda.invoke(this.#event(request, route.key, { segments, parameters, claims })));
    } catch (error) {
      if (!(error instanceof FunctionError || error instanceof AccessDenied)) throw error;
      return problem(500, 'internal-error', `The function failed; see GET /local/logs?function=${route.lambda.name}.`);
    }
  }

  /** API Gateway invokes a function in the name of the route. @throws AccessDenied */
  #passTo({ key, lambda }: OpenRoute): void {
    const [, , , region, account] = lambda.arn.split(':');
    const source = `arn:aws:execute-api:${region}:${account}:${this.#id}/$default/${key.replace(' /', '/')}`;
    pass(this.#world.gate, {
      principal: 'apigateway.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: lambda.arn,
      context: { 'aws:SourceArn': source },
      through: 'a route',
    });
  }

  /** The most specific route, as API Gateway chooses it: literal segments before variables, a greedy one last. */
  #match(method: string, segments: readonly string[]) {
    const candidates = this.#routes.flatMap((route) => {
      if (route.method !== 'ANY' && route.method !== method) return [];
      const parameters = matchSegments(route.segments, segments);
      return parameters ? [{ route, parameters }] : [];
    });
    const rank = ({ route }: { route: OpenRoute }) =>
      route.segments.map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0')).join('') +
      (route.method === 'ANY' ? '1' : '0');
    return candidates.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
  }

  #event(
    request: Request,
    routeKey: string,
    found: {
      segments: readonly string[];
      parameters: Record<string, string>;
      claims: Record<string, string> | undefined;
    },
  ): Record<string, unknown> {
    const now = this.#world.clock.now();
    const { host = 'localhost', 'user-agent': userAgent = '' } = request.headers;
    const rawPath = `/${found.segments.join('/')}`;
    const query: Record<string, string> = {};
    for (const [name, value] of new URLSearchParams(request.query))
      query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
    const textual =
      /^(text\/|application\/(json|.*\+json|xml|javascript))/.test(request.headers['content-type'] ?? 'text/plain') &&
      isUtf8(request.body);
    return {
      version: '2.0',
      routeKey,
      rawPath,
      rawQueryString: request.query,
      ...(request.cookies.length > 0 && { cookies: request.cookies }),
      headers: request.headers,
      ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
      requestContext: {
        accountId: this.#account,
        apiId: this.#id,
        ...(found.claims && { authorizer: { jwt: { claims: found.claims, scopes: null } } }),
        domainName: host.replace(/:\d+$/, ''),
        domainPrefix: this.#id,
        http: { method: request.method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: request.sourceIp, userAgent },
        requestId: randomUUID(),
        routeKey,
        stage: '$default',
        time: new Date(now).toUTCString(),
        timeEpoch: now,
      },
      ...(Object.keys(found.parameters).length > 0 && { pathParameters: found.parameters }),
      ...(request.body.length > 0 && { body: request.body.toString(textual ? 'utf8' : 'base64') }),
      isBase64Encoded: request.body.length > 0 && !textual,
    };
  }
}

/** The path's segments, decoded as API Gateway hands them on; undefined when they are not UTF-8. */
function decode(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (part.endsWith('+}')) {
      parameters[part.slice(1, -2)] = segments.slice(index).join('/');
      return segment === undefined ? undefined : parameters;
    }
    if (!segment && part !== '') return undefined;
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = segment ?? '';
    else if (part !== segment) return undefined;
  }
  return pattern.length === segments.length ? parameters : undefined;
}

const Result = z.looseObject({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.coerce.string()).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** What a function answered, as API Gateway reads it: without a status code the whole answer is the body. */
function toAnswer(result: unknown): Answer {
  const read = Result.safeParse(result);
  if (!read.success) return typeof result === 'string' ? { ...json(200, null), body: result } : json(200, result);
  const { statusCode, headers, cookies, body, isBase64Encoded } = read.data;
  const named = Object.entries(headers ?? {}).map(([name, value]): [string, string | readonly string[]] => [
    name.toLowerCase(),
    value,
  ]);
  return {
    status: statusCode,
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(named.filter(([name]) => name !== 'content-length')),
      ...(cookies && { 'set-cookie': cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}
