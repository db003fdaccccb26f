import { legalDateOf } from '../../../domain/law/time.ts';
import { answerComplaint, enterComplaint } from '../../../domain/organization/complaints.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { created, ok } from '../../shared/answer.ts';
import { changeOrganization } from '../../shared/commands/change-organization.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { InvalidValue } from '../../shared/invalid-value.ts';
import { present } from '../../shared/present.ts';
import type { Book, KeptComplaint, Look } from '../../shared/store/book.ts';
import type { Write } from '../../shared/store/write.ts';
import { assertOwn, assertOwnOrganization } from '../authority.ts';
import { complaintView, isAuthorTold } from '../complaints-view.ts';
import { inPerson } from '../on-application.ts';
import { readingOf } from '../reading.ts';
import { idParam, noParam } from '../request.ts';
import { type Call, changing, personalReading } from '../route.ts';

/** BOK-1: the book of complaints and proposals of an organization. */
export const complaintRoutes = ({ store, people, book, ...deps }: KnownPersonDeps & { book: Book }) => {
  /**
   * Whose a complaint is. A citizen and a department name the case, which must be theirs; that is judged before anything is
   * said of the organization, which a stranger learns nothing of.
   */
  const caseOf = async (call: Call, applicationId: string | undefined) => {
    if (call.caller.role === 'organization') {
      assertOwnOrganization(call, call.action, await store.organization(idParam(call.request)));
      if (applicationId === undefined) return undefined;
      const found = await store.application(applicationId);
      return assertOwn(call, 'seeApplication', found);
    }
    if (applicationId === undefined)
      throw new InvalidValue('invalid-value', 'applicationId', 'is needed: whose complaint it is');
    return assertOwn(call, call.action, await store.application(applicationId));
  };

  const own = async (call: Call) =>
    assertOwnOrganization(call, call.action, await store.organization(idParam(call.request)));

  return {
    'POST /v1/organizations/{id}/complaints': changing(
      { store, ...deps },
      'POST /v1/organizations/{id}/complaints',
      async (call, { text, applicationId, anonymous, on }, withAnswer) => {
        const of = await caseOf(call, applicationId);
        const organizationId = idParam(call.request);
        const context = of ? inPerson(call, of) : call.context;
        const today = legalDateOf(context.now);
        const numbered = (no: number) => created({ organizationId, no });
        let answer = numbered(1);
        let writes: Write[] = [];
        await changeOrganization(
          store,
          organizationId,
          (organization) => {
            const { no, facts, ...entered } = enterComplaint(organization, present({ on, of }), context);
            answer = numbered(no);
            writes = book.entered({
              organizationId,
              no,
              ...entered,
              enteredOn: today,
              text,
              ...(anonymous && { anonymous }),
              ...(call.caller.role === 'organization' && { onPaper: true }),
              ...(of && { applicationId: of.applicationId, personId: of.personId }),
            });
            return facts;
          },
          () => withAnswer(answer, { writes }),
        );
        return answer;
      },
    ),

    'GET /v1/organizations/{id}/complaints': personalReading(
      { store, ...deps },
      'GET /v1/organizations/{id}/complaints',
      async (call, { from, to, ...paged }) => {
        const { organizationId } = await own(call);
        const { role } = call.caller;
        const [{ items, ...next }, looks] = await Promise.all([
          book.page(organizationId, { from, to }, paged),
          book.looks(organizationId, { from, to }),
        ]);
        const authors = items.flatMap((one) => (one.personId && isAuthorTold(one, role) ? [one.personId] : []));
        const persons = await people.persons([...new Set(authors)], readingOf(call, 'complaints'));
        return ok({ complaints: items.map((one) => complaintView(one, role, persons)), looks, ...next });
      },
    ),

    'POST /v1/organizations/{id}/complaints/{no}/answer': changing(
      { store, ...deps },
      'POST /v1/organizations/{id}/complaints/{no}/answer',
      async (call, { text }, withAnswer) => {
        const { organizationId } = await own(call);
        const no = noParam(call.request);
        const answer = ok({ organizationId, no });
        const on = legalDateOf(call.context.now);
        let kept: KeptComplaint | undefined;
        await changeOrganization(
          store,
          organizationId,
          async (organization) => {
            kept = await book.complaint(organizationId, no);
            if (!kept) throw new Unknown('complaint');
            return answerComplaint(organization, { no, answered: kept.answer !== undefined }, call.context);
          },
          () => {
            const by = call.caller.role as Look['by'];
            return withAnswer(answer, { writes: kept && [book.answered({ ...kept, answer: { on, by, text } })] });
          },
        );
        return answer;
      },
    ),
  };
};
