import { StartError } from '../start-error.ts';
import type { Stack } from './read.ts';
import { type Identity, identify, resourceTypes } from './resource-types.ts';

/** One resource with nothing left to resolve. */
export interface Resource extends Identity {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** `AWS::NoValue` takes the property away that holds it. */
const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown) => unknown;

/**
 * Resolves every resource of every stack. Parameters are given by the runtime, or fall back on their defaults.
 * A type, reference or function that is not known is a StartError with the logical id and the stack.
 */
export function resolveStacks(stacks: readonly Stack[], parameters: Readonly<Record<string, string>>): Resource[] {
  const known = new Set(stacks.flatMap((stack) => Object.keys(stack.template.Parameters)));
  const stranger = Object.keys(parameters).find((name) => !known.has(name));
  if (stranger) throw new StartError(`A value is given for the parameter ${stranger}, which no stack has.`);
  const resolver = new Resolver(stacks, parameters);
  return stacks.flatMap((stack) =>
    Object.keys(stack.template.Resources).map((logicalId) => resolver.resource(stack, logicalId)),
  );
}

class Resolver {
  readonly #stacks: readonly Stack[];
  readonly #parameters: Readonly<Record<string, string>>;
  readonly #identities = new Map<string, Identity>();
  readonly #underWay = new Set<string>();

  constructor(stacks: readonly Stack[], parameters: Readonly<Record<string, string>>) {
    this.#stacks = stacks;
    this.#parameters = parameters;
  }

  resource(stack: Stack, logicalId: string): Resource {
    const definition = stack.template.Resources[logicalId];
    if (!definition) throw new StartError(`${stack.name}/${logicalId}: there is no such resource.`);
    const identity = this.#identity(stack, logicalId, logicalId);
    if (definition.Condition && definition.Type !== 'AWS::CDK::Metadata')
      throw new StartError(`${stack.name}/${logicalId}: conditional resources are not run locally.`);
    const properties = this.#value(stack, logicalId, definition.Properties);
    return { ...identity, stack, logicalId, type: definition.Type, properties: isRecord(properties) ? properties : {} };
  }

