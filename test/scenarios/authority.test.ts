import { afterAll, describe, expect, test } from 'vitest';
import { type Role, roles, scopeClaim } from '../../events/http/authority.ts';
import { type EndpointKey, endpoints } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import { expected } from '../support/authority.ts';
import { type Target, targetsIn } from '../support/targets.ts';
import { type Recipient, startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

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
    authority: { role: 'authority', regionId: 'Абай' } as const,
    operator: { role: 'operator' } as const,
  })[role];

/** A token that names a role and leaves out whose. */
const scopeless = (role: Role) => ({ role }) as Bearer;

let tried = 0;

describe('role × route × whose', () => {
  afterAll(() => console.log(`The role matrix: ${keys.length} routes, ${tried} calls.`));

  test.each(keys)(
    'QUE-11 · %s is answered to whom the contract says, and to nobody else',
    { timeout: 120_000 },
    async (key) => {
      const world = await startWorld('2025-04-07T09:00:00+05:00');
      const make = targetsIn(world)[key];
      const stranger = await world.file();
      const strangeHouse = await world.register();
      const [method, path = ''] = key.split(' ') as ['GET' | 'POST', string];
      const call = async (bearer: Bearer | undefined, { id = '', body }: Target) => {
        tried += 1;
        const answer = await world.call(bearer, method, path.replace('{id}', id), body);
        if (answer.status >= 400) expect(answer.body.code, JSON.stringify(answer.body)).toMatch(/^[a-z-]+$/);
        return answer.status;
      };
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
        if (said !== 'no' && path.includes('{id}'))
          expect(await call(own(world, role, target), { ...target, id: 'none' }), `${role}, of nothing there`).toBe(
            404,
          );
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
