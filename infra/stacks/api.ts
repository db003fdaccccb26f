import { CfnOutput, CfnParameter, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type Route, routes } from '../../events/http/endpoints.ts';

export interface ApiStackProps extends StackProps {
  readonly handlers: Readonly<Record<Route['by'], Lambda>>;
}

/**
 * So many requests a second, and at once, the gateway lets through; the rest it answers with 429 in words of its own,
 * without Retry-After. All offices of the country need less: 2,000 organizations that each open a page of five requests
 * within the same minute are 167 a second. And at a tenth of a second each it is twenty executions of the thousand that
 * an account has, so that no flood of requests takes them from what moves the queue.
 */
const throttle = { rateLimit: 200, burstLimit: 400 };

/** The HTTP API: the contract's routes, each behind the identity provider's token unless it is public. */
export class ApiStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { handlers, ...props }: ApiStackProps) {
    super(scope, id, props);
    const issuer = new CfnParameter(this, 'OidcIssuer', { description: 'Issuer of the tokens: an https URL' });
    const audience = new CfnParameter(this, 'OidcAudience', { description: 'The audience a token must name' });
    this.api = new HttpApi(this, 'Http', {
      apiName: 'Kezek',
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('Token', issuer.valueAsString, {
        jwtAudience: [audience.valueAsString],
        identitySource: ['$request.header.Authorization'],
      }),
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: RetentionDays.THREE_MONTHS,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: accessLine,
      },
    });
    // One permission for each function: a permission a route would outgrow the function's policy.
    const answeredBy = {
      api: new HttpLambdaIntegration('Handler', handlers.api, { scopePermissionToRoute: false }),
      documentation: new HttpLambdaIntegration('Documentation', handlers.documentation, {
        scopePermissionToRoute: false,
      }),
    };
    const listed: readonly Route[] = routes;
    for (const route of listed) {
      const added = this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: answeredBy[route.by],
        ...(route.public && { authorizer: new HttpNoneAuthorizer() }),
      });
      if (route.public) {
        for (const open of added) {
          Validations.of(open).acknowledge({
            id: 'AwsSolutions-APIG4',
            reason:
              'The contract opens this route to anyone; it shows organizations or what the API is, and no person.',
          });
        }
      }
    }
    new CfnOutput(this, 'ApiUrl', { value: this.api.apiEndpoint });
  }
}

/** What a request came to, and nothing of who sent it. */
const accessLine = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    refusedBecause: '$context.authorizer.error',
    latencyMs: '$context.responseLatency',
  }),
);
