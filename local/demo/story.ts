import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { iso } from '../clock.ts';
import { Agenda, type Session } from './agenda.ts';
import type { Client, OutsideEvent } from './client.ts';
import { applicationOf, decisionOf, renewedProgrammeOf, withdrawalOf } from './papers.ts';
import type { Place } from './places.ts';
import type { Recipient } from './recipients.ts';

const Anything = z.unknown();
const Admission = z.object({ stayId: z.string() });
const Case = z.object({
  status: z.string(),
  deadlines: z.array(z.object({ kind: z.string(), due: z.string() })),
});
const Obligations = z.object({
  obligations: z.array(z.object({ obligationId: z.string(), kind: z.string(), subject: z.string() })),
});

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
      else
        await this.#client.may(
          this.#organization(place),
          `/v1/organizations/${organizationId}/vacancies`,
          {},
          Anything,
        );
    });
  }

  /** A department looks at its open tasks: tells people of decisions, reaches those whom no message reached. */
  lookAtTasks(departmentId: string, day: number): void {
    const bearer = { role: 'department', departmentId } as const;
    this.#plan(day, 1, 'tasks', 0, departmentId, async () => {
      const { obligations } = await this.#client.read(bearer, '/v1/obligations?state=open', Obligations);
      for (const { obligationId, kind, subject } of obligations) {
        const followed = this.#cases.get(subject);
        // Some cannot be found even at home, some tasks wait until they are overdue.
        const left = kind === 'reach-recipient' ? 4 : 2;
        if (!followed || kind === 'choice-overdue' || followed.recipient.number % left === 0) continue;
        await this.#client.may(bearer, `/v1/obligations/${obligationId}/done`, {}, Anything);
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
    const { status } = await this.#caseOf(followed);
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
      : await this.#client.must(
          this.#department(recipient),
          '/v1/applications',
          body,
          z.object({ applicationId: z.string() }),
        );
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
    if (decided.byEvent) this.#tell('DecisionMade', { applicationId, ...body });
    else
      await this.#client.must(
        this.#department(recipient),
        `/v1/applications/${applicationId}/decision`,
        body,
        Anything,
      );
  }

  #planChoice(followed: Followed): void {
    const { recipient, applicationId } = followed;
    const { chooses, number, place, givesUpAfter } = recipient;
    if (!chooses) return;
    const session: Session = chooses.how === 'citizen-at-night' ? 2 : ((number % 2) as Session);
    this.#plan(this.#day + chooses.after, session, 'choose', number, place.key, async () => {
      const bearer = chooses.how === 'on-behalf' ? this.#department(recipient) : this.#citizen(recipient);
      const body = { organizationId: this.#organizationOf(place) };
      await this.#client.may(bearer, `/v1/applications/${applicationId}/choice`, body, Anything);
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
    const bearer = this.#organization(place);
    const medicalCard = { issuedOn: this.#today(), contraindications: false };
    const body = { applicationId, order: this.#order(place), medicalCard };
    const path = `/v1/organizations/${this.#organizationOf(place)}/admissions`;
    const stay = await this.#client.may(bearer, path, body, Admission);
    if (!stay || number % 12 > 0) return;
    this.#plan(this.#day + 3 + (number % 5), 0, 'vacate', number, place.key, () => {
      const leaving = { order: this.#order(place), date: this.#today(), ground: 'request' };
      return this.#client.may(bearer, `/v1/stays/${stay.stayId}/discharge`, leaving, Anything);
    });
  }

  async #postpone(followed: Followed): Promise<void> {
    const { recipient, applicationId } = followed;
    const { deadlines } = await this.#caseOf(followed);
    const due = deadlines.find(({ kind }) => kind === 'arrive')?.due;
    if (!due) return;
    const days = 5 + (recipient.number % 8);
    const until = Temporal.PlainDate.from(due).add({ days }).toString();
    const body = { reason: recipient.number % 2 ? 'illness' : 'hospitalization', until };
    await this.#client.may(this.#citizen(recipient), `/v1/applications/${applicationId}/postponement`, body, Anything);
    this.#plan(this.#day + days, 0, 'arrive', recipient.number, recipient.place.key, () => this.#arrive(followed));
  }

  #withdraw({ recipient, applicationId }: Followed): Promise<unknown> {
    const body = withdrawalOf(recipient);
    return this.#client.may(this.#citizen(recipient), `/v1/applications/${applicationId}/withdrawal`, body, Anything);
  }

  #planRenewal(followed: Followed, validTo: string, renews: NonNullable<Recipient['renews']>): void {
    const { recipient, applicationId } = followed;
    const expiresIn = Temporal.PlainDate.from(this.#today()).until(validTo).days;
    // Working days of the story to days of the calendar, near enough.
    const day = this.#day + Math.ceil((Math.max(0, expiresIn) * 5) / 7) + renews.after;
    const lane = renews.byEvent ? 'events' : applicationId;
    this.#plan(day, 0, 'programme', recipient.number, lane, async () => {
      const programme = renewedProgrammeOf(recipient, this.#today());
      if (renews.byEvent) this.#tell('IspRenewed', { iin: recipient.person.iin, ...programme });
      else
        await this.#client.may(
          this.#department(recipient),
          `/v1/applications/${applicationId}/isp`,
          programme,
          Anything,
        );
    });
  }

  #caseOf({ recipient, applicationId }: Followed): Promise<z.infer<typeof Case>> {
    return this.#client.read(this.#department(recipient), `/v1/applications/${applicationId}`, Case);
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
    return { role: 'organization', organizationId: this.#organizationOf(place) } as const;
  }

  #department({ departmentId }: Recipient) {
    return { role: 'department', departmentId } as const;
  }

  /** For a child the representative acts. */
  #citizen({ person }: Recipient) {
    return { role: 'citizen', iin: person.representative?.iin ?? person.iin } as const;
  }

  #today(): string {
    return iso(this.#now()).slice(0, 10);
  }
}
