import type { Application } from '../../domain/application/application.ts';
import type { Fact } from '../../domain/fact.ts';
import type { DutyKind } from '../../domain/obligation/duty.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import type { PriorityClass } from '../../domain/vocabulary.ts';
import { obligationView } from '../../functions/api/obligation-view.ts';
import type { Obligations } from '../../functions/shared/store/obligations.ts';
import type { Page } from '../../functions/shared/store/page.ts';
import type { Store } from '../../functions/shared/store/store.ts';
import { chosen, filed, granted, joined, registered } from './facts.ts';

/** Lists as long as a test wants them, written by the store itself, and all their pages. */

export type Paged = { limit: number; cursor?: string | undefined };

/** Every page of a list, in order; what happens `between` two of them may change the list. */
export const pagesOf = async <P extends Page<unknown>>(
  turn: (paged: Paged) => Promise<P>,
  limit: number,
  between: () => Promise<unknown> | unknown = () => undefined,
): Promise<P[]> => {
  const pages = [await turn({ limit })];
  for (let cursor = pages[0]?.next; cursor; cursor = pages.at(-1)?.next) {
    await between();
    pages.push(await turn({ limit, cursor }));
  }
  return pages;
};

/** What a department may owe in one case. */
export const dutyKinds: readonly DutyKind[] = [
  'notify-recipient',
  'choice-overdue',
  'forward-documents',
  'confirm-start',
  'reach-recipient',
  'confirm-still-waiting',
  'home-visit',
  'survey-act',
  'decide',
  'identify-victim',
  'send-assessment',
  'send-decision',
];

/** A day of February 2025, or later. */
export const day = (number: number): string => new Date(Date.UTC(2025, 1, 1 + number)).toISOString().slice(0, 10);

/** A minute of the morning of 11.03.2025, or later. */
export const minute = (number: number): string => new Date(Date.UTC(2025, 2, 11, 5, number)).toISOString();

type Owed = { departmentId: string; regionId: string };

/** Somebody in a queue; `blocked`: their programme has run out. */
export type Waiting = { id: string; at: string; priorityClass: PriorityClass; blocked: boolean };

/** Writes into the tables whatever a list is to hold. */
export const createLists = ({ store, obligations }: { store: Store; obligations: Obligations }) => {
  /** A case of which a department owes something of each kind, on days of its own. */
  const owe = async (
    id: string,
    { departmentId, regionId }: Owed,
    dueOf: (kind: number) => string,
    some = dutyKinds,
  ) => {
    const owner = { role: 'department', id: departmentId } as const;
    const sets = some.map((kind, number) => ({ kind, owner, due: dueOf(number), norm: 'APP-6', source: 'policy' }));
    const { application } = await store.commit({
      facts: [filed({ applicationId: id, departmentId, regionId, sets })],
    });
    return application as Application;
  };

  /** The department has done some of it. */
  const fulfil = (application: Application, some: readonly DutyKind[]) =>
    store.commit({
      application,
      facts: some.map(
        (kind): Fact => ({
          type: 'ObligationDone',
          applicationId: application.applicationId,
          at: '2025-03-05T05:00:00.000Z',
          by: { role: 'system' },
          kind,
          on: '2025-03-05',
          closes: [kind],
        }),
      ),
    });

  /** An organization of its own, as the store has it. */
  const open = async (organizationId: string, change: Parameters<typeof registered>[0] = {}): Promise<Organization> => {
    const { organization } = await store.commit({ facts: [registered({ organizationId, ...change })] });
    return organization as Organization;
  };

  /** Somebody joins the queue of an organization. */
  const join = async (
    organization: Organization,
    { id, at, priorityClass, blocked }: Waiting,
    registration: number,
  ) => {
    const ids = { applicationId: id, organizationId: organization.organizationId };
    const outcome = await store.commit({
      organization,
      facts: [
        filed({
          applicationId: id,
          priorityClass,
          isp: { number: '1', settings: ['inpatient'], validTo: '2025-03-31' },
        }),
        granted({ applicationId: id }),
        { ...(chosen() as Fact), ...ids } as Fact,
        joined({ ...ids, at, registration }),
      ],
    });
    const expired: Fact = {
      type: 'IspExpired',
      applicationId: id,
      at,
      by: { role: 'system' },
      expiredOn: '2025-03-10',
    };
    if (blocked) await store.commit({ application: outcome.application, facts: [expired] });
    return outcome.organization as Organization;
  };

  /** What offices owe, as they read it. */
  const owed = async (...[owner, state, today, paged]: Parameters<Obligations['of']>) => {
    const { items, ...rest } = await obligations.of(owner, state, today, paged);
    return { ...rest, items: items.map((item) => obligationView(item, today)) };
  };

  return { owe, owed, fulfil, open, join };
};
