import type { Application } from '../../../domain/application/application.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { addressee, type Person, reachedThrough } from '../../../domain/person/person.ts';
import type { Form, Known } from '../../../events/forms/form.ts';
import { aboutOf, type Language, type Values } from './values.ts';

/** What a form is filled in from, and for whom: `asksId` of the citizen who asks, absent of an office. */
type Case = {
  application: Application;
  person: Person;
  organization: Organization | undefined;
  today: LegalDate;
  language: Language;
  asksId: string | undefined;
};

/**
 * What is kept of a person is what was filed last, by whichever office: of a case that is over, or of a paid stay, an office is not told
 * by it where they live now and how they are reached, as in the journal.
 */
const isTheirsNoMore = ({ status, stay }: Application): boolean =>
  stay?.paid === true || ['refused', 'ended', 'lapsed', 'withdrawn'].includes(status);

/**
 * Whoever represents a minor or somebody incapacitated fills in their form and is told what they told us. Of anybody else, and of whoever
 * is in temporary stay, a representative may be whom they fled.
 */
const isToldWhere = ({ application, person, today, asksId }: Case): boolean => {
  if (asksId === undefined) return !isTheirsNoMore(application);
  if (asksId === application.personId) return true;
  const inTheirPlace = reachedThrough(person, today) === 'representative';
  return inTheirPlace && application.setting !== 'temporary-stay' && !isTheirsNoMore(application);
};

const reachable = ({ person, today }: Case): Partial<Record<Known, unknown>> => {
  const { address, representative } = person;
  return {
    address: [address.region, address.locality, address.line].join(', '),
    phone: addressee(person, today).phone,
    relatives: representative && [{ relation: representative.relation, phone: representative.phone }],
  };
};

const knownOf = (of: Case): Partial<Record<Known, unknown>> => {
  const { person, organization, language } = of;
  const { name, birthDate } = person;
  return {
    recipientName: [name.family, name.given, name.patronymic].filter(Boolean).join(' '),
    birthDate,
    organizationName: organization?.name[language],
    ...(isToldWhere(of) && reachable(of)),
  };
};

/** What is known already, by the fields of the form; nothing of the rest. */
export const prefilled = (form: Form, of: Case): Values => {
  const known = knownOf(of);
  return Object.fromEntries(
    Object.keys(form.schema.shape).flatMap((name) => {
      const source = aboutOf(form, name)?.['x-known'];
      const value = source && known[source];
      return value === undefined ? [] : [[name, value]];
    }),
  );
};
