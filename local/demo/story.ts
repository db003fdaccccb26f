import { Temporal } from 'temporal-polyfill';
import { iso } from '../clock.ts';
import { Agenda, type Session } from './agenda.ts';
import { type Client, may, type OutsideEvent } from './client.ts';
import { applicationOf, decisionOf, renewedProgrammeOf, withdrawalOf } from './papers.ts';
import type { Place } from './places.ts';
import type { Recipient } from './recipients.ts';

/** The order of a session: beds first, then those who come to them, then the papers of the others. */
const order = { vacate: 1, arrive: 2, leave: 3, programme: 4, file: 5, decide: 6, choose: 7, tasks: 8 };

/** A case as the story follows it. */
interface Followed {
  readonly recipient: Recipient;
  readonly applicationId: string;
  answered: boolean;
}

/** What the people of the region do, and what they do next when the system tells them something. */
export class Story {
  readonly agenda = new Agenda();
  filed = 0;
  readonly #client: Client;
  readonly #now: () => number;
  readonly #organizations: ReadonlyMap<Place, string>;
  readonly #cases = new Map<string, Followed>();
  readonly #orders = new Map<Place, number>();
  #events: OutsideEvent[] = [];
  #day = 0;
  #decisions = 0;
  #told = 0;

  constructor(parts: { client: Client; now: () => number; organizations: ReadonlyMap<Place, string> }) {
    this.#client = parts.client;
    this.#now = parts.now;
    this.#organizations = parts.organizations;
  }

  /** A session begins: what is to be done in it, once the events that other systems had for it are told. */
  async begin(day: number, session: Session) {
    this.#day = day;
    const deeds = this.agenda.begin(day, session);
    const [told, done] = [deeds.filter(({ lane }) => lane === 'events'), deeds.filter(({ lane }) => lane !== 'events')];
    for (const { run } of told) await run();
    const events = this.#events;
    this.#events = [];
    if (events.length > 0) await this.#client.events(events);
    return done;
  }

