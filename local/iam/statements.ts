import {
  type ValidationError,
  validateIdentityPolicy,
  validateResourcePolicy,
  validateTrustPolicy,
} from '@cloud-copilot/iam-policy';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { StartError } from '../start-error.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]);

const Body = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.record(z.string(), oneOrMore)]).optional(),
  Action: oneOrMore,
  Resource: oneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
});

const Document = z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(Body) });

/** A statement as its policy holds it, nothing left to resolve. */
export type Body = z.infer<typeof Body>;

/** One statement of one policy of the stacks. */
export interface Statement {
  /** Its place in the templates: `KezekFunctions/ApiRole/Rights/2`, counted from 1. */
  readonly id: string;
  /** Whether it says what its holder may do, or who may do something to its holder. */
  readonly kind: 'identity' | 'resource';
  /** A role or a resource, by its ARN. */
  readonly holder: string;
  readonly body: Body;
}

/** Whether a policy of its holder speaks of a resource: of itself, or of what a bucket holds. */
export const speaksOf = (holder: string, resource: string): boolean =>
  resource === holder || (holder.startsWith('arn:aws:s3:::') && resource.startsWith(`${holder}/`));

interface Policy {
  readonly name?: string;
  readonly kind: Statement['kind'];
  readonly holder: string;
  readonly document: z.infer<typeof Document>;
  readonly validate: (document: unknown) => ValidationError[];
}

const notRead = (what: string) => z.undefined(`${what} are not evaluated locally`).optional();

const Role = z.looseObject({
  AssumeRolePolicyDocument: Document,
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: Document })).default([]),
  ManagedPolicyArns: notRead('managed policies'),
  PermissionsBoundary: notRead('permissions boundaries'),
});
const Key = z.looseObject({ KeyPolicy: Document });
const QueuePolicy = z.strictObject({ Queues: z.array(z.string()), PolicyDocument: Document });
const BucketPolicy = z.strictObject({ Bucket: z.string(), PolicyDocument: Document });
const TopicPolicy = z.strictObject({ Topics: z.array(z.string()), PolicyDocument: Document });
const Permission = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

const ofResource = (holder: string, document: Policy['document']): Policy => ({
  kind: 'resource',
  holder,
  document,
  validate: validateResourcePolicy,
});

/** How the policies of a resource are read; `arnOf` finds what another refers to. */
const readers: Readonly<Record<string, (resource: Resource, arnOf: (ref: string) => string) => Policy[]>> = {
  'AWS::IAM::Role': (role) => {
    const { AssumeRolePolicyDocument, Policies } = read(role, Role);
    const trust = ofResource(role.arn, AssumeRolePolicyDocument);
    return [
      { ...trust, name: 'Trust', validate: validateTrustPolicy },
      ...Policies.map(
        ({ PolicyName: name, PolicyDocument: document }): Policy => ({
          name,
          kind: 'identity',
          holder: role.arn,
          document,
          validate: validateIdentityPolicy,
        }),
      ),
    ];
  },
  'AWS::KMS::Key': (key) => [ofResource(key.arn, read(key, Key).KeyPolicy)],
  'AWS::SQS::QueuePolicy': (resource, arnOf) => {
    const { Queues, PolicyDocument } = read(resource, QueuePolicy);
    return Queues.map((url) => ofResource(arnOf(url), PolicyDocument));
  },
  'AWS::S3::BucketPolicy': (resource, arnOf) => {
    const { Bucket, PolicyDocument } = read(resource, BucketPolicy);
    return [ofResource(arnOf(Bucket), PolicyDocument)];
  },
  'AWS::SNS::TopicPolicy': (resource) => {
    const { Topics, PolicyDocument } = read(resource, TopicPolicy);
    return Topics.map((arn) => ofResource(arn, PolicyDocument));
  },
  'AWS::Lambda::Permission': (resource) => {
    const permission = read(resource, Permission);
    return [ofResource(permission.FunctionName, { Version: '2012-10-17', Statement: [permitted(permission)] })];
  },
  // Types that carry policies which are not evaluated here: enforcing must not pass over one in silence.
  'AWS::IAM::Policy': unread,
  'AWS::IAM::ManagedPolicy': unread,
  'AWS::Events::EventBusPolicy': unread,
  'AWS::Logs::ResourcePolicy': unread,
};

/**
 * Every statement of every policy among the resources: what roles may and whom they trust, what keys, queues, topics and
 * functions let others do.
 * @throws StartError for a policy that AWS would not take, or that is not evaluated here
 */
export function statementsOf(resources: readonly Resource[]): Statement[] {
  const arns = new Map(resources.map(({ ref, arn }) => [ref, arn]));
  return resources.flatMap((resource) => {
    const policies = readers[resource.type]?.(resource, (ref) => arns.get(ref) ?? ref) ?? [];
    return policies.flatMap(({ name, kind, holder, document, validate }) => {
      const [error] = validate(document);
      if (error) throw refused(resource, `${error.path}: ${error.message}`);
      return document.Statement.map((body, index) => ({
        id: [place(resource), ...(name ? [name] : []), index + 1].join('/'),
        kind,
        holder,
        body,
      }));
    });
  });
}

/** The statement that Lambda adds to a function's policy for a permission. */
function permitted({ Action, FunctionName, Principal, SourceArn, SourceAccount }: z.infer<typeof Permission>): Body {
  const Condition = {
    ...(SourceArn && { ArnLike: { 'aws:SourceArn': SourceArn } }),
    ...(SourceAccount && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
  };
  return { Effect: 'Allow', Principal: { Service: Principal }, Action, Resource: FunctionName, Condition };
}

function unread(resource: Resource): never {
  throw refused(resource, 'its policy is not evaluated locally');
}

function read<T>(resource: Resource, schema: z.ZodType<T>): T {
  const found = schema.safeParse(resource.properties);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw refused(resource, `${issue?.path.join('.')}: ${issue?.message}`);
}

function refused(resource: Resource, reason: string): StartError {
  return new StartError(`${place(resource)} (${resource.type}): ${reason}.`);
}

/** Where a resource stands in the templates, without the hash that the CDK ends a logical id with. */
function place({ stack, logicalId }: Resource): string {
  return `${stack.name}/${logicalId.replace(/[0-9A-F]{8}$/, '')}`;
}
