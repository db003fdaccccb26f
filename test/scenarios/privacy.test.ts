import { afterEach, expect, test, vi } from 'vitest';
import { signedContent } from '../../functions/shared/signature/signed-content.ts';
import { issue, pemOf, sign } from '../support/certificates.ts';
import { iinOf } from '../support/iin.ts';
import { tablesOf } from '../support/rows.ts';
import { type Recipient, startWorld } from '../support/world.ts';

const semi = { setting: 'semi-inpatient' };
const home = { setting: 'home' };
const victim = { setting: 'temporary-stay', category: 'domestic-violence-victim' };

const representative = {
  iin: iinOf(901),
  name: { family: 'Бөлекова', given: 'Өрзия', patronymic: 'Қайратқызы' },
  phone: '+77079876543',
  relation: 'әпкесі',
};

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Acts of every kind, each with all that people can say in it; the world remembers what was said. */
const everythingSaid = async () => {
  const root = await issue({ cn: 'Root' }, 'itself', { authority: true });
  vi.stubEnv('KEZEK_PARAMETERS', JSON.stringify({ SignatureTrustAnchors: pemOf(root) }));
  const world = await startWorld('2025-03-11T09:00:00+05:00');
  const [day, helpers] = [await world.register(semi), await world.register({ ...home, occupied: 2 })];
  const shelter = await world.register({ setting: 'temporary-stay', categories: [victim.category], occupied: 2 });
  const act = (bearer: Parameters<typeof world.done>[0], { applicationId }: Recipient, name: string, body: object) =>
    world.done(bearer, 'POST', `/v1/applications/${applicationId}/${name}`, body);
  const card = (contraindications: unknown) => ({ issuedOn: world.today(), contraindications });

  // Waits, is ill, and leaves.
  const ill = await world.queue(day, semi, { representative });
  await act(world.citizen(ill), ill, 'still-waiting', { phone: '+77013334455' });
  await world.vacate(day);
  const postponement = { reason: 'hospitalization', until: '2025-03-20' };
  const content = signedContent(`POST /v1/applications/${ill.applicationId}/postponement`, postponement) ?? '';
  const signature = await sign(content, await issue({ cn: 'Somebody', serialNumber: `IIN${ill.iin}` }, root));
  await act(world.citizen(ill), ill, 'postponement', { ...postponement, signature });
  await act(world.citizen(ill), ill, 'withdrawal', { reason: 'көшіп кеттім' });

  // Is refused, and told why; is granted by mistake.
  await world.decide(await world.file(semi), 'refused', 'емделуде, диагноз F20');
  const mistaken = await world.file(semi);
  await world.decide(mistaken);
  await act(world.department, mistaken, 'decision-cancellation', {
    number: '8',
    date: world.today(),
    reason: 'Қате шешім',
  });

  // Comes with a card that names contraindications.
  const suspended = await world.queue(day, semi);
  await world.admit(suspended, day, { medicalCard: card(['эпилепсия', 'туберкулёз']) });
  await act(world.department, suspended, 'medical-card', card(false));

  // Is served at home, not always, and then no more.
  const served = await world.queue(helpers, home);
  await world.fulfil(world.department, 'home-visit', { note: 'Есікті көршісі ашты' });
  const { stayId } = (await world.admit(served, helpers)).body;
  await world.onStay(world.organization(helpers), stayId, 'suspension', { reason: 'Ауруханаға түсті' });
  await world.onStay(world.organization(helpers), stayId, 'resumption', { medicalCard: card('жоқ, 14.03 тексерілді') });
  await world.onStay(world.organization(helpers), stayId, 'discharge', { ground: 'request' });

  // Declines to go to the police.
  await world.file({ ...victim, documents: [{ kind: 'application' }], temporaryStay: { appliedAt: shelter } });
  await world.fulfil(world.organization(shelter), 'identify-victim', { declinesPolice: true });
  await world.fulfil(world.organization(shelter), 'inform-police', { note: 'Учаскелік Сәрсеновке айтылды' });

  // Pays.
  await world.done(world.organization(helpers), 'POST', `/v1/organizations/${helpers}/paid-stays`, {
    category: 'elderly',
    recipient: { ...world.applicationBody().recipient, iin: iinOf(902), birthDate: '1948-11-29' },
    consent: { givenOn: '2025-03-01' },
    departmentId: 'dep-1',
    contract: { number: 'P-1', date: world.today() },
    order: { number: '5', date: world.today() },
  });

  // Is told of by another system, which names its events after people.
  const told = { ...world.applicationBody(semi, { iin: iinOf(903) }), departmentId: 'dep-1' };
  world.scan.seed(told);
  await world.tell('ApplicationFiled', { ...told, eventId: `filed-${iinOf(903)}` });
  const decision = { iin: iinOf(903), number: '9', date: world.today(), outcome: 'refused', reason: 'Сырқатына орай' };
  world.scan.seed(decision);
  await world.tell('DecisionMade', { ...decision, eventId: `decided-${iinOf(903)}` });

  // Is a child; and has been one: refused, and told so again under a key that is their number.
  const children = {
    ...home,
    category: 'children-psychoneurological',
    documents: [...world.applicationBody().documents, { kind: 'pmp-conclusion' }],
  };
  const child = { birthDate: '2012-02-03', representative };
  await world.file(children, child);
  const grown = world.applicationBody(children, { ...child, iin: iinOf(904), birthDate: '2005-06-17' });
  const key = { 'idempotency-key': iinOf(904) };
  const refused = await world.call(world.department, 'POST', '/v1/applications', grown, key);
  expect([refused.status, JSON.stringify(refused.body)]).toStrictEqual([422, expect.stringContaining('2023-06-16')]);
  expect(await world.call(world.department, 'POST', '/v1/applications', grown, key)).toStrictEqual(refused);
  expect(world.deadLetters()).toStrictEqual([]);
  return world;
};

test('SMS-2 · the queue does not know who you are: what is said of people is in the people table and nowhere else', async () => {
  const world = await everythingSaid();
  const { queue, people } = await tablesOf(world.dynamodb);
  const kindsIn = (value: unknown) => world.scan.kindsIn(JSON.stringify(value));

  expect(new Set(kindsIn(people))).toStrictEqual(
    new Set([
      ...['iin', 'name.family', 'name.given', 'name.patronymic', 'phone', 'relation'].map(
        (name) => `recipient.representative.${name}`,
      ),
      ...['iin', 'name.family', 'name.given', 'name.patronymic', 'birthDate', 'address.line', 'phone'].map(
        (name) => `recipient.${name}`,
      ),
      ...['phone', 'reason', 'note', 'medicalCard.contraindications', 'signature'],
    ]),
  );
  const keys = people.map(({ pk, sk }) => ({ pk, sk }));
  expect(kindsIn(keys)).toStrictEqual([]);

  expect(queue.length).toBeGreaterThan(100);
  const found = queue.flatMap((row) => kindsIn(row).map((kind) => `${kind} of ${row.entity}`));
  // Where an organization stands is public.
  expect(new Set(found)).toStrictEqual(new Set(['address.line of organization', 'address.line of fact']));
  // The one thing that follows from a birth date: the day a child comes of age is itself a term (INP-AGE).
  const children = queue.filter((row) => JSON.stringify(row).includes('"adultOn"'));
  expect(new Set(children.map(({ entity }) => entity))).toStrictEqual(new Set(['application', 'fact']));
  expect(JSON.stringify(children)).toContain('"adultOn":"2030-02-03"');
  expect(JSON.stringify(queue)).not.toMatch(/2023-06-1[67]/);
});
