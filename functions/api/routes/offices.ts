import type { Application } from '../../../domain/application/application.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { completeReview } from '../../../domain/obligation/complaints.ts';
import { completeDuty, dutyIdParts } from '../../../domain/obligation/complete.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { ok } from '../../shared/answer.ts';
import { agree } from '../../shared/commands/agree.ts';
import { changeApplication } from '../../shared/commands/change-application.ts';
import { changeOrganization } from '../../shared/commands/change-organization.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import { visitsKnown } from '../../shared/commands/visits-known.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import { present } from '../../shared/present.ts';
import type { Book, Look } from '../../shared/store/book.ts';
import type { Obligations } from '../../shared/store/obligations.ts';
import { obligationView } from '../obligation-view.ts';
import { idParam } from '../request.ts';
import { changing, reading } from '../route.ts';

export const officeRoutes = (deps: PersonDeps & { obligations: Obligations; book: Book }) => ({
  'GET /v1/obligations': reading(deps, 'GET /v1/obligations', async ({ context }, { state, ...paged }) => {
    const { role, id = '' } = context.by;
    const today = legalDateOf(context.now);
    const { items, ...next } = await deps.obligations.of({ role, id }, state, today, paged);
    return ok({ obligations: items.map((item) => obligationView(item, today)), ...next });
  }),

  'POST /v1/obligations/{id}/done': changing(
    deps,
    'POST /v1/obligations/{id}/done',
    async ({ request, context }, { note, ...said }, withAnswer) => {
      const obligationId = idParam(request);
      const parts = dutyIdParts(obligationId);
      if (!parts) throw new Unknown('obligation');
      const answer = ok({ obligationId, state: 'done' });
      const done = present(said);
      const today = legalDateOf(context.now);
      const agreed =
        parts.kind === 'agree-transfer' &&
        (await agree(deps.store, { applicationId: parts.subjectId, obligationId }, context, () => withAnswer(answer)));
      if (agreed) return answer;
      const looked = (organizationId: string) =>
        deps.book.looked(organizationId, obligationId, {
          on: done.on ?? today,
          by: context.by.role as Look['by'],
          ...(note && { note }),
        });
      const besides = (application: Application) =>
        withAnswer(answer, { remark: remarkOf(application, 'obligation', note) });
      await (parts.kind === 'review-complaints'
        ? changeOrganization(
            deps.store,
            parts.subjectId,
            (organization) => completeReview(organization, obligationId, done, context),
            withAnswer(answer, { writes: [looked(parts.subjectId)] }),
          )
        : changeApplication(
            deps.store,
            parts.subjectId,
            async (application) => {
              const visits =
                parts.kind === 'mark-visit' ? await visitsKnown(deps.store, application, today) : undefined;
              return completeDuty(application, obligationId, done, context, visits);
            },
            besides,
          )
      ).catch((error: unknown) => {
        // Whether there is such a case is not theirs to know either.
        throw error instanceof Unknown ? new Unknown('obligation') : error;
      });
      return answer;
    },
  ),
});
