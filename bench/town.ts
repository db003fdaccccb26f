import type { Bearer } from '../local/identity.ts';
import { iinOf } from '../test/support/iin.ts';
import type { House } from './house.ts';

/** What the bodies have in common: names as long as they are in life. */
const region = 'Алматы облысы';
const departmentId = 'dep-taldykorgan-zhumyspen-kamtu';
const locality = 'Талдықорған';

export const authority: Bearer = { role: 'authority', regionId: region };
export const department: Bearer = { role: 'department', departmentId };
export const organization = (organizationId: string): Bearer => ({ role: 'organization', organizationId });

/** The morning from which a measured world begins; a Monday. */
export const morning = '2026-03-02T05:00:00.000Z';

/** A moment so many seconds after another. */
export const after = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

/** A home for the elderly with so many places, all of them taken by people whom the system does not know. */
export const register = async (house: House, capacity: number, at = morning): Promise<string> => {
  const { organizationId } = await house.ask<{ organizationId: string }>(authority, 'POST', '/v1/organizations', at, {
    bin: '990140000015',
    name: {
      kk: '«Мейірім» қарттар мен мүмкіндігі шектеулі адамдарға арналған үй',
      ru: 'Дом для престарелых и лиц с ограниченными возможностями «Милосердие»',
    },
    setting: 'inpatient',
    categories: ['elderly', 'persons-with-disability'],
    capacity,
    occupied: capacity,
    address: { region, locality, line: 'Абай көшесі, 17-үй' },
    licence: { number: 'KZ12-3456-7890', validFrom: '2023-01-01', validTo: '2030-12-31' },
    registeredOn: '2023-01-01',
  });
  return organizationId;
};

export const applicationBody = (person: number) => ({
  setting: 'inpatient',
  category: 'elderly',
  recipient: {
    iin: iinOf(person),
    name: { family: 'Әлімова', given: 'Гүлнәр', patronymic: 'Сейітқызы' },
    birthDate: '1950-05-05',
    sex: 'female',
    address: { region, locality, line: 'Қабанбай батыр көшесі, 112-үй, 34-пәтер' },
    phone: `+7701${String(1_000_000 + person)}`,
    language: 'kk',
  },
  documents: ['application', 'identity-document', 'medical-card'].map((kind) => ({ kind })),
  registers: {
    isp: { number: `ОЖБ-${20_000 + person}/26`, settings: ['inpatient', 'home'], validTo: '2028-02-28' },
  },
  consent: { givenOn: '2026-03-01' },
});

/** Files, and is granted a place; tells the application. */
export const grant = async (house: House, person: number, at: string): Promise<string> => {
  const { applicationId } = await house.ask<{ applicationId: string }>(
    department,
    'POST',
    '/v1/applications',
    at,
    applicationBody(person),
  );
  await house.ask(department, 'POST', `/v1/applications/${applicationId}/decision`, at, {
    number: '7',
    date: at.slice(0, 10),
    outcome: 'granted',
  });
  return applicationId;
};

/** Files, is granted a place, chooses, and stands in the queue. Nobody is written to. */
export const enqueue = async (house: House, organizationId: string, person: number, at: string): Promise<string> => {
  const applicationId = await grant(house, person, at);
  const path = `/v1/applications/${applicationId}/choice`;
  const { outcome } = await house.ask(department, 'POST', path, at, { organizationId });
  if (outcome !== 'queued') throw new Error(`${applicationId} is not in the queue, but ${outcome}`);
  return applicationId;
};

/** Takes somebody in who holds an offer; tells the stay. */
export const admit = (house: House, organizationId: string, applicationId: string, at: string) =>
  house.ask<{ stayId: string }>(
    organization(organizationId),
    'POST',
    `/v1/organizations/${organizationId}/admissions`,
    at,
    { applicationId, order: { number: '12', date: at.slice(0, 10) } },
  );

/** Hands a fact, and all that follows from it, to the functions that it wakes, until nothing more happens. */
export const carry = async (house: House, calls: Parameters<House['published']>[0]): Promise<void> => {
  const facts = await house.published(calls);
  for (const { type, at, detail } of facts)
    for (const name of house.wokenBy(type)) {
      const followed = await house.meter.during(() => house.deliver(name, { source: 'kezek', type, detail, at }));
      await carry(house, followed);
    }
};

/** A bed vacated, as another system tells of it. */
export const bedVacated = (organizationId: string, count: number, at: string, eventId = `vacated-${at}`) => ({
  source: 'e-sobes',
  type: 'BedVacated',
  detail: { eventId, organizationId, count },
  at,
});
