import type * as z from 'zod';
import type { Application } from '../../domain/application/application.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import type { AnswerOf, BodyOf, ChangeKey } from '../../events/http/endpoints.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { PersonDeps } from '../shared/compose.ts';
import type { Besides } from '../shared/store/writes.ts';
import { assertOwn } from './authority.ts';
import { assertAsRead } from './etag.ts';
import { idParam } from './request.ts';
import { type Call, changing } from './route.ts';

/**
 * CHO-1: whoever does for the recipient what is theirs to do (a representative, a department) acts on their behalf, and the
 * record says so.
 */
export const inPerson = ({ context }: Pick<Call, 'context'>, { personId }: Pick<Application, 'personId'>): Context => ({
  ...context,
  by: context.by.id === personId ? context.by : { ...context.by, onBehalf: personId },
});

type Said<K extends ChangeKey> = { call: Call; body: z.output<BodyOf<K>> };

/** An act in one case: what it decides, what it answers, and what is kept besides the facts. */
type Act<K extends ChangeKey> = {
  decide: (application: Application, said: Said<K>) => Fact[];
  answer: (application: Application, said: Said<K>) => AnswerOf<K>;
  besides?: (application: Application, said: Said<K>) => Besides | Promise<Besides>;
};

/** The way of every act in one case: it must be the caller's, and as they have read it. */
export const onApplication =
  (deps: PersonDeps) =>
  <K extends ChangeKey>(key: K, { decide, answer, besides = () => ({}) }: Act<K>) =>
    changing(deps, key, async (call, body, withAnswer) => {
      const said = { call, body };
      let given: AnswerOf<K> | undefined;
      await changeApplication(
        deps.store,
        idParam(call.request),
        (application) => decide(application, said),
        async (application) => {
          assertOwn(call, call.action, application);
          assertAsRead(call.asRead, application);
          given = answer(application, said);
          return withAnswer(given, await besides(application, said));
        },
      );
      return given as AnswerOf<K>;
    });
