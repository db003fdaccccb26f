import type { Application } from '../../../domain/application/application.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import type { Bearer } from '../../../local/identity.ts';
import type { Moment, Resident } from './moment.ts';

export const departmentOf = ({ departmentId }: { departmentId: string }): Bearer => ({
  role: 'department',
  departmentId,
});

export const headOf = (organizationId: string): Bearer => ({ role: 'organization', organizationId });

export const authorityOf = (regionId: string): Bearer => ({ role: 'authority', regionId });

/** The recipient; for a child the parent. */
export const citizenOf = ({ iin, recipient: { representative } }: Resident): Bearer => ({
  role: 'citizen',
  iin: representative?.iin ?? iin,
});

/** Whose case it is. */
export const residentOf = ({ residents }: Moment, { personId }: Pick<Application, 'personId'>): Resident => {
  const found = residents.find((one) => one.personId === personId);
  if (!found) throw new Error(`Nobody who lives here is ${personId}`);
  return found;
};

/** Who does what is the recipient's to do: they themselves, or the department in its self-service sector. */
export const onTheirBehalf = (moment: Moment, application: Application): Bearer =>
  moment.random.percent(65) ? citizenOf(residentOf(moment, application)) : departmentOf(application);

/** Whom another system means, by the case or by the person. */
export const subjectOf = (moment: Moment, application: Application): { applicationId: string } | { iin: string } =>
  moment.random.percent(50)
    ? { applicationId: application.applicationId }
    : { iin: residentOf(moment, application).iin };

/** The office that owes a duty. @throws {Error} of a recipient's: nobody reports that done */
export const officeOf = ({ owner: { role, id } }: Duty): Bearer => {
  switch (role) {
    case 'department':
      return departmentOf({ departmentId: id });
    case 'organization':
      return headOf(id);
    case 'authority':
      return authorityOf(id);
    case 'recipient':
      throw new Error('This is no duty of an office');
  }
};
