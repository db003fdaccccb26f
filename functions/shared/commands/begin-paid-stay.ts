import type * as z from 'zod';
import type { Context } from '../../../domain/context.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { beginPaidStay as decide } from '../../../domain/stay/paid.ts';
import type { beginPaidStay as body } from '../../../events/http/bodies.ts';
import type { PersonDeps } from '../compose.ts';
import { idFrom } from '../ids.ts';
import { present } from '../present.ts';
import { untilSettled } from '../store/errors.ts';
import type { Besides } from '../store/writes.ts';
import { queueDepth } from './choose.ts';
import { knownPerson } from './person-of.ts';

type Answer = { status: number; body: unknown };

/**
 * A stay by the recipient's own contract (ADM-6): the person, the case and the place in one write.
 * @throws InvalidValue `invalid-iin`, `invalid-phone` · Unknown `organization` · the refusals of the decision
 */
export const beginPaidStay = async (
  { store, iinKeys }: PersonDeps,
  organizationId: string,
  cause: string,
  { recipient, category, departmentId, contract, order, until }: z.output<typeof body>,
  context: Context,
  withAnswer: (answer: Answer, besides?: Besides) => Besides,
): Promise<Answer> => {
  const { person, representativeId } = await knownPerson(iinKeys, recipient, false);
  const stayId = idFrom('stay', cause);
  const applicationId = idFrom('app', cause);
  const answer = { status: 201, body: { stayId, applicationId } };
  return untilSettled(async () => {
    const head = await store.head(organizationId, queueDepth);
    if (!head) throw new Unknown('organization');
    const facts = decide(
      {
        applicationId,
        stayId,
        setting: head.organization.setting,
        category,
        personId: person.personId,
        departmentId,
        regionId: head.organization.address.region,
        birthDate: recipient.birthDate,
        contract,
        order,
        ...present({ representativeId, until }),
        others: await store.othersOf(person),
      },
      { ...head, wholeQueue: head.eligible.length < queueDepth },
      context,
    );
    await store.commit({ organization: head.organization, facts }, withAnswer(answer, { person }));
    return answer;
  });
};
