import { createHash, randomUUID } from 'node:crypto';
import { iso } from '../clock.ts';
import { takingOn } from '../iam/at-start.ts';
import type { World } from '../world.ts';
import type { LogGroups } from './log-group.ts';

/** A text message as the control route shows it. */
export interface Sms {
  readonly messageId: string;
  readonly at: string;
  readonly to: string;
  readonly text: string;
  readonly kind?: string;
  readonly applicationId?: string;
  readonly language?: string;
  readonly segments: number;
  status: 'accepted' | 'delivered' | 'undelivered';
}

const GSM7 =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM7_EXTENDED = '^{}\\[~]|€\f';

/** How many parts a text is sent and billed in: 160 or 153 GSM-7 characters, 70 or 67 UCS-2 ones. */
export function segments(text: string): number {
  let septets = 0;
  for (const char of text) {
    if (GSM7.includes(char)) septets += 1;
    else if (GSM7_EXTENDED.includes(char)) septets += 2;
    else return parts(text.length, 70, 67);
  }
  return parts(septets, 160, 153);
}

function parts(length: number, alone: number, joined: number): number {
  return length <= alone ? 1 : Math.ceil(length / joined);
}

/** Where SNS is, and the role in whose name it writes its delivery log; without one it writes none. */
interface Place {
  readonly region: string;
  readonly account: string;
  readonly role: string | undefined;
}

/** The telephone network: takes what SNS takes, and tells the delivery logs what became of it. */
export class SmsNetwork {
  readonly #world: World;
  readonly #logGroups: LogGroups;
  readonly #place: Place;
  readonly #messages: Sms[] = [];
  readonly #undeliverable: Set<string>;
  /** Messages whose fate is known here and not yet remembered. */
  #unsaved: Sms[] = [];

  constructor(world: World, logGroups: LogGroups, place: Place) {
    this.#world = world;
    this.#logGroups = logGroups;
    this.#place = place;
    this.#undeliverable = new Set((world.storage.read('undeliverable') ?? []) as string[]);
  }

  get messages(): readonly Sms[] {
    return this.#messages;
  }

  /** Takes up the messages of an earlier run, and finishes those whose fate was open when it ended. */
  recall(): void {
    for (const line of this.#world.storage.lines('sms') as (Sms | Pick<Sms, 'messageId' | 'status'>)[]) {
      if ('text' in line) this.#messages.push(line);
      else {
        const message = this.#messages.find(({ messageId }) => messageId === line.messageId);
        if (message) message.status = line.status;
      }
    }
    for (const message of this.#messages) if (message.status === 'accepted') this.#finish(message);
  }

  /** From now on messages to this number are accepted and not delivered. */
  refuse(phone: string): void {
    this.#undeliverable.add(phone);
    this.#world.storage.write('undeliverable', [...this.#undeliverable]);
  }

  /** What `Publish` to a phone number does; answers the message id at once, the delivery report comes later. */
  publish(to: string, text: string, attributes: Readonly<Record<string, string>>): string {
    const { kind, applicationId, language } = attributes;
    const message: Sms = {
      messageId: randomUUID(),
      at: iso(this.#world.clock.now()),
      to,
      text,
      ...(kind && { kind }),
      ...(applicationId && { applicationId }),
      ...(language && { language }),
      segments: segments(text),
      status: 'accepted',
    };
    this.#messages.push(message);
    this.#world.storage.append('sms', message);
    this.#finish(message);
    return message.messageId;
  }

  #finish(message: Sms): void {
    this.#world.activity.track(async () => {
      // The report is never there before the sender has its answer.
      await new Promise((resolve) => setImmediate(resolve));
      const failed = this.#undeliverable.has(message.to);
      if (failed) this.#report(message);
      message.status = failed ? 'undelivered' : 'delivered';
      this.#unsaved.push(message);
    });
  }

  /** Remembers what became of the messages. Call it only when all that followed has settled: until then a kill means that the report is given again. */
  save(): void {
    for (const { messageId, status } of this.#unsaved) this.#world.storage.append('sms', { messageId, status });
    this.#unsaved = [];
  }

  /** SNS writes one JSON line for each message it could not deliver; the account has it write none for the others. */
  #report(message: Sms): void {
    const now = this.#world.clock.now();
    const { region, account } = this.#place;
    const line = {
      notification: {
        messageMD5Sum: createHash('md5').update(message.text).digest('hex'),
        messageId: message.messageId,
        timestamp: new Date(now).toISOString().replace('T', ' ').replace('Z', ''),
      },
      delivery: {
        phoneCarrier: 'Local carrier',
        mnc: 1,
        numberOfMessageParts: message.segments,
        destination: message.to,
        priceInUSD: 0.1 * message.segments,
        smsType: 'Transactional',
        mcc: 401,
        providerResponse: 'Phone is currently unreachable/unavailable',
        dwellTimeMs: 100,
        dwellTimeMsUntilDeviceAck: 200,
      },
      status: 'FAILURE',
    };
    const group = `sns/${region}/${account}/DirectPublishToPhoneNumber/Failure`;
    if (this.#mayWrite(group)) this.#logGroups.write(group, JSON.stringify(line), now);
  }

  #mayWrite(group: string): boolean {
    const { region, account, role } = this.#place;
    if (role === undefined) return false;
    const { gate } = this.#world;
    const resource = `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:local`;
    return [
      takingOn('sns', role),
      ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
        principal: role,
        action,
        resource,
        through: 'the delivery log',
      })),
    ].every((access) => gate.allows(access));
  }
}
