import type * as z from 'zod';
import type { Application } from '../../domain/application/application.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import type { AnswerOf, BodyOf, ChangeKey } from '../../events/http/endpoints.ts';
import type { PersonDeps } from '../shared/compose.ts';
import { untilSettled } from '../shared/store/errors.ts';
import type { Store } from '../shared/store/store.ts';
import { put } from '../shared/store/write.ts';
import { assertOwn } from './authority.ts';
import { assertAsRead } from './etag.ts';
import { idParam } from './request.ts';
import { type Call, changing } from './route.ts';

/**
 * The case of the stay that a call names, when it is the caller's.
 * @throws Unknown `stay`
 */
export const ownStay = async (store: Store, call: Call): Promise<Application> => {
  const applicationId = await store.applicationOfStay(idParam(call.request));
  const application = applicationId ? await store.application(applicationId) : undefined;
  return assertOwn(call, call.action, application, 'stay');
};

/** An act on what is kept of a stay: the fact it decides, what it answers, and the item that holds what was written. */
type Act<K extends ChangeKey, F extends Fact> = {
  decide: (application: Application, body: z.output<BodyOf<K>>, context: Context) => F | Promise<F>;
  answer: (fact: F) => AnswerOf<K>;
  kept: (personId: string, fact: F, body: z.output<BodyOf<K>>) => Record<string, unknown>;
};

/**
 * The way of an act on the records of a stay. What was written in it goes to the person, in the write of the fact itself: of the two
 * there is never one alone. An item is written once; no act changes what another has entered.
 */
export const onRecords =
  (deps: PersonDeps) =>
  <K extends ChangeKey, F extends Fact>(key: K, { decide, answer, kept }: Act<K, F>) =>
    changing(deps, key, (call, body, withAnswer) =>
      untilSettled(async () => {
        const { store } = deps;
        const application = await ownStay(store, call);
        assertAsRead(call.asRead, application);
        const fact = await decide(application, body, call.context);
        const given = answer(fact);
        const item = kept(application.personId, fact, body);
        const { people = '' } = store.tables;
        // The organization is read for its region: a duty is shown to the authority of its address.
        const organization = await store.organization(application.organizationId ?? '');
        const writes = [put(people, item, { ConditionExpression: 'attribute_not_exists(pk)' })];
        await store.commit({ application, organization, facts: [fact] }, withAnswer(given, { writes }));
        return given;
      }),
    );
