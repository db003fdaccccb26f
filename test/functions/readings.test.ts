import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../domain/person/person.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import { told } from '../../events/http/told.ts';
import { meRoutes } from '../../functions/api/routes/me.ts';
import { readingKey } from '../../functions/shared/store/keys.ts';
import { put } from '../../functions/shared/store/write.ts';
import { eventOf } from '../support/api.ts';
import { filed } from '../support/facts.ts';
import { iinOf } from '../support/iin.ts';
import { Died, freshTables } from '../support/tables.ts';

/** Who reads whom, as the people table records it. */

const at = '2025-04-07T05:00:00.000Z';
const by: Actor = { role: 'organization', id: 'org-1' };
const reading = { at, by, purpose: 'journal', cause: 'request-1' } as const;
const own = { at, by: { role: 'citizen' }, purpose: 'own-data', cause: 'request-2' } as const;

let tables: Awaited<ReturnType<typeof freshTables>>;
beforeAll(async () => {
  tables = await freshTables();
});

const personOf = (personId: string): Person => ({
  personId,
  iin: iinOf(1),
  name: { family: 'Әлімова', given: 'Гүлнәр' },
  birthDate: '1950-05-05',
  sex: 'female',
  address: { region: 'R1', locality: 'L1', line: '1' },
  language: 'kk',
});

const write = async (personId: string, applicationId = `app-${personId}`, change: Parameters<typeof filed>[0] = {}) => {
  const fact = filed({ applicationId, personId, ...change });
  await tables.pieces().store.commit({ facts: [fact] }, { person: personOf(personId) });
};

const readingsOf = async (personId: string) => {
  const { readings = [] } = (await tables.pieces().people.everythingOf(personId, own)) ?? {};
  return readings.map(({ purpose }) => purpose);
};

const exportOf = async (iin: string) => {
  const call = { key: 'GET /v1/me', claims: { role: 'citizen', iin } } as const;
  const { statusCode, body = '' } = await meRoutes(tables.pieces())[call.key](eventOf(call, at));
  return { statusCode, body: JSON.parse(body) as AnswerOf<'GET /v1/me'>['body'] };
};

describe('a reading', () => {
  test('of many at once is recorded with each of them who is known, and with nobody else', async () => {
    const ids = Array.from({ length: 130 }, (_, number) => `many-${number}`);
    for (const id of ids.slice(0, 120)) await write(id);
    const found = await tables.pieces().people.persons([...ids, 'many-0'], reading);
    expect([found.size, found.get('many-7'), found.get('many-125')]).toStrictEqual([
      120,
      personOf('many-7'),
      undefined,
    ]);
    for (const id of ['many-0', 'many-99', 'many-100', 'many-119'])
      expect(await readingsOf(id)).toStrictEqual(['own-data', 'journal']);
    await write('many-125');
    expect(await readingsOf('many-125')).toStrictEqual(['own-data']);
  });

  test('of one request run again is one', async () => {
    await write('again');
    const { people } = tables.pieces();
    await people.person('again', reading);
    await people.person('again', reading);
    await people.person('again', { ...reading, cause: 'request-0' });
    expect(await readingsOf('again')).toStrictEqual(['own-data', 'journal', 'journal']);
  });

  test('shows nobody when its record cannot be written', async () => {
    await write('unrecorded');
    const { people } = tables.pieces({ at: 2, when: 'before', error: () => new Died() });
    await expect(people.person('unrecorded', reading)).rejects.toThrow(Died);
    expect(await readingsOf('unrecorded')).toStrictEqual(['own-data']);
  });

  test('for a message is of the number and the language, and leaves no record', async () => {
    await write('addressee');
    expect(await tables.pieces().addressees.addressee('addressee')).toStrictEqual({
      birthDate: '1950-05-05',
      language: 'kk',
    });
    expect(await readingsOf('addressee')).toStrictEqual(['own-data']);
  });
});

describe('an export', () => {
  test(`tells the newest ${told.readings} readings`, async () => {
    const personId = await tables.pieces().iinKeys.personIdOf(iinOf(2));
    await write(personId);
    const earlier = Array.from({ length: told.readings + 50 }, (_, number) =>
      put('people', {
        ...readingKey(personId, `2025-01-01T00:00:00.${String(number % 1000).padStart(3, '0')}Z`, `earlier-${number}`),
        at: '2025-01-01T00:00:00.000Z',
        by,
        purpose: 'journal',
      }),
    );
    const { store } = tables.pieces();
    for (let from = 0; from < earlier.length; from += 100) await store.write(earlier.slice(from, from + 100));
    const { readings } = (await exportOf(iinOf(2))).body;
    expect([readings.length, readings[0]?.purpose, readings.at(-1)?.purpose]).toStrictEqual([
      told.readings,
      'own-data',
      'journal',
    ]);
  });

  test(`tells the newest ${told.applications} cases of each list whole, and names the older ones`, async () => {
    const { iinKeys } = tables.pieces();
    const personId = await iinKeys.personIdOf(iinOf(3));
    const ids = Array.from({ length: told.applications + 2 }, (_, number) => String(number).padStart(2, '0'));
    for (const id of ids) {
      const filedAt = { at: `2025-03-03T05:00:${id}.000Z` };
      await write(personId, `own-${id}`, filedAt);
      await write(`ward-${id}`, `ward-${id}`, { ...filedAt, representativeId: personId });
    }
    const { statusCode, body } = await exportOf(iinOf(3));
    const named = ({ applicationId }: { applicationId: string }) => applicationId;
    const newest = ids.slice(2).toReversed();
    expect(statusCode).toBe(200);
    expect(body.applications.map(named)).toStrictEqual(newest.map((id) => `own-${id}`));
    expect(body.represented.map(named)).toStrictEqual(newest.map((id) => `ward-${id}`));
    expect(body.further).toStrictEqual(['own-01', 'own-00', 'ward-01', 'ward-00']);
  });

  test('names whoever represents themself as a recipient only', async () => {
    const personId = await tables.pieces().iinKeys.personIdOf(iinOf(4));
    await write(personId, 'app-self', { representativeId: personId });
    const { body } = await exportOf(iinOf(4));
    expect([body.applications.length, body.represented]).toStrictEqual([1, []]);
  });
});
