import { beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import { applicationRoutes } from '../../functions/api/routes/applications.ts';
import { organizationRoutes } from '../../functions/api/routes/organizations.ts';
import { eventOf } from '../support/api.ts';
import { chosen, filed, granted, joined, registered } from '../support/facts.ts';
import { iinOf } from '../support/iin.ts';
import { freshTables } from '../support/tables.ts';

/** What offices and people may write down of a person, through the routes and into the people table. */

const now = '2025-04-07T05:00:00.000Z';
const phones = { own: '+77010000001', mother: '+77010000002', right: '+77019998877' };
const [iin, motherIin, strangerIin] = [iinOf(1), iinOf(2), iinOf(3)];

type Caller =
  | { role: 'citizen'; iin: string }
  | { role: 'department'; departmentId: string }
  | { role: 'organization'; organizationId: string };
let tables: Awaited<ReturnType<typeof freshTables>>;
let requests = 0;
beforeAll(async () => {
  tables = await freshTables();
});

const routes = (pieces = tables.pieces()) => ({ ...applicationRoutes(pieces), ...organizationRoutes(pieces) });

const post = async (
  key: keyof ReturnType<typeof routes>,
  claims: Caller,
  id: string,
  said: unknown,
  pieces = tables.pieces(),
) => {
  const { statusCode, body = '{}' } = await routes(pieces)[key](
    eventOf({ key, id, claims, body: JSON.stringify(said) }, now),
  );
  return { status: statusCode, body: JSON.parse(body) as Record<string, unknown> };
};

const mother = {
  iin: motherIin,
  name: { family: 'Әлімова', given: 'Әсем' },
  phone: phones.mother,
  relation: 'mother',
};

type Known = { birthDate?: string; incapacity?: boolean; representative?: typeof mother };

/** Somebody in a queue who is known, under ids of their own. */
const waiting = async (known: Known = {}) => {
  const { store, iinKeys } = tables.pieces();
  requests += 1;
  const own = (fact: Fact): Fact =>
    JSON.parse(
      JSON.stringify(fact).replaceAll('app-1', `app-${requests}`).replaceAll('org-1', `org-${requests}`),
    ) as Fact;
  const personId = await iinKeys.personIdOf(iin);
  const representativeId = await iinKeys.personIdOf(motherIin);
  const { organization } = await store.commit({ facts: [own(registered())] });
  const person = {
    personId,
    iin,
    name: { family: 'Әлімова', given: 'Гүлнәр' },
    birthDate: '1950-05-05',
    sex: 'female',
    address: { region: 'R1', locality: 'L1', line: '1' },
    phone: phones.own,
    language: 'kk',
    incapacity: false,
    ...known,
  } as const;
  const facts = [filed({ personId, representativeId }), granted(), chosen(), joined()].map(own);
  await store.commit({ organization, facts }, { person });
  return { applicationId: `app-${requests}`, organizationId: `org-${requests}`, personId };
};

/** A person as they stand in the table; a test leaves its record like everybody else. */
const personOf = (personId: string) =>
  tables.pieces().people.person(personId, { at: now, by: system('test'), purpose: 'own-data', cause: 'test' });

const phonesOf = async (personId: string) => {
  const person = await personOf(personId);
  return [person?.phone, person?.representative?.phone];
};

const department: Caller = { role: 'department', departmentId: 'dep-1' };
const citizen = (of: string): Caller => ({ role: 'citizen', iin: of });

const stillWaiting = (caller: Caller, applicationId: string) =>
  post('POST /v1/applications/{id}/still-waiting', caller, applicationId, { phone: '8 701 999 88 77' });

describe('the number that is right', () => {
  test.each<[string, Caller]>([
    ['the recipient', citizen(iin)],
    ['the department', department],
  ])('SMS-6, SMS-1 · of an adult told by %s is the recipient’s own', async (_, caller) => {
    const { applicationId, personId } = await waiting({ representative: mother });
    expect(await stillWaiting(caller, applicationId)).toStrictEqual({
      status: 200,
      body: { applicationId, status: 'queued' },
    });
    expect(await phonesOf(personId)).toStrictEqual([phones.right, phones.mother]);
  });

  test.each<[string, Caller, Known]>([
    ['the mother of a minor', citizen(motherIin), { birthDate: '2010-01-01' }],
    ['the department of a minor', department, { birthDate: '2010-01-01' }],
    ['the department of an incapacitated adult', department, { incapacity: true }],
  ])('SMS-6, SMS-1 · told by %s, is the representative’s', async (_, caller, known) => {
    const { applicationId, personId } = await waiting({ ...known, representative: mother });
    expect((await stillWaiting(caller, applicationId)).status).toBe(200);
    expect(await phonesOf(personId)).toStrictEqual([phones.own, phones.right]);
  });

  test.each<[string, string, Known]>([
    ['a minor, who is reached through the mother', iin, { birthDate: '2010-01-01', representative: mother }],
    ['the mother of somebody grown up', motherIin, { representative: mother }],
    [
      'who represented a minor once, and does no more',
      motherIin,
      { birthDate: '2010-01-01', representative: { ...mother, iin: strangerIin } },
    ],
  ])('SMS-6, SMS-1 · is not changed by %s, and nothing is', async (_, of, known) => {
    const { applicationId, personId } = await waiting(known);
    const before = await phonesOf(personId);
    const { status, body } = await stillWaiting(citizen(of), applicationId);
    expect([status, body.code]).toStrictEqual([403, 'not-yours']);
    expect(await phonesOf(personId)).toStrictEqual(before);
    const timeline = await tables.pieces().store.timeline(applicationId);
    expect(timeline.map(({ fact }) => fact.type)).not.toContain('StillWaitingConfirmed');
  });

  test('SMS-6, APP-1 · of a minor whose representative is not known there is none to write to', async () => {
    await waiting();
    const { store, iinKeys } = tables.pieces();
    const childIin = iinOf(4);
    const personId = await iinKeys.personIdOf(childIin);
    requests += 1;
    const applicationId = `app-${requests}`;
    const person = {
      personId,
      iin: childIin,
      name: { family: 'Ә', given: 'Ә' },
      birthDate: '2010-01-01',
      sex: 'male',
      address: { region: 'R1', locality: 'L1', line: '1' },
      language: 'kk',
    } as const;
    await store.commit({ facts: [filed({ applicationId, personId })] }, { person });
    const { status, body } = await stillWaiting(department, applicationId);
    expect([status, body.code]).toStrictEqual([422, 'representative-missing']);
  });
});

describe('a stay by contract', () => {
  const begin = async (
    of: string,
    change: Record<string, unknown> = {},
    recipient: Record<string, unknown> = {},
    pieces = tables.pieces(),
  ) => {
    requests += 1;
    const organizationId = `org-${requests}`;
    await tables.pieces().store.commit({ facts: [{ ...registered({ occupied: 0 }), organizationId } as Fact] });
    const caller: Caller = { role: 'organization', organizationId };
    const body = {
      category: 'elderly',
      recipient: {
        iin: of,
        name: { family: 'Әлімова', given: 'Гүлнәр' },
        birthDate: '1950-05-05',
        sex: 'female',
        address: { region: 'R9', locality: 'L9', line: '9' },
        phone: phones.right,
        language: 'ru',
        representative: { ...mother, iin: strangerIin, phone: phones.right },
        ...recipient,
      },
      consent: { givenOn: '2025-04-07' },
      departmentId: 'dep-1',
      contract: { number: 'P-1', date: '2025-04-07' },
      order: { number: '5', date: '2025-04-07' },
      ...change,
    };
    return post('POST /v1/organizations/{id}/paid-stays', caller, organizationId, body, pieces);
  };

  test('ADM-6, SMS-1 · changes nothing of somebody who is known: no phone, no representative, no address', async () => {
    const { personId } = await waiting({ representative: mother });
    const before = await personOf(personId);
    expect((await begin(iin)).status).toBe(201);
    expect(await personOf(personId)).toStrictEqual(before);
  });

  test.each<[string, Record<string, unknown>]>([
    ['family name', { name: { family: 'Басқа', given: 'Гүлнәр' } }],
    ['given name', { name: { family: 'Әлімова', given: 'Біреу' } }],
    ['birth date', { birthDate: '1950-05-06' }],
  ])('ADM-6 · of somebody who is known by another %s there is none, and the reading stands', async (_, differing) => {
    const { personId } = await waiting();
    const { people, store } = tables.pieces();
    const before = [await personOf(personId), await store.applicationsOf(personId)];
    const paid = async () => {
      const own = { at: now, by: system('test'), purpose: 'own-data', cause: 'test' } as const;
      return (await people.everythingOf(personId, own))?.readings.filter(({ purpose }) => purpose === 'paid-stay');
    };
    const readings = (await paid())?.length ?? 0;
    const { status, body } = await begin(iin, {}, differing);
    expect([status, body.code, body.norm, body.particulars]).toStrictEqual([422, 'person-differs', 'ADM-6', undefined]);
    expect(JSON.stringify(body)).not.toMatch(/Әлімова|Гүлнәр|1950|Басқа|Біреу/);
    expect([await personOf(personId), await store.applicationsOf(personId)]).toStrictEqual(before);
    expect(await store.organization(`org-${requests}`)).toMatchObject({ free: 10 });
    expect(await paid()).toHaveLength(readings + 1);
  });

  test('ADM-6, ADM-2 · is decided anew when another case of theirs moves before it is written', async () => {
    const { applicationId } = await waiting();
    const pieces = tables.pieces();
    let tries = 0;
    const commit: typeof pieces.store.commit = async (...change) => {
      tries += 1;
      if (tries === 1) await stillWaiting(department, applicationId);
      return pieces.store.commit(...change);
    };
    const { status } = await begin(iin, {}, {}, { ...pieces, store: { ...pieces.store, commit } });
    expect([status, tries]).toStrictEqual([201, 2]);
  });

  test('ADM-6 · who is not known is written down, once', async () => {
    const of = iinOf(5);
    const personId = await tables.pieces().iinKeys.personIdOf(of);
    expect((await begin(of)).status).toBe(201);
    expect(await personOf(personId)).toMatchObject({ iin: of, phone: phones.right });
    expect((await begin(of, {}, { phone: phones.own })).status).toBe(201);
    expect((await personOf(personId))?.phone).toBe(phones.right);
  });

  test('APP-5, ADM-6 · consent given today holds, of tomorrow none has been given', async () => {
    const { status, body } = await begin(iinOf(6), { consent: { givenOn: '2025-04-08' } });
    expect([status, body.code, body.norm]).toStrictEqual([422, 'consent-in-the-future', 'APP-5']);
  });

  test('CAT-1, ADM-6 · nobody is taken in who is not born yet', async () => {
    const { status, body } = await begin(iinOf(7), {}, { birthDate: '2025-04-08' });
    expect([status, body.code]).toStrictEqual([422, 'born-after-filing']);
  });
});