  #identity(stack: Stack, logicalId: string, askedBy: string): Identity {
    const key = `${stack.name}/${logicalId}`;
    const found = this.#identities.get(key);
    if (found) return found;
    const definition = stack.template.Resources[logicalId];
    if (!definition) throw new StartError(`${stack.name}/${askedBy}: it refers to ${logicalId}, which is not there.`);
    const kind = resourceTypes[definition.Type];
    if (!kind) throw new StartError(`${key}: the local runtime does not know the resource type ${definition.Type}.`);
    if (this.#underWay.has(key)) throw new StartError(`${key}: its name refers to itself.`);
    this.#underWay.add(key);
    const given = kind.named === undefined ? undefined : definition.Properties[kind.named];
    const name = given === undefined ? `${stack.name}-${logicalId}` : String(this.#value(stack, logicalId, given));
    this.#underWay.delete(key);
    const identity = identify(definition.Type, name, stack);
    if (!identity)
      throw new StartError(`${key}: the local runtime does not know the resource type ${definition.Type}.`);
    this.#identities.set(key, identity);
    return identity;
  }

  #value(stack: Stack, logicalId: string, value: unknown): unknown {
    const again = (inner: unknown) => this.#value(stack, logicalId, inner);
    if (Array.isArray(value)) return value.map(again).filter((item) => item !== NO_VALUE);
    if (!isRecord(value)) return value;
    const [only, ...others] = Object.entries(value);
    if (only && others.length === 0 && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
      const intrinsic = this.#intrinsic(stack, logicalId, only[0]);
      if (!intrinsic) throw new StartError(`${stack.name}/${logicalId}: ${only[0]} is not known to the local runtime.`);
      return intrinsic(only[1]);
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, again(inner)])
        .filter(([, inner]) => inner !== NO_VALUE),
    );
  }

  #intrinsic(stack: Stack, logicalId: string, name: string): Intrinsic | undefined {
    const unresolved = (what: string) => new StartError(`${stack.name}/${logicalId}: ${what} cannot be resolved.`);
    const text = (value: unknown) => {
      const resolved = this.#value(stack, logicalId, value);
      if (typeof resolved === 'object' || resolved === undefined) throw unresolved(JSON.stringify(value));
      return String(resolved);
    };
    const list = (value: unknown) => {
      const resolved = this.#value(stack, logicalId, value);
      if (!Array.isArray(resolved)) throw unresolved(JSON.stringify(value));
      return resolved as unknown[];
    };
    const pair = (argument: unknown): [unknown, unknown] => {
      if (!Array.isArray(argument) || argument.length !== 2) throw unresolved(`${name} ${JSON.stringify(argument)}`);
      return [argument[0], argument[1]];
    };
    const attribute = (target: string, path: string) => {
      const value = this.#identity(stack, target, logicalId).attributes[path];
      if (value === undefined) throw unresolved(`the attribute ${target}.${path}`);
      return value;
    };
    const intrinsics: Record<string, Intrinsic> = {
      Ref: (target) => this.#ref(stack, logicalId, String(target)),
      'Fn::GetAtt': (argument) => {
        const [target = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
        return attribute(target, path.join('.'));
      },
      'Fn::Join': (argument) => {
        const [separator, parts] = pair(argument);
        return list(parts).map(text).join(String(separator));
      },
      'Fn::Select': (argument) => {
        const [index, from] = pair(argument);
        const chosen = list(from)[Number(text(index))];
        if (chosen === undefined) throw unresolved(`Fn::Select ${JSON.stringify(argument)}`);
        return chosen;
      },
      'Fn::Split': (argument) => {
        const [separator, whole] = pair(argument);
        return text(whole).split(String(separator));
      },
      'Fn::Sub': (argument) => {
        const [template, local] = Array.isArray(argument) ? pair(argument) : [argument, {}];
        const values = isRecord(local) ? local : {};
        return String(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, key: string) => {
          if (literal) return `\${${key}}`;
          if (key in values) return text(values[key]);
          const [target = '', ...path] = key.split('.');
          return path.length > 0 ? attribute(target, path.join('.')) : text({ Ref: key });
        });
      },
      'Fn::ImportValue': (argument) => this.#import(stack, logicalId, text(argument)),
    };
    return intrinsics[name];
  }

  #ref(stack: Stack, logicalId: string, target: string): unknown {
    const pseudo: Record<string, unknown> = {
      'AWS::AccountId': stack.account,
      'AWS::Region': stack.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${stack.account}:stack/${stack.name}/local`,
      'AWS::NoValue': NO_VALUE,
    };
    if (target in pseudo) return pseudo[target];
    const parameter = stack.template.Parameters[target];
    if (!parameter) return this.#identity(stack, target, logicalId).ref;
    const value = this.#parameters[target] ?? parameter.Default;
    if (value === undefined)
      throw new StartError(
        `${stack.name}/${logicalId}: the parameter ${target} has no value; give it in KEZEK_PARAMETERS.`,
      );
    const { AllowedValues, AllowedPattern, MaxLength } = parameter;
    const text = String(value);
    const isAllowed =
      (AllowedValues?.includes(text) ?? true) &&
      (AllowedPattern === undefined || new RegExp(`^(?:${AllowedPattern})$`).test(text)) &&
      text.length <= (MaxLength ?? Number.POSITIVE_INFINITY);
    if (!isAllowed)
      throw new StartError(
        `The value of the parameter ${target} is not allowed: ${parameter.Description ?? 'see its template'}.`,
      );
    return value;
  }

  #import(stack: Stack, logicalId: string, name: string): unknown {
    for (const exporter of this.#stacks) {
      for (const [id, output] of Object.entries(exporter.template.Outputs)) {
        if (output.Export && this.#value(exporter, id, output.Export.Name) === name)
          return this.#value(exporter, id, output.Value);
      }
    }
    throw new StartError(`${stack.name}/${logicalId}: it imports ${name}, which no stack exports.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
