import { beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import type { Setting } from '../../domain/vocabulary.ts';
import { createHandler } from '../../functions/close-other-cases/handler.ts';
import type { Delivered } from '../../functions/shared/each-event.ts';
import { AlreadySeen } from '../../functions/shared/store/errors.ts';
import { admitted, chosen, filed, granted, joined, offered, registered, stayEnded, vacated } from '../support/facts.ts';
import { freshTables } from '../support/tables.ts';

let tables: Awaited<ReturnType<typeof freshTables>>;
let people = 0;

beforeAll(async () => {
  tables = await freshTables();
});

const ended = stayEnded();

const served = (setting: Setting): Fact[] => [
  registered({ setting }),
  filed({ setting }),
  granted(),
  chosen(),
  joined(),
  vacated(),
  offered(),
  admitted(),
];
const waitingIn = (setting: Setting): Fact[] => served(setting).slice(0, 5);

/** A case of one person, in an organization of its own, through the store itself. */
const written = async (facts: readonly Fact[], name: string): Promise<string> => {
  const { store } = tables.pieces();
  const own = JSON.parse(
    JSON.stringify(facts)
      .replaceAll('app-1', `app-${name}`)
      .replaceAll('org-1', `org-${name}`)
      .replaceAll('stay-1', `stay-${name}`)
      .replaceAll('person-1', `person-${people}`),
  ) as Fact[];
  const [registration, ...rest] = own;
  const { organization } = await store.commit({ facts: registration ? [registration] : [] });
  await store.commit({ organization, facts: rest });
  return `app-${name}`;
};

const told = (applicationId: string, stayId: string): Delivered => ({
  type: 'RecipientAdmitted',
  detail: { eventId: `${applicationId}.8`, applicationId, stayId },
  now: '2025-05-20T05:00:00.000Z',
  source: 'kezek',
});

const statusOf = async (id: string) => (await tables.pieces().store.application(id))?.status;

describe('the person’s other cases', () => {
  test('ADM-4 · an admission ends what it excludes, and told twice it has one effect', async () => {
    people += 1;
    const inpatient = await written(served('inpatient'), `a${people}`);
    const home = await written(waitingIn('home'), `b${people}`);
    const handle = createHandler(tables.pieces());
    await handle(told(inpatient, `stay-a${people}`));
    await expect(handle(told(inpatient, `stay-a${people}`))).rejects.toBeInstanceOf(AlreadySeen);
    expect(await statusOf(home)).toBe('ended');
    const timeline = await tables.pieces().store.timeline(home);
    expect(timeline.filter(({ fact }) => fact.type === 'ApplicationEnded')).toHaveLength(1);
  });

  test('ADM-4 · told late, when the stay has ended, it excludes nothing any more', async () => {
    people += 1;
    const inpatient = await written([...served('inpatient'), ended], `a${people}`);
    const home = await written(waitingIn('home'), `b${people}`);
    await createHandler(tables.pieces())(told(inpatient, `stay-a${people}`));
    expect(await statusOf(home)).toBe('queued');
  });

  test('ADM-4 · what was granted only after the first telling is not ended by the second', async () => {
    people += 1;
    const inpatient = await written(served('inpatient'), `a${people}`);
    const undecided = await written(waitingIn('home').slice(0, 2), `b${people}`);
    const handle = createHandler(tables.pieces());
    await handle(told(inpatient, `stay-a${people}`));
    const { store } = tables.pieces();
    await store.commit({
      application: await store.application(undecided),
      facts: [{ ...granted(), applicationId: undecided } as Fact],
    });
    await expect(handle(told(inpatient, `stay-a${people}`))).rejects.toBeInstanceOf(AlreadySeen);
    expect(await statusOf(undecided)).toBe('granted');
  });

  test('QUE-12 · a death ends the others, by whatever case it became known', async () => {
    people += 1;
    const died = { ...ended, ground: 'death' };
    const inpatient = await written([...served('inpatient'), died], `a${people}`);
    const home = await written(waitingIn('home'), `b${people}`);
    await createHandler(tables.pieces())(told(inpatient, `stay-a${people}`));
    const { ended: end } = (await tables.pieces().store.application(home)) ?? {};
    expect(end?.ground).toBe('death');
  });
});
