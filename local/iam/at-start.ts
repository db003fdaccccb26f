import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { StartError } from '../start-error.ts';
import { type Access, AccessDenied, type Gate } from './gate.ts';

/**
 * Lets what AWS tries before it makes a resource pass.
 * @throws StartError where a deployment would fail
 */
export function passAtStart(gate: Gate, { stack, logicalId }: Resource, access: Access): void {
  if (gate.allows(access)) return;
  throw new StartError(`${stack.name}/${logicalId}: ${new AccessDenied(access).message}.`);
}

const Lambda = z.looseObject({ Role: z.string() });
const Pipe = z.looseObject({ RoleArn: z.string() });
const Schedule = z.looseObject({ Target: z.looseObject({ RoleArn: z.string() }) });

/** Which service acts in the name of which role for a resource. */
const roles: Readonly<Record<string, (properties: unknown) => { service: string; role: string }>> = {
  'AWS::Lambda::Function': (properties) => ({ service: 'lambda', role: Lambda.parse(properties).Role }),
  'AWS::Pipes::Pipe': (properties) => ({ service: 'pipes', role: Pipe.parse(properties).RoleArn }),
  'AWS::Scheduler::Schedule': (properties) => ({
    service: 'scheduler',
    role: Schedule.parse(properties).Target.RoleArn,
  }),
};

/** The services take on the roles they are given. @throws StartError where one may not */
export function takeOnRoles(gate: Gate, resources: readonly Resource[]): void {
  for (const resource of resources) {
    const given = roles[resource.type]?.(resource.properties);
    if (given) passAtStart(gate, resource, takingOn(given.service, given.role));
  }
}

/** A service takes on a role. */
export function takingOn(service: string, role: string): Access {
  const principal = `${service}.amazonaws.com`;
  return { principal, action: 'sts:AssumeRole', resource: role, through: 'taking on a role' };
}

const Role = z.looseObject({
  AssumeRolePolicyDocument: z.object({
    Statement: z.array(z.object({ Principal: z.object({ Service: z.string().optional() }) })),
  }),
});

/** The role that whoever deploys names to SNS for its delivery log: the one that trusts SNS. */
export function deliveryLogRole(resources: readonly Resource[]): string | undefined {
  return resources.find(
    ({ type, properties }) =>
      type === 'AWS::IAM::Role' &&
      Role.parse(properties).AssumeRolePolicyDocument.Statement.some(
        ({ Principal }) => Principal.Service === 'sns.amazonaws.com',
      ),
  )?.arn;
}
