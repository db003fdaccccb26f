import { createValidatedPolicy } from '@cloud-copilot/iam-policy';
import { type EvaluationResult, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { Access } from './gate.ts';
import { type Statement, speaksOf } from './statements.ts';

/** What IAM comes to: allowed, forbidden by a statement, or allowed by none. */
export type Decision = EvaluationResult;

/** The whole of a call as it is decided on: its context holds what AWS adds to that of the caller. */
export type Request = Simulation['request'] & { principal: string };

/** A call as AWS hears it: over TLS, and from a service in whose name it is made for this account. */
export function requestOf({ principal, action, resource, context }: Access, account: string): Request {
  return {
    principal,
    action,
    resource: { resource, accountId: account },
    contextVariables: {
      'aws:SecureTransport': 'true',
      ...(principal.endsWith('.amazonaws.com') && { 'aws:SourceAccount': account }),
      ...context,
    },
  };
}

/** Evaluates a call against the statements that speak of its principal and its resource. */
export function decide(statements: readonly Statement[], request: Request): Decision {
  const own = statements.filter(({ kind, holder }) => kind === 'identity' && holder === request.principal);
  const about = statements.filter(
    ({ kind, holder }) => kind === 'resource' && speaksOf(holder, request.resource.resource),
  );
  return runUnsafeSimulation(
    {
      request,
      identityPolicies: own.length > 0 ? [{ name: 'role', policy: policy(own) }] : [],
      resourcePolicy: about.length > 0 ? named('resource', policy(about)) : undefined,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
}

const policy = (statements: readonly Statement[]) => ({
  Version: '2012-10-17',
  Statement: statements.map(({ body }) => body),
});

/** A resource's policy has its name from here; that it is one was seen when it was read. */
const named = (name: string, document: object) => createValidatedPolicy(document, () => [], { name });
