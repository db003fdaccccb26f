import { isDeepStrictEqual } from 'node:util';
import type { Organization } from '../../../domain/organization/organization.ts';
import { type Entry, priorityClasses } from '../../../domain/queue/order.ts';
import { aheadIn, countersFor, emptyLine } from '../../../functions/shared/store/line.ts';
import type { Observed } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';
import type { Change, TableWatch } from './writing.ts';

type Counters = Map<string, Readonly<Record<string, unknown>>>;

/** How many of each class are before an entry, counted one by one. */
const countedBefore = (line: readonly Entry[], entry: Entry): Record<string, number> => {
  const before = line.filter(({ orderKey }) => orderKey < entry.orderKey);
  return Object.fromEntries(
    priorityClasses.map((own) => [own, before.filter(({ priorityClass }) => priorityClass === own).length]),
  );
};

const houseOf = ({ pk }: Pick<Change, 'pk'>): string => pk.slice('ORG#'.length);

/** The counters of a line, with the moves that they do not hold yet, give everybody the rank that they have (ADR 18). */
export const watchCounters = (): TableWatch => {
  const counters = new Map<string, Counters>();
  const of = (organizationId: string): Counters => {
    const own = counters.get(organizationId) ?? new Map();
    counters.set(organizationId, own);
    return own;
  };
  const check = (world: Observed, organization: Organization): void => {
    const { organizationId } = organization;
    const own = of(organizationId);
    const line = world.entriesOf(organizationId);
    for (const entry of line) {
      if (entry.away) continue;
      const items = countersFor(entry).map(({ sk }) => own.get(sk));
      const ahead = aheadIn(organization.kept?.line ?? emptyLine, items, entry);
      must(
        isDeepStrictEqual(ahead, countedBefore(line, entry)),
        'QUE-11 · the counters of a line give every rank',
        () => ({
          entry,
          ahead,
          line,
          kept: organization.kept,
          items,
        }),
      );
    }
  };
  return {
    written: (world, { changes, after: { organization } }) => {
      for (const change of changes)
        if (change.entity === 'line' && change.after) of(houseOf(change)).set(change.sk, change.after);
      const touched = changes.some(({ entity }) => entity === 'line' || entity === 'entry');
      if (touched && organization) check(world, organization);
    },
  };
};
