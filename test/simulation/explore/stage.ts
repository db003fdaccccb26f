import type { ChangeKey } from '../../../events/http/endpoints.ts';
import type { Bearer } from '../../../local/identity.ts';
import { eventOf } from '../../support/api.ts';
import { iinOf } from '../../support/iin.ts';
import type { Said } from '../life/ask.ts';
import type { Wiring } from '../wiring.ts';
import { type Errand, errandsOf } from './errands.ts';
import { inTurn } from './in-turn.ts';
import type { Invocations } from './invocations.ts';
import { Past, type Services } from './past.ts';

const address = { region: 'Жетісу', locality: 'Талдықорған', line: 'Абай 1' };

const department: Bearer = { role: 'department', departmentId: 'dep-1' };
const authority: Bearer = { role: 'authority', regionId: address.region };

/** Programmes of all three run; the first one's may be said to have run out. */
const isp = { number: '1-ж', settings: ['inpatient' as const], validTo: '2026-03-10' };

/** Where a race is made ready: things happen one after another, up to what is kept for the race. */
export class Stage {
  /** What has happened so far. */
  past: Past;
  /** UTC: the moment of whatever is asked or told next. */
  now = '2025-03-11T05:00:00.000Z';
  organizationId = '';
  readonly #invocations: Invocations;
  readonly #wiring: Wiring;
  #keys = 0;

  constructor(invocations: Invocations, services: Services) {
    this.#invocations = invocations;
    this.#wiring = services.wiring;
    this.past = Past.empty(services);
  }

  /** A request, under a key of its own. */
  request<K extends ChangeKey>(by: Bearer, key: K, body: Said<K>, id?: string): Errand {
    this.#keys += 1;
    const call = {
      key,
      claims: by,
      body: JSON.stringify(body),
      headers: { 'idempotency-key': `key-${this.#keys}` },
      ...(id !== undefined && { id }),
    };
    return { id: `api ${key} key-${this.#keys}`, name: 'api', event: eventOf(call, this.now), at: this.now };
  }

  /** What another system tells, for those who hear it. */
  told(type: string, detail: object): Errand[] {
    this.#keys += 1;
    const id = `outside-${this.#keys}`;
    return errandsOf(this.#wiring, { id, source: 'e-sobes', type, detail: { eventId: id, ...detail }, at: this.now });
  }

  /** Does errands, and what follows, one after the other. */
  async do(errands: readonly Errand[]): Promise<unknown[]> {
    const { past, answers } = await inTurn(this.#invocations, this.past, errands);
    this.past = past;
    return answers;
  }

  /** The same, but for what a function is to do: that is kept for the race. */
  async doWithout(name: Errand['name'], errands: readonly Errand[]): Promise<Errand[]> {
    const { past, held } = await inTurn(this.#invocations, this.past, errands, name);
    this.past = past;
    return held;
  }

  async #ask<K extends ChangeKey>(...asked: Parameters<typeof this.request<K>>): Promise<Record<string, string>> {
    const [answer] = await this.do([this.request(...asked)]);
    const { statusCode, body } = answer as { statusCode: number; body: string };
    if (statusCode >= 300) throw new Error(`${asked[1]} answered ${statusCode}: ${body}`);
    return JSON.parse(body);
  }

  /** An organization of two places, both taken by people whom the system does not know. */
  async open(): Promise<void> {
    const { organizationId = '' } = await this.#ask(authority, 'POST /v1/organizations', {
      bin: '990140000015',
      name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
      setting: 'inpatient',
      categories: ['elderly'],
      capacity: 2,
      occupied: 2,
      address,
      licence: { number: 'L-1', validFrom: '2023-01-01', validTo: '2029-12-31' },
      registeredOn: '2023-01-01',
    });
    this.organizationId = organizationId;
  }

  /** Somebody who has been granted the service; tells their application. */
  async granted(person: number): Promise<string> {
    const { applicationId = '' } = await this.#ask(department, 'POST /v1/applications', {
      setting: 'inpatient',
      category: 'elderly',
      recipient: {
        iin: iinOf(person),
        name: { family: 'Әлімова', given: 'Гүлнәр' },
        birthDate: '1950-05-05',
        sex: 'female',
        address,
        phone: `+770100000${person}0`,
        language: 'kk',
      },
      documents: ['application', 'identity-document', 'medical-card'].map((kind) => ({ kind })),
      registers: { isp },
      consent: { givenOn: '2025-03-11' },
    });
    const decision = { number: '7', date: '2025-03-11', outcome: 'granted' as const };
    await this.#ask(department, 'POST /v1/applications/{id}/decision', decision, applicationId);
    return applicationId;
  }

  /** The choice of the organization. */
  choice(applicationId: string): Errand {
    const { organizationId } = this;
    return this.request(department, 'POST /v1/applications/{id}/choice', { organizationId }, applicationId);
  }

  /** Somebody who stands in the queue. */
  async queued(person: number): Promise<string> {
    const applicationId = await this.granted(person);
    await this.do([this.choice(applicationId)]);
    return applicationId;
  }

  /** The department takes an application back at the person's wish. */
  withdrawal(applicationId: string): Errand {
    return this.request(department, 'POST /v1/applications/{id}/withdrawal', {}, applicationId);
  }

  /** The organization admits somebody by its head's order of this date. */
  admission(applicationId: string, date: string): Errand {
    const { organizationId } = this;
    const head: Bearer = { role: 'organization', organizationId };
    const body = { applicationId, order: { number: '12', date } };
    return this.request(head, 'POST /v1/organizations/{id}/admissions', body, organizationId);
  }

  /** Beds that fell vacant, told by another system. */
  vacated(count = 1): Errand[] {
    return this.told('BedVacated', { organizationId: this.organizationId, count });
  }

  /** A scheduled rule wakes its function. */
  tick(name: Errand['name']): Errand {
    return { id: `${name} ${this.now}`, name, event: { time: this.now }, at: this.now };
  }
}
