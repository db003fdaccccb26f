import { type Endpoint, endpoints } from '../../events/http/endpoints.ts';
import { createHandler as advanceQueue } from '../../functions/advance-queue/handler.ts';
import { createHandler as api } from '../../functions/api/handler.ts';
import { explanations } from '../../functions/api/problem.ts';
import { groups } from '../../functions/api/routes.ts';
import { createHandler as applicationFiled } from '../../functions/application-filed/handler.ts';
import { createHandler as bedVacated } from '../../functions/bed-vacated/handler.ts';
import { createHandler as closeOtherCases } from '../../functions/close-other-cases/handler.ts';
import { createHandler as decisionMade } from '../../functions/decision-made/handler.ts';
import { document } from '../../functions/documentation/handler.ts';
import { createHandler as expireProgrammes } from '../../functions/expire-programmes/handler.ts';
import { createHandler as ispExpired } from '../../functions/isp-expired/handler.ts';
import { createHandler as ispRenewed } from '../../functions/isp-renewed/handler.ts';
import { createHandler as keepJournal } from '../../functions/keep-journal/handler.ts';
import { createHandler as noticeStatus } from '../../functions/notice-status/handler.ts';
import { publishFacts } from '../../functions/publish-facts/handler.ts';
import { createHandler as recipientDied } from '../../functions/recipient-died/handler.ts';
import { createHandler as releaseNoShows } from '../../functions/release-no-shows/handler.ts';
import { createHandler as remind } from '../../functions/remind/handler.ts';
import { createHandler as reportOverdue } from '../../functions/report-overdue/handler.ts';
import { createHandler as sendSms } from '../../functions/send-sms/handler.ts';
import { createHandler as sendWaitingSms } from '../../functions/send-waiting-sms/handler.ts';
import {
  composeApiDeps,
  composeDeps,
  composeDueDeps,
  composeMessageDeps,
  composePersonDeps,
  composeTimelines,
} from '../../functions/shared/compose.ts';
import { eachEvent } from '../../functions/shared/each-event.ts';
import { readEnv } from '../../functions/shared/env.ts';
import { readSignaturePolicy } from '../../functions/shared/signature/policy.ts';
import { createHandler as verifyTimeline } from '../../functions/verify-timeline/handler.ts';
import type { FunctionName } from '../../infra/functions.ts';
import type { Clients } from './aws.ts';

// A simulated world knows when its functions have nothing left to wait for in it; what the API imports when it is first asked is not
// of that world, and is there before.
await Promise.all([
  ...Object.values<Endpoint>(endpoints).map(({ body }) => body?.()),
  explanations(),
  import('../../domain/catalogues/services.ts'),
  ...Object.values(groups).map((imported) => imported()),
]);

/** A function as Lambda calls it. */
export type Invocable = (event: never) => Promise<unknown>;

/** Every function of the house composed as its `index.ts` composes it, on clients that a simulation answers. */
export const composeFunctions = (
  { dynamodb, kms, sns }: Clients,
  variables: Record<string, string>,
): Record<FunctionName, Invocable> => {
  const env = readEnv(variables);
  const core = composeDeps(env, dynamodb);
  const due = composeDueDeps(env, dynamodb);
  const persons = composePersonDeps(env, dynamodb, kms);
  const messages = composeMessageDeps(env, dynamodb, sns);
  const whole = api(composeApiDeps(env, dynamodb, kms, readSignaturePolicy(variables)));
  return {
    api: (event) => whole(event, {} as never) as Promise<unknown>,
    'application-filed': eachEvent(applicationFiled(persons)),
    'decision-made': eachEvent(decisionMade(persons)),
    'bed-vacated': eachEvent(bedVacated(core)),
    'isp-expired': eachEvent(ispExpired(persons)),
    'isp-renewed': eachEvent(ispRenewed(persons)),
    'recipient-died': eachEvent(recipientDied(persons)),
    'advance-queue': eachEvent(advanceQueue(core)),
    'close-other-cases': eachEvent(closeOtherCases(core)),
    'keep-journal': eachEvent(keepJournal(core)),
    'send-sms': eachEvent(sendSms(messages)),
    'send-waiting-sms': sendWaitingSms(messages),
    remind: remind(due),
    'release-no-shows': releaseNoShows(due),
    'expire-programmes': expireProgrammes(due),
    'report-overdue': reportOverdue(due),
    'verify-timeline': verifyTimeline(composeTimelines(env, dynamodb)),
    'notice-status': noticeStatus(core),
    'publish-facts': publishFacts,
    documentation: async (event) => document(event),
  };
};
