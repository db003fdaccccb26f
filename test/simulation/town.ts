import type { Bearer } from '../../local/identity.ts';
import { watches } from '../invariants/watches.ts';
import { iinOf } from '../support/iin.ts';
import { organizationBody } from '../support/seeded.ts';
import type { Answered } from './clients.ts';
import { Faults } from './faults.ts';
import { View } from './invariants/view.ts';
import { Kernel } from './kernel.ts';
import { captured } from './logs.ts';
import { personIdOf, Region } from './region.ts';
import type { Wiring } from './wiring.ts';

type Json = Readonly<Record<string, unknown>>;

const began = Date.parse('2025-03-11T04:30:00Z');
const today = '2025-03-11';
const department: Bearer = { role: 'department', departmentId: 'dep-1' };
const authority: Bearer = { role: 'authority', regionId: 'Жетісу' };
const minute = 60_000;

const recipientOf = (number: number) => ({
  iin: iinOf(number),
  name: { family: 'Әлімова', given: 'Гүлнәр' },
  birthDate: '1950-05-05',
  sex: 'female',
  address: { region: 'Жетісу', locality: 'Талдықорған', line: 'Абай 2' },
  phone: `+7701${1_000_000 + number}`,
  language: 'kk',
});

const applicationOf = (number: number) => ({
  setting: 'inpatient',
  category: 'persons-with-disability',
  recipient: recipientOf(number),
  documents: ['application', 'identity-document', 'medical-card', 'pmp-conclusion'].map((kind) => ({ kind })),
  registers: { disabilityGroup: 2, isp: { number: `${number}`, settings: ['inpatient'], validTo: '2025-06-01' } },
  consent: { givenOn: '2025-03-01' },
});

/**
 * A region in which nothing goes wrong by chance, and in which nobody acts but the test: what it brings about is its own doing.
 * `limit`: so many calls a second the database takes.
 */
export const quietTown = (wiring: Wiring, people: number, limit?: number) => {
  const kernel = new Kernel(began);
  const faults = new Faults(1);
  const found: string[] = [];
  const waiting: ((answered: Answered) => void)[] = [];
  const residents = Array.from({ length: people }, (_, number) => ({ personId: personIdOf(iinOf(number + 1)) }));
  const now = () => new Date(kernel.now).toISOString();
  const view = new View({ queue: wiring.queueTable, now, watches: watches(), people: residents });
  const region = new Region(wiring, {
    seed: 1,
    kernel,
    faults,
    ...(limit !== undefined && { limit }),
    watching: {
      view,
      answered: (answered) => waiting.shift()?.(answered),
      told: () => undefined,
      failed: (name, reason) => found.push(`${name}: ${reason}`),
      checked: (check) => {
        try {
          check();
        } catch (error) {
          found.push(String(error));
        }
      },
    },
  });
  const pass = (milliseconds: number) =>
    captured(
      () => undefined,
      () => kernel.runUntil(kernel.now + milliseconds, () => false),
    );
  const settled = async () => {
    while (!region.atRest) await pass(minute);
  };
  /** One request after the other. */
  const ask = async (bearer: Bearer, path: string, body: Json): Promise<Record<string, string>> => {
    let answer: Answered | undefined;
    waiting.push((answered) => {
      answer = answered;
    });
    region.clients.ask({ bearer, method: 'POST', path, body });
    while (!answer) await pass(100);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
    return JSON.parse(answer.body);
  };
  const register = async () => {
    const { organizationId = '' } = await ask(authority, '/v1/organizations', organizationBody(3, 3));
    return organizationId;
  };
  /** Somebody files, is granted and joins the queue of an organization. */
  const queue = async (number: number, organizationId: string): Promise<string> => {
    const { applicationId = '' } = await ask(department, '/v1/applications', applicationOf(number));
    await ask(department, `/v1/applications/${applicationId}/decision`, {
      number: '7',
      date: today,
      outcome: 'granted',
    });
    await ask(department, `/v1/applications/${applicationId}/choice`, { organizationId });
    return applicationId;
  };
  const tell = (type: string, detail: Json) => region.bus.put({ source: 'e-sobes', type, detail, time: kernel.now });
  return { kernel, region, view, found, pass, settled, ask, register, queue, tell };
};
