import { decide, type Request } from '../../../local/iam/decide.ts';
import type { Recorded } from '../../../local/iam/policy-gate.ts';
import { type Body, type Statement, speaksOf } from '../../../local/iam/statements.ts';

/** The smallest right there is: one action on one resource, as one statement gives it or denies it. */
export type Grant = { statement: Statement; action: string; resource: string | undefined };

/** A call as it was made. */
export type Call = Omit<Recorded, 'decision'>;

/** A grant with the calls that come out differently without it. */
export type Proven = Grant & { neededBy: readonly Call[] };

const list = <T>(value: T | T[]): T[] => [value].flat() as T[];

/** The grants of a statement. A role's trust is in the role itself and names no resource. */
export const grantsOf = (statement: Statement): Grant[] => {
  const { Action, Resource } = statement.body;
  const resources: (string | undefined)[] = Resource === undefined ? [undefined] : list(Resource);
  return list(Action).flatMap((action) => resources.map((resource) => ({ statement, action, resource })));
};

const bodyOf = ({ statement: { body }, action, resource }: Grant): Body => ({
  ...body,
  Action: action,
  ...(resource !== undefined && { Resource: resource }),
});

/** A call over plain HTTP in place of TLS. */
const withoutTls = (call: Call): Call => ({
  ...call,
  contextVariables: { ...call.contextVariables, 'aws:SecureTransport': 'false' },
  through: `${call.through} without TLS`,
});

/** What a statement that forbids is there against: calls as they are made but without TLS, or what it names itself. */
const attemptsAgainst = ({ kind, holder, body }: Statement, calls: readonly Call[]): Call[] => {
  if (body.Effect === 'Allow') return [];
  if (kind === 'resource') return calls.filter(({ resource }) => speaksOf(holder, resource.resource)).map(withoutTls);
  return calls
    .filter(({ principal, action }) => principal === holder && list(body.Action).includes(action))
    .flatMap((call) =>
      list(body.Resource ?? []).map((pattern) => ({
        ...call,
        resource: { ...call.resource, resource: pattern.replaceAll('*', 'any') },
        through: `${call.action} to what the statement names`,
      })),
    );
};

const isAllowed = (statements: readonly Statement[], call: Request) => decide(statements, call) === 'Allowed';

/** Of calls, those that come out differently when some statements are in place of all. */
const changedBy = (all: readonly Statement[], without: readonly Statement[], calls: readonly Call[]) =>
  calls.filter((call) => isAllowed(all, call) !== isAllowed(without, call));

/** The calls that a statement has a say in: those of its holder, and the attempts that it is there against. */
const callsOf = (statement: Statement, made: readonly Call[]): Call[] => {
  const { holder } = statement;
  const own = made.filter(({ principal, resource }) => principal === holder || speaksOf(holder, resource.resource));
  return [...own, ...attemptsAgainst(statement, own)];
};

/**
 * Every grant of every statement, with the calls that need it: those that were made and would be denied without it, and,
 * where it forbids, those that would be let through.
 */
export const prove = (statements: readonly Statement[], made: readonly Call[]): Proven[] =>
  statements.flatMap((statement) => {
    const others = statements.filter((other) => other !== statement);
    const calls = callsOf(statement, made);
    const grants = grantsOf(statement);
    return grants.map((grant) => {
      const rest = grants.filter((other) => other !== grant).map((other) => ({ ...statement, body: bodyOf(other) }));
      return { ...grant, neededBy: changedBy(statements, [...others, ...rest], calls) };
    });
  });

/** The calls that come out differently when the whole statement is taken away. */
export const neededBy = (statements: readonly Statement[], statement: Statement, made: readonly Call[]) =>
  changedBy(
    statements,
    statements.filter((other) => other !== statement),
    callsOf(statement, made),
  );
