import type { Application } from '../application/application.ts';
import type { Fact } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import type { Instant, LegalDate } from '../law/time.ts';
import { type FileDocumentKind, type FileOf, handedIn, type Listed, listOf } from './file-documents.ts';
import type { DocumentType } from './upload.ts';

/** A document that lies in the bucket and was seen to be what it was said to be. */
export type Received = {
  stayId: string;
  documentId: string;
  kind: FileDocumentKind;
  type: DocumentType;
  /** Bytes. */
  size: number;
  issuedOn?: LegalDate;
  /** An original that is kept; a copy otherwise. */
  original?: true;
  pages?: number;
  receivedAt: Instant;
};

/** What is known of a paper though nobody has uploaded it. `handedInOn`: with the application, which was complete (APP-4). */
export type Paper = { number?: string; date?: LegalDate; handedInOn?: LegalDate };

/**
 * How it stands with a line of the list. `uploaded`: the document is there to be read. `present`: it is known by its number, or was
 * handed in with the application, and nobody has uploaded it. `if-any`: kept if there is one, and none is known of.
 */
export type Entry = Listed & {
  state: 'uploaded' | 'present' | 'missing' | 'if-any';
  paper?: Paper;
  documents: Received[];
};

type Papers = Partial<Record<FileDocumentKind, Paper>>;

/** What a fact says of papers. */
const saidBy = (fact: Fact): Papers => {
  switch (fact.type) {
    case 'DecisionMade':
      return fact.outcome === 'granted' ? { decision: { number: fact.number, date: fact.date } } : {};
    case 'RecipientAdmitted':
      return { 'admission-order': fact.order };
    case 'PaidStayBegun':
      return { 'admission-order': fact.order, contract: fact.contract };
    case 'TransferRequested':
    case 'RecipientTransferred':
      return { 'discharge-order': fact.order };
    case 'StayEnded':
      return fact.order ? { 'discharge-order': fact.order } : {};
    default:
      return {};
  }
};

const papersOf = ({ setting, filedOn, isp, stay }: Application, timeline: readonly Fact[]): Papers => ({
  ...(stay?.paid ? {} : Object.fromEntries(handedIn[setting].map((kind) => [kind, { handedInOn: filedOn }]))),
  ...(isp && { 'isp-extract': { number: isp.number } }),
  ...Object.assign({}, ...timeline.map(saidBy)),
});

const stateOf = ({ ifAny }: Listed, paper: Paper | undefined, documents: readonly Received[]): Entry['state'] => {
  if (documents.length > 0) return 'uploaded';
  if (paper) return 'present';
  return ifAny ? 'if-any' : 'missing';
};

/**
 * FIL-1: the list of a file with what is there and what is missing. What was uploaded besides stands behind the list, under the norm
 * by which a file is kept.
 */
export const entriesOf = (
  file: FileOf,
  timeline: readonly Fact[],
  received: readonly Received[],
  day: LegalDate,
): Entry[] => {
  const papers = papersOf(file.application, timeline);
  const list = listOf(file, day);
  const named = new Set(list.flatMap(({ kind, instead = [] }) => [kind, ...instead]));
  const ground = groundOf('FIL-1', day, file.application.setting);
  const further = [...new Set(received.map(({ kind }) => kind))]
    .filter((kind) => !named.has(kind))
    .map((kind): Listed => ({ kind, ...ground }));
  return [...list, ...further].map((line) => {
    const documents = received.filter(({ kind }) => kind === line.kind || line.instead?.includes(kind));
    const paper = papers[line.kind];
    return { ...line, state: stateOf(line, paper, documents), ...(paper && { paper }), documents };
  });
};
