import { afterAll, describe, expect, test } from 'vitest';
import { type Role, roles, scopeClaim } from '../../events/http/authority.ts';
import { type EndpointKey, endpoints } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import { expected } from '../support/authority.ts';
import { iinOf } from '../support/iin.ts';
import { registerThere, type Target, targetsIn, there } from '../support/targets.ts';
import { type Recipient, startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const monday = '2025-04-07T09:00:00+05:00';
const far = { role: 'authority', regionId: 'Абай' } as const;
const homeless = { setting: 'temporary-stay', category: 'no-fixed-residence', documents: [{ kind: 'application' }] };

/** A shelter for the homeless of three places. */
const roomOf = (occupied: number) => ({ setting: 'temporary-stay', categories: ['no-fixed-residence'], occupied });

const keys = Object.keys(endpoints) as EndpointKey[];

/** Whoever is of the role and stands in the right relation to the target. */
const own = (world: World, role: Role, { recipient, organizationId = 'none' }: Target): Bearer =>
  ({
    citizen: recipient ? world.citizen(recipient) : ({ role: 'citizen', iin: '500505300109' } as const),
    department: world.department,
    organization: world.organization(organizationId),
    authority: world.authority,
    operator: { role: 'operator' } as const,
  })[role];

/** Whoever is of the role, known to the system, and has nothing to do with the target. */
const foreignTo = (role: Role, stranger: Recipient, strangeHouse: string): Bearer =>
  ({
    citizen: { role: 'citizen', iin: stranger.iin } as const,
    department: { role: 'department', departmentId: 'dep-2' } as const,
    organization: { role: 'organization', organizationId: strangeHouse } as const,
    authority: far,
    operator: { role: 'operator' } as const,
  })[role];

/** A token that names a role and leaves out whose. */
const scopeless = (role: Role) => ({ role }) as Bearer;

let tried = 0;

/** Calls a route on its target; a refusal always says by a code why. */
const caller =
  (world: World) =>
  async (bearer: Bearer | undefined, key: EndpointKey, { id = '', body }: Target) => {
    tried += 1;
    const [method, path = ''] = key.split(' ') as ['GET' | 'POST', string];
    const answer = await world.call(bearer, method, path.replace('{id}', id).replace('{no}', '1'), body);
    if (answer.status >= 400) expect(answer.body.code, JSON.stringify(answer.body)).toMatch(/^[a-z-]+$/);
    return answer;
  };

afterAll(() => console.log(`The role matrix: ${keys.length} routes, ${tried} calls.`));

describe('role × route × whose', () => {
  test.each(keys)(
    'QUE-11 · %s is answered to whom the contract says, and to nobody else',
    { timeout: 120_000 },
    async (key) => {
      const world = await startWorld(monday);
      const make = targetsIn(world)[key];
      const stranger = await world.file();
      const strangeHouse = await world.register();
      const ask = caller(world);
      const call = async (bearer: Bearer | undefined, target: Target) => (await ask(bearer, key, target)).status;
      const row = expected[key];
      const target = await make('department');
      const before = target.recipient && (await world.see(target.recipient));
      if (row === 'anyone') {
        expect(await call(undefined, target)).toBe(200);
        for (const role of roles) expect(await call(own(world, role, target), target), role).toBe(200);
        return;
      }

      // All that is refused first: it must leave everything as it was.
      expect(await call(undefined, target), 'without a token').toBe(401);
      for (const role of roles) {
        const said = row[role];
        if (scopeClaim[role]) expect(await call(scopeless(role), target), `${role} of nothing`).toBe(403);
        if (said === 'no') expect(await call(own(world, role, target), target), role).toBe(403);
        const strange = foreignTo(role, stranger, strangeHouse);
        const foreign = said === 'no' ? 403 : said.foreign;
        if (foreign >= 400) expect(await call(strange, target), `another ${role}`).toBe(foreign);
        if (said === 'no' || !key.includes('{id}')) continue;
        const nothing = { ...target, id: 'none' };
        expect(await call(own(world, role, target), nothing), `${role}, of nothing there`).toBe(404);
        // Not a letter tells whether there is such a thing.
        if (foreign === 404) expect(await ask(strange, key, target)).toStrictEqual(await ask(strange, key, nothing));
      }
      if (target.recipient) expect(await world.see(target.recipient)).toStrictEqual(before);

      for (const role of roles) {
        const said = row[role];
        if (said === 'no') continue;
        const fresh = await make(role);
        expect(await call(own(world, role, fresh), fresh), role).toBe(said.own);
        const strange = foreignTo(role, stranger, strangeHouse);
        if (said.foreign < 400) expect(await call(strange, await make(role)), `another ${role}`).toBe(said.foreign);
      }
      expect(world.deadLetters()).toStrictEqual([]);
    },
  );
});

/** Whose a case is besides, and where that ends. */
describe('another tie to a case', { timeout: 120_000 }, () => {
  const see = 'GET /v1/applications/{id}';
  const position = 'GET /v1/applications/{id}/position';
  const admit = 'POST /v1/organizations/{id}/admissions';
  const transfer = 'POST /v1/stays/{id}/transfer';

  /** A world, its calls, and the status that each of several is answered to one call. */
  const start = async () => {
    const world = await startWorld(monday);
    const ask = caller(world);
    const order = { number: '14', date: world.today() };
    const statuses = async (key: EndpointKey, target: Target, ...bearers: Bearer[]) => {
      const found: number[] = [];
      for (const bearer of bearers) found.push((await ask(bearer, key, target)).status);
      return found;
    };
    return { world, ask, order, statuses };
  };

  test('APP-1 · whoever represents a minor does all that a citizen may in a case', async () => {
    const { world, statuses } = await start();
    const iin = iinOf(901);
    const name = { family: 'Бөлекова', given: 'Өрзия' };
    const representative = { iin, name, phone: '+77079876543', relation: 'анасы' };
    const category = 'children-musculoskeletal';
    const child = { birthDate: '2015-04-08', representative };
    const make = targetsIn(world, {
      application: { category },
      recipient: child,
      organization: { categories: [category] },
    });
    const answered: [EndpointKey, number[]][] = [];
    const due: typeof answered = [];
    for (const key of keys) {
      const row = expected[key];
      if (row === 'anyone' || row.citizen === 'no' || !key.includes('{id}')) continue;
      answered.push([key, await statuses(key, await make[key]('citizen'), { role: 'citizen', iin })]);
      due.push([key, [row.citizen.own]]);
    }
    expect(answered).toStrictEqual(due);
    expect(due.map(([key]) => key)).toContain('POST /v1/applications/{id}/postponement');
  });

  test('TMP-1 · the organization somebody applied at sees the case, and does nothing in it once another is chosen', async () => {
    const { world, ask, order, statuses } = await start();
    const [appliedAt, chosen] = [await world.register(roomOf(2)), await world.register(roomOf(3))];
    const recipient = await world.file({ ...homeless, temporaryStay: { appliedAt } });
    await world.decide(recipient);
    await world.choose(recipient, chosen);
    const { applicationId } = recipient;
    const host = world.organization(appliedAt);
    const theirs = { id: applicationId };
    expect(await statuses(see, theirs, host)).toStrictEqual([200]);
    expect(await statuses(position, theirs, host)).toStrictEqual([200]);

    await world.vacate(chosen);
    const standing = async () => [await world.see(recipient), await ask(undefined, 'GET /v1/organizations', {})];
    const before = await standing();
    expect(before[0]).toMatchObject({ status: 'offered', organizationId: chosen });
    const admission = { id: appliedAt, body: { applicationId, order } };
    const refused = await ask(host, admit, admission);
    expect(refused.status).toBe(404);
    const unknown = { ...admission, body: { applicationId: 'none', order } };
    expect(await ask(host, admit, unknown)).toStrictEqual(refused);
    expect(await statuses(admit, { ...admission, id: chosen }, host)).toStrictEqual([403]);
    const card = { issuedOn: world.today(), contraindications: false };
    expect(await statuses('POST /v1/applications/{id}/medical-card', { ...theirs, body: card }, host)).toStrictEqual([
      404,
    ]);
    expect(await standing()).toStrictEqual(before);

    const { stayId } = (await world.admit(recipient, chosen)).body;
    expect(await statuses('POST /v1/stays/{id}/leave', { id: stayId, body: { order } }, host)).toStrictEqual([404]);
    expect(await statuses(see, theirs, host, world.organization(chosen))).toStrictEqual([200, 200]);
  });

  test('TRA-1 · the organization that is asked to take somebody agrees to that, and does nothing else of theirs', async () => {
    const { world, ask, order, statuses } = await start();
    const [from, toOrganizationId] = [await world.register(roomOf(2)), await world.register(roomOf(2))];
    const [to, third] = [toOrganizationId, await world.register(roomOf(2))].map(world.organization) as [Bearer, Bearer];
    const recipient = await world.queue(from, homeless);
    const { stayId } = (await world.admit(recipient, from)).body;
    const post = { id: stayId, body: { order, toOrganizationId } };
    expect(await statuses(transfer, post, to, third)).toStrictEqual([404, 404]);
    expect((await ask(world.organization(from), transfer, post)).body).toMatchObject({ transferred: false });
    expect(await statuses(transfer, post, third)).toStrictEqual([404]);
    expect(await statuses('POST /v1/stays/{id}/leave', { id: stayId, body: { order } }, to)).toStrictEqual([404]);
    expect(await statuses(see, { id: recipient.applicationId }, to)).toStrictEqual([404]);
    expect((await ask(to, transfer, post)).body).toMatchObject({ transferred: true });
    expect(await statuses(see, { id: recipient.applicationId }, to, world.organization(from))).toStrictEqual([
      200, 404,
    ]);
  });

  test('TRA-1 · the authority of the region somebody is to go to sees the case from when it is asked, and agrees in its turn', async () => {
    const { world, ask, order, statuses } = await start();
    const from = await world.register({ occupied: 2 });
    const toOrganizationId = await registerThere(world);
    const recipient = await world.queue(from);
    const { stayId } = (await world.admit(recipient, from)).body;
    const theirs = { id: recipient.applicationId };
    const post = { id: stayId, body: { order, toOrganizationId } };
    expect(await statuses(see, theirs, there)).toStrictEqual([404]);
    expect(await statuses(transfer, post, there)).toStrictEqual([404]);
    expect(await statuses(transfer, post, world.organization(from))).toStrictEqual([200]);
    expect(await statuses(see, theirs, there, far)).toStrictEqual([200, 404]);
    expect(await statuses(transfer, post, far, there)).toStrictEqual([404, 409]);
    expect((await ask(world.authority, transfer, post)).body).toMatchObject({ transferred: false });
    expect((await ask(there, transfer, post)).body).toMatchObject({ transferred: true });
    expect(await statuses(see, theirs, there, world.authority, far)).toStrictEqual([200, 200, 404]);
  });

  test('QUE-11 · of a queue in another region its authority sees the case as that of the recipient’s does; the queue it alone', async () => {
    const { world, statuses } = await start();
    const organizationId = await registerThere(world, { occupied: 3 });
    const theirs = { id: (await world.queue(organizationId)).applicationId };
    const both = [there, world.authority, far] as const;
    expect(await statuses(see, theirs, ...both)).toStrictEqual([200, 200, 404]);
    expect(await statuses(position, theirs, ...both)).toStrictEqual([200, 200, 404]);
    for (const list of ['queue', 'journal'] as const)
      expect(await statuses(`GET /v1/organizations/{id}/${list}`, { id: organizationId }, ...both), list).toStrictEqual(
        [200, 403, 403],
      );
  });
});
