import type { FunctionName } from '../../infra/functions.ts';
import { type House, openHouse, type Told } from '../house.ts';
import type { Measure } from '../measure.ts';
import type { Call } from '../meter.ts';
import { atMost, figure } from '../result.ts';
import { admit, after, applicationBody, bedVacated, enqueue, morning, register } from '../town.ts';

/** What a repeated event cost, whoever it woke. */
type Cost = { name: FunctionName; type: string; requests: number; changed: number };

const writing = /^(TransactWriteItems|PutItem|UpdateItem|DeleteItem|BatchWriteItem)Command$/;

const changedBy = (calls: readonly Call[]): number =>
  calls
    .filter(({ command, error }) => writing.test(command) && !error)
    .reduce((sum, { input }) => sum + ((input as { TransactItems?: unknown[] }).TransactItems?.length ?? 1), 0);

/** Hands on an event and all that follows from it, each of them twice; tells what the second time cost. */
const twice = async (house: House, told: Told, costs: Cost[]): Promise<void> => {
  for (const name of house.wokenBy(told.type, told.source)) {
    const first = await house.meter.during(() => house.deliver(name, told));
    const again = await house.meter.during(() => house.deliver(name, told));
    costs.push({ name, type: told.type, requests: again.length, changed: changedBy(again) });
    for (const fact of await house.published(first)) await twice(house, { source: 'kezek', ...fact }, costs);
  }
};

/** A case from its filing to its end, all of it told by other systems as far as that is possible, and every event told twice. */
const life = async (house: House, by: 'id' | 'iin', person: number): Promise<Cost[]> => {
  const costs: Cost[] = [];
  const organizationId = await register(house, 5);
  let seconds = person * 1000;
  const now = () => {
    seconds += 1;
    return after(morning, seconds);
  };
  const tell = (type: string, detail: object) =>
    twice(
      house,
      { source: 'e-sobes', type, detail: { eventId: `${type}-${by}-${seconds}`, ...detail }, at: now() },
      costs,
    );
  const act = async (run: (at: string) => Promise<unknown>) => {
    const calls = await house.meter.during(() => run(now()));
    for (const fact of await house.published(calls)) await twice(house, { source: 'kezek', ...fact }, costs);
  };
  await act((at) => enqueue(house, organizationId, person + 1, at));
  const applicationId = `case-${by}-${person}`;
  const body = applicationBody(person);
  await tell('ApplicationFiled', { applicationId, departmentId: 'dep-taldykorgan-zhumyspen-kamtu', ...body });
  const subject = by === 'id' ? { applicationId } : { iin: body.recipient.iin };
  await tell('DecisionMade', { ...subject, number: '7', date: morning.slice(0, 10), outcome: 'granted' });
  await act((at) =>
    house.ask({ role: 'citizen', iin: body.recipient.iin }, 'POST', `/v1/applications/${applicationId}/choice`, at, {
      organizationId,
    }),
  );
  await tell('IspExpired', { ...subject, expiredOn: '2026-03-01' });
  await tell('IspRenewed', { ...subject, number: '8', settings: ['inpatient'], validTo: '2029-01-01' });
  await tell('BedVacated', bedVacated(organizationId, 2, now()).detail);
  await act((at) => admit(house, organizationId, applicationId, at));
  await tell('RecipientDied', { ...subject, diedOn: morning.slice(0, 10) });
  return costs;
};

/** Every event of a life told twice: what the second time costs. */
export const duplicates: Measure = {
  name: 'duplicates',
  run: async (bench) => {
    const house = await openHouse(bench);
    const costs = [...(await life(house, 'id', 1)), ...(await life(house, 'iin', 11))];
    const most = (of: keyof Cost & ('requests' | 'changed')) => Math.max(...costs.map((cost) => cost[of]));
    const worst = new Map<string, number>();
    for (const { name, type, requests } of costs)
      if (requests > 1) worst.set(`${name} ${type}`, Math.max(requests, worst.get(`${name} ${type}`) ?? 0));
    return [
      atMost('count', 1, { name: 'duplicate of any event: round trips', value: most('requests'), unit: 'requests' }),
      atMost('count', 0, { name: 'duplicate of any event: items changed', value: most('changed'), unit: 'items' }),
      figure('duplicates told', costs.length, 'events'),
      ...[...worst].sort().map(([what, requests]) => figure(`duplicate: ${what}`, requests, 'requests')),
    ];
  },
};
