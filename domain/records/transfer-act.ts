import type { Application } from '../application/application.ts';
import type { Fact, FactOf, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import type { Instant, LegalDate } from '../law/time.ts';
import { WrongState } from '../refusal.ts';
import { attachedAtTransfer, type FileDocumentKind } from './file-documents.ts';
import type { Entry, Received } from './personal-file.ts';

/** A transfer that a file goes along with. `madeAt`: when the recipient was moved; absent while that is only asked for. */
export type Handover = {
  fromOrganizationId: string;
  toOrganizationId: string;
  order: Order;
  date: LegalDate;
  madeAt?: Instant;
};

/** One line of the inventory. Without `original` and without a scan it is not known here what lies in the folder. */
export type Item = {
  no: number;
  kind: FileDocumentKind;
  number?: string;
  issuedOn?: LegalDate;
  form?: 'original' | 'copy';
  pages?: number;
  uploaded: boolean;
};

type Transferred = FactOf<'RecipientTransferred'>;

/**
 * TRA-2: the handover that an organization has a part in: the one that it asks for now, or the last that was made from it or to it.
 * @throws WrongState `nothing-to-hand-over`
 */
export const handoverOf = (state: Application, timeline: readonly Fact[], organizationId: string): Handover => {
  const pending = state.stay?.transfer;
  if (pending && state.organizationId === organizationId) {
    const { toOrganizationId, order, requestedOn: date } = pending;
    return { fromOrganizationId: organizationId, toOrganizationId, order, date };
  }
  const made = timeline.findLast(
    (fact): fact is Transferred =>
      fact.type === 'RecipientTransferred' && [fact.organizationId, fact.toOrganizationId].includes(organizationId),
  );
  if (!made)
    throw new WrongState(
      'nothing-to-hand-over',
      'No transfer has been asked for, and none was made: there is nothing to hand over.',
      groundOf('TRA-2', state.stay?.admittedOn ?? state.filedOn),
    );
  const { organizationId: fromOrganizationId, toOrganizationId, order, date, at } = made;
  return { fromOrganizationId, toOrganizationId, order, date, madeAt: at };
};

const itemsOf = ({ kind, paper, documents }: Entry): Omit<Item, 'no'>[] =>
  documents.length > 0
    ? documents.map(({ kind: of, issuedOn = paper?.date, original, pages }: Received) => ({
        kind: of,
        ...(paper?.number && { number: paper.number }),
        ...(issuedOn && { issuedOn }),
        form: original ? 'original' : 'copy',
        ...(pages && { pages }),
        uploaded: true,
      }))
    : [
        {
          kind,
          ...(paper?.number && { number: paper.number }),
          ...(paper?.date && { issuedOn: paper.date }),
          uploaded: false,
        },
      ];

/**
 * TRA-2: the inventory of a file that goes along, numbered in its order: what is in it, not what is missing. The order of discharge, the
 * plan and the monitoring journal are attached in any case, so they are on it though nobody has uploaded them.
 */
export const inventoryOf = (entries: readonly Entry[], { order }: Handover): Item[] => {
  const attached: readonly string[] = attachedAtTransfer;
  const there = entries.filter(
    ({ kind, state }) => !attached.includes(kind) && ['uploaded', 'present'].includes(state),
  );
  const attachments = attachedAtTransfer.flatMap((kind) => {
    const uploaded = entries.find((entry) => entry.kind === kind)?.documents ?? [];
    const paper = kind === 'discharge-order' ? { paper: order } : {};
    return itemsOf({ kind, ...groundOf('TRA-2', order.date), state: 'present', ...paper, documents: uploaded });
  });
  return [...there.flatMap(itemsOf), ...attachments].map((item, index) => ({ no: index + 1, ...item }));
};
