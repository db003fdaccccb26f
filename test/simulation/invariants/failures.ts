import { envelope } from '../../../events/envelope.ts';
import { reasonOf } from '../../../functions/shared/log.ts';
import type { FunctionName } from '../../../infra/functions.ts';

/** What a consumer says of a message that was never ours. */
const ofPoison = reasonOf(envelope.safeParse({ poison: true }).error);

/** Told by other systems, perhaps too late, of nobody we know, or against a norm: what they tell is refused. */
const toldFromOutside: readonly FunctionName[] = [
  'application-filed',
  'decision-made',
  'bed-vacated',
  'isp-expired',
  'isp-renewed',
  'recipient-died',
];

const refusals: readonly string[] = ['Unknown', 'WrongState', 'AgainstNorm', 'InvalidValue'];

/** Anybody may be overtaken by others; a delivery report may be quicker than the record of the sending. */
const isByDesign = (name: FunctionName, reason: string): boolean => {
  const [error = ''] = reason.split(':', 1);
  if (reason === ofPoison || error === 'Conflict') return true;
  if (name === 'notice-status') return reason === 'Error';
  return toldFromOutside.includes(name) && refusals.includes(error);
};

const isFailure = (line: unknown): line is { code: string; reason: string } =>
  typeof line === 'object' &&
  line !== null &&
  'code' in line &&
  (line.code === 'event-failed' || line.code === 'due-failed');

/** Of what a function has logged, why something failed that nobody has designed to fail. */
export const failuresIn = (name: FunctionName, lines: readonly unknown[]): string[] =>
  lines.filter(isFailure).flatMap(({ reason }) => (isByDesign(name, reason) ? [] : [reason]));
