import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Application } from '../../../domain/application/application.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { SealedFact } from '../../../functions/shared/store/change.ts';
import type { StoredTimeline } from '../../../functions/shared/store/timelines.ts';

/** A value as it comes back from the table: what is undefined is not there. */
const stored = <T>(value: T): T => unmarshall(marshall({ value }, { removeUndefinedValues: true })).value as T;

/** The timeline of a subject as the table would hold it. */
export const storedTimeline = (state: Application | Organization, facts: readonly SealedFact[]): StoredTimeline => {
  const [kind, subject] =
    'applicationId' in state
      ? (['application', state.applicationId] as const)
      : (['organization', state.organizationId] as const);
  const entries = facts
    .filter(({ subjectId }) => subjectId === subject)
    .map(({ subjectId, version, fact, before, seal }) => ({
      place: version,
      subject: subjectId,
      version,
      fact,
      before,
      seal,
    }));
  return stored({ kind, subject, pk: subject, state, entries });
};
