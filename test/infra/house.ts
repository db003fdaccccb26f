import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { composeKezek } from '../../infra/compose.ts';
import { functionNames } from '../../infra/functions.ts';

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: ReturnType<Template['toJSON']>;
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition: unknown;
}

/** The whole house as templates, with empty bundles: every resource of every stack, and references followed to them. */
export class House {
  readonly app: App;
  readonly templates: ReadonlyMap<string, Template>;
  readonly resources: readonly Resource[];
  private readonly exported = new Map<string, string>();

  constructor() {
    const room = mkdtempSync(join(tmpdir(), 'kezek-infra-'));
    for (const name of functionNames) {
      mkdirSync(join(room, name));
      writeFileSync(join(room, name, 'index.mjs'), `export const handler = async () => '${name}';`);
    }
    const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));
    this.app = new App({ context, outdir: join(room, 'cdk.out') });
    composeKezek(this.app, room);
    const stacks = this.app.node.children.filter((child) => Stack.isStack(child));
    this.templates = new Map(stacks.map((stack) => [stack.stackName, Template.fromStack(stack)]));
    rmSync(room, { recursive: true });
    this.resources = [...this.templates].flatMap(([stack, template]) => {
      const { Resources, Outputs = {} } = template.toJSON();
      for (const { Export, Value } of Object.values<{ Export?: { Name: string }; Value: unknown }>(Outputs)) {
        if (Export) this.exported.set(Export.Name, this.where(stack, Value));
      }
      return Object.entries<{ Type: string; Properties?: object }>(Resources).map(
        ([id, { Type, Properties = {} }]) => ({
          stack,
          id,
          type: Type,
          properties: Properties,
        }),
      );
    });
  }

  /** The template of a stack. */
  template(stack: string): Template {
    const found = this.templates.get(stack);
    if (!found) throw new Error(`No stack ${stack}`);
    return found;
  }

  ofType(type: string): Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** Follows a reference to `Stack/LogicalId`, through exports, so that two ways to the same resource compare equal. */
  where(stack: string, value: unknown): string {
    if (typeof value === 'string') return value;
    const [[intrinsic, argument] = []] = Object.entries(value as Record<string, unknown>);
    if (intrinsic === 'Ref') return `${stack}/${argument}`;
    if (intrinsic === 'Fn::GetAtt') return `${stack}/${(argument as string[])[0]}`;
    if (intrinsic === 'Fn::ImportValue') return this.exported.get(argument as string) ?? `nowhere: ${argument}`;
    if (intrinsic === 'Fn::Join') {
      return (argument as [string, unknown[]])[1].map((part) => this.where(stack, part)).join('');
    }
    throw new Error(`Unexpected ${intrinsic}`);
  }

  /** The address of a resource. */
  address({ stack, id }: Resource): string {
    return `${stack}/${id}`;
  }

  /** The table whose logical id begins with `name`. */
  table(name: 'Queue' | 'People'): Resource {
    return this.only(this.ofType('AWS::DynamoDB::Table').filter(({ id }) => id.startsWith(name)));
  }

  /** The bucket of the documents in personal files. */
  bucket(): Resource {
    return this.only(this.ofType('AWS::S3::Bucket'));
  }

  /** The key that a bucket encrypts with, as the template names it. */
  bucketKey(): unknown {
    const [{ ServerSideEncryptionByDefault }] =
      this.bucket().properties.BucketEncryption.ServerSideEncryptionConfiguration;
    return ServerSideEncryptionByDefault.KMSMasterKeyID;
  }

  /** The Lambda of a function by its name. */
  lambda(name: string): Resource {
    return this.only(
      this.ofType('AWS::Lambda::Function').filter(({ properties }) => properties.Description === `Kezek ${name}`),
    );
  }

  /** The key a table lies under. */
  keyOf({ stack, properties }: Resource): Resource {
    return this.at(this.where(stack, properties.SSESpecification.KMSMasterKeyId));
  }

  /** The addresses of the queues in which a queue, a rule, a schedule, a function or the pipe lays what it could not do. */
  deadLetters(): ReadonlySet<string> {
    const named: [string, (properties: Resource['properties']) => unknown[]][] = [
      ['AWS::SQS::Queue', ({ RedrivePolicy }) => [RedrivePolicy?.deadLetterTargetArn]],
      ['AWS::Lambda::Function', ({ DeadLetterConfig }) => [DeadLetterConfig?.TargetArn]],
      ['AWS::Scheduler::Schedule', ({ Target }) => [Target.DeadLetterConfig?.Arn]],
      [
        'AWS::Events::Rule',
        ({ Targets }) => Targets.map((target: Resource['properties']) => target.DeadLetterConfig?.Arn),
      ],
      ['AWS::Pipes::Pipe', ({ SourceParameters }) => [SourceParameters.DynamoDBStreamParameters.DeadLetterConfig?.Arn]],
    ];
    return new Set(
      named.flatMap(([type, arns]) =>
        this.ofType(type).flatMap(({ stack, properties }) =>
          arns(properties)
            .filter((arn) => arn !== undefined)
            .map((arn) => this.where(stack, arn)),
        ),
      ),
    );
  }

  /** Every statement of the role of a function. */
  rights(name: string): Statement[] {
    const { stack, properties } = this.lambda(name);
    return this.statements(this.at(this.where(stack, properties.Role)));
  }

  /** Every statement written into a role. */
  statements({ stack, properties }: Resource): Statement[] {
    return properties.Policies.flatMap(
      ({
        PolicyDocument,
      }: {
        PolicyDocument: { Statement: { Effect: 'Allow'; Action: string; Resource: unknown; Condition?: unknown }[] };
      }) =>
        PolicyDocument.Statement.map(({ Effect, Action, Resource, Condition }) => ({
          effect: Effect,
          actions: [Action].flat(),
          resources: [Resource].flat().map((resource) => this.where(stack, resource)),
          condition: Condition,
        })),
    );
  }

  /** The resource at an address. */
  at(address: string): Resource {
    return this.only(this.resources.filter((resource) => this.address(resource) === address));
  }

  private only(found: readonly Resource[]): Resource {
    const [resource, ...others] = found;
    if (!resource || others.length > 0) throw new Error(`Expected one resource, found ${found.length}`);
    return resource;
  }
}
