import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../../domain/application/application.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { outcomeOf } from '../../../functions/shared/store/change.ts';
import { factKey } from '../../../functions/shared/store/keys.ts';
import { foldOf } from '../../../functions/shared/store/line.ts';
import { sealOf } from '../../../functions/shared/store/seal.ts';
import type { About } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';
import type { Change, StoredFact, TableWatch, Writing } from './writing.ts';

/** The last entry of a timeline. */
type Last = { version: number; seal: string };

const keyOf = ({ fact, subjectId, version }: StoredFact) =>
  factKey('applicationId' in fact ? { applicationId: subjectId } : { organizationId: subjectId }, version);

/** The numbers between two entries of an organization are of facts in the timelines of its cases. */
const follows = ({ fact, version }: StoredFact, last: Last): boolean =>
  'applicationId' in fact ? version === last.version + 1 : version > last.version;

const checkEntry = (entry: StoredFact, last: Last): void => {
  const { pk, sk, subjectId: subject, version, fact, before, seal } = entry;
  const found = () => ({ entry, last });
  must(follows(entry, last), 'ADR 1 · no number of a timeline is left out', found);
  must(before === last.seal, 'ADR 10 · an entry is sealed behind the one before it', found);
  must(seal === sealOf({ before, subject, version, fact }), 'ADR 10 · an entry is what was sealed', found);
  must(isDeepStrictEqual({ pk, sk }, keyOf(entry)), 'ADR 10 · an entry stands where it belongs', found);
};

const nothingYet: Last = { version: 0, seal: '' };

const isState = ({ entity, state }: Change): boolean =>
  state !== undefined && (entity === 'application' || entity === 'places');

/** A fold moves nothing but what it has entered in the counters: the first of the moves. */
const folded = ({ organization, ...others }: About): About => {
  if (!organization?.kept) return others;
  const { line } = foldOf('', organization.organizationId, organization.kept.line);
  return { ...others, organization: { ...organization, kept: { ...organization.kept, line } } };
};

/** What is stored is what the facts of the write make of what was stored; of nobody else anything is. */
const checkStates = ({ changes, facts, about, after }: Writing): void => {
  const states = changes.filter(isState).map(({ state }) => state);
  const known: readonly unknown[] = Object.values(after);
  must(
    states.every((state) => known.includes(state)),
    'ADR 1 · a state changes by the facts written with it',
    () => ({
      facts,
      states,
    }),
  );
  const isFold = changes.some(({ entity }) => entity === 'line');
  const { timeline: _, ...led } = outcomeOf({ ...(isFold ? folded(about) : about), facts });
  for (const name of ['application', 'organization', 'destination'] as const)
    must(isDeepStrictEqual(led[name], after[name]), 'ADR 1 · a state changes by the facts written with it', () => ({
      name,
      facts,
      before: about[name],
      led: led[name],
      after: after[name],
    }));
};

const isGoneOrOther = ({ entity, isNew }: Change): boolean => entity === 'fact' && !isNew;

/** The timelines are whole chains, one link at a time, and the states are what they lead to (ADR 1, ADR 10). */
export const watchTimelines = (): TableWatch => {
  const lasts = new Map<string, Last>();
  const isSealed = (state: Application | Organization | undefined, id: string | undefined): boolean =>
    !state || !id || (state.seal ?? '') === (lasts.get(id) ?? nothingYet).seal;
  return {
    written: (_, writing) => {
      const { changes, entries, after } = writing;
      must(!changes.some(isGoneOrOther), 'ADR 10 · no entry of a timeline is ever changed', () => changes);
      for (const entry of entries) {
        const { subjectId, version, seal } = entry;
        checkEntry(entry, lasts.get(subjectId) ?? nothingYet);
        lasts.set(subjectId, { version, seal });
      }
      const { application, organization } = after;
      const whole =
        isSealed(application, application?.applicationId) && isSealed(organization, organization?.organizationId);
      must(whole, 'ADR 10 · a state holds the seal of its last entry', () => after);
      checkStates(writing);
    },
  };
};
