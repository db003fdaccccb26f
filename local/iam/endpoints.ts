import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import type { Database } from '../dynamodb/client.ts';
import { amzJson, parse, xmlError } from '../endpoints/aws.ts';
import type { Answer, Handler, Request } from '../http/messages.ts';
import { dynamodbAccesses, keyedTables } from './dynamodb.ts';
import { forwardTo } from './forward.ts';
import { type Access, AccessDenied, type Gate, pass } from './gate.ts';

interface Parts {
  readonly gate: Gate;
  readonly resources: readonly Resource[];
  readonly database: Database;
  /** What answers in place of KMS and SNS. */
  readonly aws: Handler;
  /** The roles of the functions, by the access keys that they call with. */
  readonly roles: ReadonlyMap<string, string>;
}

/** One service as the SDK calls it: what a request needs, how a denial is said, who answers. */
interface Service {
  readonly needs: (request: Request, by: Pick<Access, 'principal'>) => readonly Access[];
  readonly denied: (message: string) => Answer;
  readonly answer: Handler;
}

/**
 * The endpoint of DynamoDB, KMS and SNS where policies are enforced: finds the role by the access key of the request, has
 * the gate decide on all that the request needs, and hands on what is allowed.
 */
export function enforcingEndpoints({ gate, resources, database, aws, roles }: Parts): Handler {
  const tables = keyedTables(resources);
  const table = (name: string) => tables.find((one) => one.name === name) ?? { arn: name };
  const services: Readonly<Record<string, Service>> = {
    dynamodb: {
      needs: (request, by) => dynamodbAccesses(by, operationOf(request), parse(request.body), table),
      denied: (message) => amzJson(400, { __type: 'com.amazon.coral.service#AccessDeniedException', Message: message }),
      answer: forwardTo(database),
    },
    kms: {
      needs: (request, by) => [
        {
          ...by,
          action: `kms:${operationOf(request)}`,
          resource: keyOf(request, resources),
          through: operationOf(request),
        },
      ],
      denied: (message) => amzJson(400, { __type: 'AccessDeniedException', Message: message }),
      answer: aws,
    },
    sns: {
      needs: (request, by) => [publishing(request, by)],
      denied: (message) => xmlError('AuthorizationError', message, 403),
      answer: aws,
    },
  };
  return async (request) => {
    const [, accessKey = '', name = ''] =
      /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(authorization(request)) ?? [];
    const principal = roles.get(accessKey);
    const service = services[name];
    if (principal === undefined || service === undefined)
      return amzJson(400, { __type: 'UnrecognizedClientException', message: 'The security token is invalid.' });
    try {
      for (const access of service.needs(request, { principal })) pass(gate, access);
    } catch (error) {
      if (error instanceof AccessDenied) return service.denied(error.message);
      throw error;
    }
    return service.answer(request);
  };
}

const authorization = ({ headers }: Request): string => headers.authorization ?? '';

/** `DynamoDB_20120810.GetItem` is `GetItem`. */
const operationOf = ({ headers }: Request): string => headers['x-amz-target']?.split('.')[1] ?? '';

/** KMS takes a key by its id or its ARN; policies know its ARN. */
function keyOf({ body }: Request, resources: readonly Resource[]): string {
  const { KeyId } = z.object({ KeyId: z.string() }).parse(parse(body));
  return resources.find(({ type, name }) => type === 'AWS::KMS::Key' && name === KeyId)?.arn ?? KeyId;
}

/** A phone number has no ARN: who publishes to one needs the right to publish to anything. */
function publishing({ body }: Request, by: Pick<Access, 'principal'>): Access {
  const form = new URLSearchParams(body.toString('utf8'));
  const action = form.get('Action') ?? '';
  return {
    ...by,
    action: `sns:${action}`,
    resource: form.get('TopicArn') ?? form.get('TargetArn') ?? '*',
    through: action,
  };
}
