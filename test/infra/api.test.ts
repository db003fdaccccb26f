import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { type Route, routes } from '../../events/http/endpoints.ts';
import { House } from './house.ts';

const house = new House();
const api = house.template('KezekApi');
const listed: readonly Route[] = routes;

test('the API serves the routes of the contract and no other', () => {
  const served = house.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties.RouteKey);
  expect(served.sort()).toStrictEqual(listed.map(({ method, path }) => `${method} ${path}`).sort());
});

test.each(listed.filter((route) => !route.public))('$method $path asks for a token', ({ method, path }) => {
  const [authorizer] = Object.keys(api.findResources('AWS::ApiGatewayV2::Authorizer'));
  api.hasResourceProperties('AWS::ApiGatewayV2::Route', {
    RouteKey: `${method} ${path}`,
    AuthorizationType: 'JWT',
    AuthorizerId: { Ref: authorizer },
  });
});

test.each(listed.filter((route) => route.public))('$method $path is open to anyone', ({ method, path }) => {
  api.hasResourceProperties('AWS::ApiGatewayV2::Route', {
    RouteKey: `${method} ${path}`,
    AuthorizationType: 'NONE',
    AuthorizerId: Match.absent(),
  });
});

test('a token is taken from the Authorization header and judged by the issuer and audience given at deployment', () => {
  api.hasParameter('OidcIssuer', { Type: 'String', Default: Match.absent() });
  api.hasParameter('OidcAudience', { Type: 'String', Default: Match.absent() });
  for (const { properties } of house.ofType('AWS::ApiGatewayV2::Authorizer'))
    expect(properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: { Ref: 'OidcIssuer' }, Audience: [{ Ref: 'OidcAudience' }] },
    });
});

test('each function that answers is asked in one way, and this API alone is permitted to call it', () => {
  const answering = house.ofType('AWS::ApiGatewayV2::Integration').map(({ stack, properties }) => {
    expect(properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
    return house.where(stack, properties.IntegrationUri);
  });
  const [gateway] = house.ofType('AWS::ApiGatewayV2::Api');
  const permitted = house
    .ofType('AWS::Lambda::Permission')
    .filter(({ stack }) => stack === 'KezekApi')
    .map(({ stack, properties }) => {
      expect(properties).toMatchObject({ Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' });
      expect(house.where(stack, properties.SourceArn)).toContain(`:${gateway && house.address(gateway)}/`);
      return house.where(stack, properties.FunctionName);
    });
  expect(answering.sort()).toStrictEqual(
    [house.lambda('api'), house.lambda('documentation')].map(house.address).sort(),
  );
  expect(permitted.sort()).toStrictEqual(answering);
});

test.each(listed)('$method $path is answered by $by', ({ method, path, by }) => {
  const route = house
    .ofType('AWS::ApiGatewayV2::Route')
    .find(({ properties }) => properties.RouteKey === `${method} ${path}`);
  const target = house.where('KezekApi', route?.properties.Target).replace('integrations/', '');
  const { properties } = house.at(target);
  expect(house.where('KezekApi', properties.IntegrationUri)).toBe(house.address(house.lambda(by)));
});

test('GET /v1/openapi.json, /v1/asyncapi.json and /v1/docs are what the documentation answers', () => {
  const documented = listed.filter(({ by }) => by === 'documentation').map(({ path }) => path);
  expect(documented).toStrictEqual(['/v1/openapi.json', '/v1/asyncapi.json', '/v1/docs']);
});

test('the access log says what a request came to and nothing of who sent it', () => {
  const [stage] = house.ofType('AWS::ApiGatewayV2::Stage');
  const { Format } = stage?.properties.AccessLogSettings ?? {};
  expect(Object.values(JSON.parse(Format)).sort()).toStrictEqual([
    '$context.authorizer.error',
    '$context.requestId',
    '$context.requestTime',
    '$context.responseLatency',
    '$context.routeKey',
    '$context.status',
  ]);
});

test('a flood of requests ends at the gateway, before it takes the executions that move the queue', () => {
  for (const { properties } of house.ofType('AWS::ApiGatewayV2::Stage')) {
    expect(properties.DefaultRouteSettings).toStrictEqual({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
    // Settings of one route would go before those of the stage.
    expect(properties).not.toHaveProperty('RouteSettings');
  }
});

test('the address of the API is an output', () => {
  expect(Object.keys(api.findOutputs('ApiUrl'))).toStrictEqual(['ApiUrl']);
});
