import type * as z from 'zod';
import type { Person } from '../../domain/person/person.ts';
import type { Role } from '../../events/http/authority.ts';
import type { complaints, ownComplaint } from '../../events/http/complaints.ts';
import type { KeptComplaint } from '../shared/store/book.ts';

const entryView = ({ no, on, enteredOn, text, anonymous, answer }: KeptComplaint) => ({
  no,
  on,
  ...(enteredOn !== on && { enteredOn }),
  text,
  ...(anonymous && { anonymous }),
  ...(answer && { answer }),
});

/** One of one's own. */
export const ownComplaintView = (complaint: KeptComplaint): z.output<typeof ownComplaint> => ({
  organizationId: complaint.organizationId,
  ...entryView(complaint),
});

/** BOK-1: whether whoever looks at the book is told whose a complaint is: the organization not, where that was asked for. */
export const isAuthorTold = ({ anonymous }: KeptComplaint, role: Role): boolean =>
  !anonymous || role !== 'organization';

/** A complaint as those see it who look at the book. */
export const complaintView = (
  complaint: KeptComplaint,
  role: Role,
  persons: ReadonlyMap<string, Person>,
): z.output<typeof complaints>['complaints'][number] => {
  const { onPaper, applicationId, personId = '' } = complaint;
  const person = isAuthorTold(complaint, role) ? persons.get(personId) : undefined;
  return {
    ...entryView(complaint),
    ...(onPaper && { onPaper }),
    ...(person && {
      author: [person.name.family, person.name.given, person.name.patronymic].filter(Boolean).join(' '),
    }),
    ...(isAuthorTold(complaint, role) && applicationId && { applicationId }),
  };
};