  /** A recipient's application, and the decision on it. */
  expect(recipient: Recipient): void {
    const { filed, number } = recipient;
    const session = (number % 2) as Session;
    this.#plan(filed.day, session, 'file', number, filed.byEvent ? 'events' : `recipient-${number}`, () =>
      this.#file(recipient),
    );
  }

  /** A bed whose recipient the system does not know falls vacant. */
  vacate(place: Place, day: number, session: Session, byEvent: boolean): void {
    const organizationId = this.#organizationOf(place);
    this.#plan(day, session, 'vacate', 0, byEvent ? 'events' : place.key, async () => {
      if (byEvent) this.#tell('BedVacated', { organizationId, count: 1 });
      else {
        const of = { params: { id: organizationId }, body: {} };
        await may(this.#organization(place).call('POST /v1/organizations/{id}/vacancies', of));
      }
    });
  }

  /** A department looks at its open tasks: tells people of decisions, reaches those whom no message reached. */
  lookAtTasks(departmentId: string, day: number): void {
    const department = this.#client.as({ role: 'department', departmentId });
    this.#plan(day, 1, 'tasks', 0, departmentId, async () => {
      const { obligations } = (await department.call('GET /v1/obligations', { query: { state: 'open' } })).body;
      for (const { obligationId, kind, subject } of obligations) {
        const followed = this.#cases.get(subject);
        // Some cannot be found even at home, some tasks wait until they are overdue.
        const left = kind === 'reach-recipient' ? 4 : 2;
        if (!followed || kind === 'choice-overdue' || followed.recipient.number % left === 0) continue;
        await may(department.call('POST /v1/obligations/{id}/done', { params: { id: obligationId }, body: {} }));
        if (kind === 'reach-recipient') await this.#hear(followed);
      }
    });
  }

  /** An SMS has arrived. */
  receive(kind: string | undefined, applicationId: string | undefined): void {
    const followed = this.#cases.get(applicationId ?? '');
    if (!followed) return;
    if (kind === 'choose-organization') this.#planChoice(followed);
    if (kind === 'place-offered') this.#planAnswer(followed);
    // The decision stands; most of those who did not come go back to the queue.
    if (kind === 'offer-lapsed' && followed.recipient.number % 3 > 0) this.#planChoice(followed);
  }

  /** Told by word of mouth; what is to be done, the case itself says. */
  async #hear(followed: Followed): Promise<void> {
    const { status } = (await this.#caseOf(followed)).body;
    if (status === 'granted') this.#planChoice(followed);
    if (status === 'offered') this.#planAnswer(followed);
  }

  async #file(recipient: Recipient): Promise<void> {
    const { registers, departmentId, filed, decided, number } = recipient;
    const today = this.#today();
    const body = applicationOf(recipient, today);
    const applicationId = filed.byEvent ? `esobes-${today.slice(0, 4)}-${String(number).padStart(6, '0')}` : undefined;
    if (applicationId) this.#tell('ApplicationFiled', { applicationId, departmentId, ...body });
    const answer = applicationId
      ? { applicationId }
      : (await this.#department(recipient).call('POST /v1/applications', { body })).body;
    this.filed += 1;
    const followed = { recipient, applicationId: answer.applicationId, answered: false };
    this.#cases.set(answer.applicationId, followed);
    const session = ((number >> 1) % 2) as Session;
    this.#plan(
      this.#day + decided.after,
      session,
      'decide',
      number,
      decided.byEvent ? 'events' : answer.applicationId,
      () => this.#decide(followed),
    );
    if (registers.isp && recipient.renews) this.#planRenewal(followed, registers.isp.validTo, recipient.renews);
  }

  async #decide({ recipient, applicationId }: Followed): Promise<void> {
    const { decided } = recipient;
    this.#decisions += 1;
    const body = decisionOf(recipient, `${100 + this.#decisions}-ә`, this.#today());
    const params = { id: applicationId };
    if (decided.byEvent) this.#tell('DecisionMade', { applicationId, ...body });
    else await this.#department(recipient).call('POST /v1/applications/{id}/decision', { params, body });
  }

  #planChoice(followed: Followed): void {
    const { recipient, applicationId } = followed;
    const { chooses, number, place, givesUpAfter } = recipient;
    if (!chooses) return;
    const session: Session = chooses.how === 'citizen-at-night' ? 2 : ((number % 2) as Session);
    this.#plan(this.#day + chooses.after, session, 'choose', number, place.key, async () => {
      const chooser = chooses.how === 'on-behalf' ? this.#department(recipient) : this.#citizen(recipient);
      const body = { organizationId: this.#organizationOf(place) };
      await may(chooser.call('POST /v1/applications/{id}/choice', { params: { id: applicationId }, body }));
    });
    if (givesUpAfter !== undefined)
      this.#plan(this.#day + chooses.after + givesUpAfter, 0, 'leave', number, place.key, () =>
        this.#withdraw(followed),
      );
  }

  /** A place is offered; whoever has let one pass comes when the next is offered. */
  #planAnswer(followed: Followed): void {
    const { after, how } = followed.recipient.answers;
    const { number, place } = followed.recipient;
    const answer = followed.answered ? 'comes' : how;
    followed.answered = true;
    if (answer === 'stays-away') return;
    const run = {
      comes: () => this.#arrive(followed),
      postpones: () => this.#postpone(followed),
      withdraws: () => this.#withdraw(followed),
    }[answer];
    this.#plan(this.#day + after, (number % 2) as Session, 'arrive', number, place.key, run);
  }

  async #arrive({ recipient, applicationId }: Followed): Promise<void> {
    const { place, number } = recipient;
    const organization = this.#organization(place);
    const medicalCard = { issuedOn: this.#today(), contraindications: false };
    const body = { applicationId, order: this.#order(place), medicalCard };
    const params = { id: this.#organizationOf(place) };
    const answer = await may(organization.call('POST /v1/organizations/{id}/admissions', { params, body }));
    if (answer?.status !== 201 || number % 12 > 0) return;
    this.#plan(this.#day + 3 + (number % 5), 0, 'vacate', number, place.key, () => {
      const leaving = { order: this.#order(place), date: this.#today(), ground: 'request' as const };
      const of = { params: { id: answer.body.stayId }, body: leaving };
      return may(organization.call('POST /v1/stays/{id}/discharge', of));
    });
  }

  async #postpone(followed: Followed): Promise<void> {
    const { recipient, applicationId } = followed;
    const { deadlines } = (await this.#caseOf(followed)).body;
    const due = deadlines.find(({ kind }) => kind === 'arrive')?.due;
    if (!due) return;
    const days = 5 + (recipient.number % 8);
    const until = Temporal.PlainDate.from(due).add({ days }).toString();
    const reason = recipient.number % 2 ? 'illness' : 'hospitalization';
    const of = { params: { id: applicationId }, body: { reason, until } } as const;
    await may(this.#citizen(recipient).call('POST /v1/applications/{id}/postponement', of));
    this.#plan(this.#day + days, 0, 'arrive', recipient.number, recipient.place.key, () => this.#arrive(followed));
  }

  #withdraw({ recipient, applicationId }: Followed): Promise<unknown> {
    const of = { params: { id: applicationId }, body: withdrawalOf(recipient) };
    return may(this.#citizen(recipient).call('POST /v1/applications/{id}/withdrawal', of));
  }

  #planRenewal(followed: Followed, validTo: string, renews: NonNullable<Recipient['renews']>): void {
    const { recipient, applicationId } = followed;
    const expiresIn = Temporal.PlainDate.from(this.#today()).until(validTo).days;
    // Working days of the story to days of the calendar, near enough.
    const day = this.#day + Math.ceil((Math.max(0, expiresIn) * 5) / 7) + renews.after;
    const lane = renews.byEvent ? 'events' : applicationId;
    this.#plan(day, 0, 'programme', recipient.number, lane, async () => {
      const of = { params: { id: applicationId }, body: renewedProgrammeOf(recipient, this.#today()) };
      if (renews.byEvent) this.#tell('IspRenewed', { iin: recipient.person.iin, ...of.body });
      else await may(this.#department(recipient).call('POST /v1/applications/{id}/isp', of));
    });
  }

  #caseOf({ recipient, applicationId }: Followed) {
    return this.#department(recipient).call('GET /v1/applications/{id}', { params: { id: applicationId } });
  }

  #plan(
    day: number,
    session: Session,
    kind: keyof typeof order,
    number: number,
    lane: string,
    run: () => Promise<unknown>,
  ) {
    this.agenda.plan(day, session, { lane, order: order[kind] * 10_000 + number, run });
  }

  #tell(DetailType: string, detail: Record<string, unknown>): void {
    this.#told += 1;
    const eventId = `demo-${this.#told}`;
    this.#events.push({ Source: 'e-sobes', DetailType, Detail: { eventId, at: iso(this.#now()), ...detail } });
  }

  #order(place: Place): { number: string; date: string } {
    const number = (this.#orders.get(place) ?? 0) + 1;
    this.#orders.set(place, number);
    return { number: `${number}-ж`, date: this.#today() };
  }

  #organizationOf(place: Place): string {
    const organizationId = this.#organizations.get(place);
    if (!organizationId) throw new Error(`${place.key} is in no register.`);
    return organizationId;
  }

  #organization(place: Place) {
    return this.#client.as({ role: 'organization', organizationId: this.#organizationOf(place) });
  }

  #department({ departmentId }: Recipient) {
    return this.#client.as({ role: 'department', departmentId });
  }

  /** For a child the representative acts. */
  #citizen({ person }: Recipient) {
    return this.#client.as({ role: 'citizen', iin: person.representative?.iin ?? person.iin });
  }

  #today(): string {
    return iso(this.#now()).slice(0, 10);
  }
}
