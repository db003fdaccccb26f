import type * as z from 'zod';
import { assertBorn, assertConsented } from '../../../domain/application/intake/eligibility.ts';
import type { Context } from '../../../domain/context.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { assertNamed, beginPaidStay as decide } from '../../../domain/stay/paid.ts';
import type { beginPaidStay as body } from '../../../events/http/bodies.ts';
import type { AnswerOf } from '../../../events/http/endpoints.ts';
import { type Answer, created } from '../answer.ts';
import type { KnownPersonDeps } from '../compose.ts';
import { idFrom } from '../ids.ts';
import { present } from '../present.ts';
import { untilPlacesSettle } from '../store/until-still.ts';
import type { Besides } from '../store/writes.ts';
import { headBefore } from './head-before.ts';
import { othersOf } from './others.ts';
import { knownBefore, knownPerson } from './person-of.ts';

type Begun = AnswerOf<'POST /v1/organizations/{id}/paid-stays'>;

/**
 * A stay by the recipient's own contract (ADM-6): the person, the case and the place in one write. The organization
 * tells who they are; of somebody who is known already it must tell it as they are known, and changes nothing of it.
 * @throws InvalidValue `invalid-iin`, `invalid-phone` · Unknown `organization` · the refusals of the decision
 */
export const beginPaidStay = async (
  { store, iinKeys, people }: KnownPersonDeps,
  organizationId: string,
  cause: string,
  { recipient, category, consent, departmentId, contract, order, until }: z.output<typeof body>,
  context: Context,
  withAnswer: (answer: Answer, besides?: Besides) => Besides,
): Promise<Begun> => {
  const named = await knownPerson(iinKeys, recipient, false);
  const today = legalDateOf(context.now);
  const reading = { at: context.now, by: context.by, purpose: 'paid-stay', cause } as const;
  const stayId = idFrom('stay', cause);
  const applicationId = idFrom('app', cause);
  const answer = created({ stayId, applicationId });
  return untilPlacesSettle(store, organizationId, async () => {
    const head = await headBefore(store, organizationId);
    if (!head) throw new Unknown('organization');
    const { setting } = head.organization;
    assertConsented(consent.givenOn, setting, today);
    assertBorn(recipient.birthDate, setting, today);
    const { person, representativeId, known } = await knownBefore({ people, iinKeys }, named, reading);
    assertNamed(person, named.person, setting, today);
    const { others, guards } = await othersOf(store, person);
    const facts = decide(
      {
        applicationId,
        stayId,
        setting,
        category,
        personId: person.personId,
        departmentId,
        regionId: head.organization.address.region,
        birthDate: person.birthDate,
        contract,
        order,
        ...present({ representativeId, until }),
        others,
      },
      head,
      context,
    );
    await store.commit(
      { organization: head.organization, facts },
      withAnswer(answer, { guards, ...(!known && { newPerson: person }) }),
    );
    return answer;
  });
};
