import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Notice } from '../../../domain/notice/notice.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import { remember, settle } from '../../../functions/shared/store/notices.ts';
import { arriveDuty, called, filed, granted, noticeSent, offered, vacated, waiting } from '../../support/facts.ts';
import { statesAfter } from '../../support/given.ts';
import type { Resident } from '../life/moment.ts';
import { type Broken, Told } from './broken.ts';
import { queue, Scene } from './scene.ts';
import { checkTold } from './watch-answers.ts';
import { watchNames } from './watch-names.ts';
import { watchProgress } from './watch-progress.ts';

/** Somebody waits, has been called, has been granted; it is the fifth of May. */
const { application: waits } = statesAfter([...waiting(), vacated()]);
const { application: invited } = statesAfter(called());
const { application: decidedOn } = statesAfter([filed(), granted()]);

const but = (one: Application, change: Partial<Application>): Application => ({ ...one, ...change });

const duty = (of: Omit<Duty, 'id' | 'norm' | 'source'>): Duty => ({ ...of, id: 'app-1.9', norm: 'MON-1', source: '' });

const asked = duty({ kind: 'confirm-still-waiting', owner: { role: 'recipient', id: 'app-1' }, due: '2025-05-01' });
const owed = duty({ kind: 'forward-documents', owner: { role: 'department', id: 'dep-1' }, due: '2025-05-01' });
const programme = (validTo: string) => ({ number: '1', settings: ['inpatient' as const], validTo });

/** A state that time should have changed. */
const stands = (state: Application) => () => new Told(watchProgress(), state).settle();

/** What breaks the rules of what time brings about. */
const brokenByTime: Broken[] = [
  { rule: 'ARR-6 · a term to arrive that has ended is acted on', breaks: stands(invited) },
  { rule: 'CHO-2 · a term to choose that has ended is acted on', breaks: stands(decidedOn) },
  {
    rule: 'SMS-6 · a question that nobody answered becomes a task',
    breaks: stands(but(waits, { duties: [asked] })),
  },
  {
    rule: 'QUE-7 · nobody waits unblocked under a programme that has run out',
    breaks: stands(but(waits, { isp: programme('2025-05-02') })),
  },
  {
    rule: 'MON-3 · an office is told of what it has not done in time',
    breaks: stands(but(waits, { duties: [owed] })),
  },
  {
    rule: 'SMS-4 · who has a term is reminded before it ends',
    breaks: stands(
      but(invited, { duties: [{ ...arriveDuty('2025-05-06', 'ARR-2', '263/1 cl.7 pt.9'), id: 'app-1.9' }] }),
    ),
  },
  {
    rule: 'SMS-4 · whose programme is about to end is reminded',
    breaks: stands(but(waits, { isp: programme('2025-05-31') })),
  },
  {
    rule: 'SMS-6 · who has waited long is asked whether they still do',
    breaks: stands(but(waits, { turn: { joinedAt: '2024-11-01T05:00:00.000Z', registration: 1 } })),
  },
];

const decision: Notice = { kind: 'choose-organization', cause: 'app-1.2' };
const call: Notice = { kind: 'place-offered', cause: 'app-1.5' };

/** Somebody is called to a place by a message that the network loses. */
const unheard = (): Scene => {
  const here = new Scene([], []);
  for (const fact of [...waiting(), vacated(), offered()]) here.write(here.stored(fact));
  here.claim('app-1', call);
  here.publish('app-1', call, 'task', { messageId: 'sms-1', undelivered: true });
  here.write([...here.stored(noticeSent()), remember(queue, 'sms-1', 'app-1', call)]);
  return here;
};

const by = { role: 'system' } as const;
const lapsed: Fact = {
  ...{ type: 'OfferLapsed', at: '2025-04-22T05:00:00.000Z', by },
  ...{ applicationId: 'app-1', organizationId: 'org-1', placeHeld: true, closes: ['arrive'] },
};
const undelivered: Fact = {
  ...{ type: 'NoticeUndelivered', at: '2025-04-07T05:02:00.000Z', by, applicationId: 'app-1' },
  ...{ notice: 'place-offered', cause: 'app-1.5', reason: 'not-delivered' },
};

/** What breaks the rules of what the network knows. */
const brokenDeliveries: Broken[] = [
  {
    rule: 'SMS-3 · an office learns of whom a message did not reach',
    breaks: () => unheard().view.reported('sms-1'),
  },
  {
    rule: 'SMS-3 · no report of a lost message is lost',
    breaks: () => {
      const here = new Scene([], []);
      for (const fact of [filed(), granted()]) here.write(here.stored(fact));
      here.claim('app-1', decision);
      here.publish('app-1', decision, 'task', { messageId: 'sms-1', undelivered: true });
      const sent = noticeSent({ notice: decision.kind, cause: decision.cause, at: here.now });
      const ends = [settle(queue, 'app-1', decision, 'sent'), remember(queue, 'sms-1', 'app-1', decision)];
      here.write([...here.stored(sent), ...ends]);
      here.view.settled();
    },
  },
  {
    rule: 'SMS-3 · nothing lapses of which the network has said that nobody was told',
    breaks: () => {
      const here = unheard();
      here.write(here.stored(undelivered));
      here.view.reported('sms-1');
      here.write(here.stored(lapsed));
    },
  },
  {
    rule: 'NOT-2 · no message waits for ever',
    breaks: () => {
      const here = new Scene([], []);
      for (const fact of [filed(), granted()]) here.write(here.stored(fact));
      here.claim('app-1', decision);
      here.now = '2025-03-04T05:00:01.000Z';
      here.view.settled();
    },
  },
];

const resident = {
  iin: '500505300109',
  recipient: {
    name: { family: 'Әлімова', given: 'Гүлнәр' },
    birthDate: '1950-05-05',
    address: { line: 'Абай көшесі, 2-үй' },
  },
} as Resident;

/** What breaks the rules of what is told. */
const brokenAnswers: Broken[] = [
  {
    rule: 'SMS-2 · no log, no event and no message names a person',
    breaks: () => watchNames([resident])('Құрметті Гүлнәр, Сізге орын бар.'),
  },
  {
    rule: 'QUE-11 · a position is told as it is, and why',
    breaks: () =>
      checkTold(new Told({}, waits), '/v1/applications/app-1/position', JSON.stringify({ position: 2, reasons: [] })),
  },
  {
    rule: 'QUE-6 · a queue is shown as it stands',
    breaks: () => checkTold(new Told({}, waits), '/v1/organizations/org-1/queue?limit=3', '{"entries":[]}'),
  },
];

/** What breaks the rules of what time, the network and the answers say. */
export const brokenProgress: Broken[] = [...brokenByTime, ...brokenDeliveries, ...brokenAnswers];
