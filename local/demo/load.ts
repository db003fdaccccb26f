import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ZONE } from '../clock.ts';
import type { Stage } from '../kezek.ts';
import { StartError } from '../start-error.ts';
import { runInLanes, type Session } from './agenda.ts';
import { Client } from './client.ts';
import { departments, type Place, placesOf, region } from './places.ts';
import { seeded } from './random.ts';
import { recipientsOf } from './recipients.ts';
import { Story } from './story.ts';

const SEED = 20_230_701;
const RECIPIENTS = 250;
/** The story lasts so many days from Monday to Friday and ends before today. */
const DAYS = 20;
/** So many people are busy at one moment; a machine of two cores gains nothing from more. */
const AT_ONCE = 6;

/** When the sessions of a day begin, in minutes from midnight. */
const sessions: readonly { session: Session; from: number }[] = [
  { session: 0, from: 9 * 60 + 35 },
  { session: 1, from: 14 * 60 + 20 },
  { session: 2, from: 21 * 60 + 25 },
];

/**
 * Loads a region by living its last weeks: every application, decision, choice, bed and arrival goes through the same
 * routes and events as in life, while the clock is moved from day to day and the schedules fire.
 * @throws StartError when the system answers what it should not
 */
export async function loadDemo(stage: Stage): Promise<void> {
  try {
    await live(stage);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The demonstration region cannot be loaded (--no-demo does without it): ${reason}`);
  }
}

async function live(stage: Stage): Promise<void> {
  const today = dateOf(stage.now());
  const days = workingDaysBefore(today, DAYS);
  const random = seeded(SEED);
  const places = placesOf(SEED, today.year);
  const recipients = recipientsOf(SEED, { count: RECIPIENTS, days: DAYS, today, places });
  const client = new Client(stage);
  const show = (loaded: number) =>
    stage.progress(`Loading the demonstration region: ${loaded} of ${recipients.length} recipients`);

  show(0);
  stage.beginAt(momentOf(days[0] ?? today, 9 * 60));
  const story = new Story({ client, now: stage.now, organizations: await register(client, places) });
  for (const { unreachable, person } of recipients) {
    const phone = person.representative?.phone ?? person.phone;
    if (unreachable && phone) await client.local('POST', '/local/sms/undeliverable', { phone });
  }
  for (const recipient of recipients) story.expect(recipient);
  for (const place of places)
    for (let bed = 0; bed < place.turnover; bed += 1)
      story.vacate(place, random.int(2, DAYS - 3), random.int(0, 1) as Session, random.percent(20));
  days.forEach((_, day) => {
    const department = departments[day % departments.length];
    if (department) story.lookAtTasks(department.departmentId, day);
  });

  const mail = new Mail(client);
  for (const [day, date] of days.entries())
    for (const { session, from } of sessions) {
      let moment = momentOf(date, from);
      await stage.advanceTo(moment);
      const deeds = await story.begin(day, session);
      if (deeds.length === 0) continue;
      await runInLanes(deeds, AT_ONCE, async () => {
        moment += random.int(15, 150) * 1000;
        await stage.advanceTo(moment);
      });
      await stage.settle();
      for (const { kind, applicationId } of await mail.fresh()) story.receive(kind, applicationId);
      show(story.filed);
    }
}

async function register(client: Client, places: readonly Place[]): Promise<ReadonlyMap<Place, string>> {
  const organizations = new Map<Place, string>();
  const authority = client.as({ role: 'authority', regionId: region });
  for (const place of places) {
    const { body } = await authority.call('POST /v1/organizations', { body: place.body });
    organizations.set(place, body.organizationId);
  }
  return organizations;
}

const Messages = z.object({
  messages: z.array(
    z.object({ kind: z.string().optional(), applicationId: z.string().optional(), status: z.string() }),
  ),
});

/** The messages that have arrived since it was last looked at. */
class Mail {
  readonly #client: Client;
  #seen = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  async fresh() {
    const { messages } = Messages.parse(await this.#client.local('GET', '/local/sms'));
    const fresh = messages.slice(this.#seen).filter(({ status }) => status === 'delivered');
    this.#seen = messages.length;
    return fresh;
  }
}

function dateOf(moment: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE).toPlainDate();
}

function momentOf(date: Temporal.PlainDate, minutes: number): number {
  return date.toZonedDateTime({ timeZone: ZONE }).add({ minutes }).epochMilliseconds;
}

/** Days from Monday to Friday; that some are holidays does no harm to a story. */
function workingDaysBefore(today: Temporal.PlainDate, count: number): readonly Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let date = today.subtract({ days: 1 }); days.length < count; date = date.subtract({ days: 1 }))
    if (date.dayOfWeek <= 5) days.unshift(date);
  return days;
}
