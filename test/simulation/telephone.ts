import { gzipSync } from 'node:zlib';
import type { Faults } from './faults.ts';
import type { Kernel } from './kernel.ts';
import type { Invoke } from './queues.ts';

/** A message as SNS is asked to send it. */
export type Sms = { phone: string; text: string; kind: string; applicationId: string };

type PublishInput = {
  PhoneNumber: string;
  Message: string;
  MessageAttributes: Record<string, { StringValue: string }>;
};

/** Lambda tries an asynchronous invocation again so often, and then lays it down for a person. */
const retries = 2;

const minute = 60_000;

/** A report that a message was not delivered, for notice-status; `sender`: the task that had it sent. */
type Report = { messageId: string; event: object; sender: string };

/** What became of a message that was handed over; whether it arrives only the network knows. */
type Accepted = { messageId: string; undelivered: boolean };

/** What is known of a report that was set aside, but to the function it is for. */
type Known = { isOnRecord: (messageId: string) => boolean; cameToNothing: (sender: string) => boolean };

type Parts = {
  kernel: Kernel;
  faults: Faults;
  invoke: Invoke;
  /** A report was taken. */
  reported: (messageId: string) => void;
};

/** SNS and the network behind it: takes every message, and tells the delivery log later what was not delivered. */
export class Telephone {
  /** Reports of messages that were not delivered, and are not dealt with. */
  inFlight = 0;
  /** So many messages have been accepted. */
  accepted = 0;
  /** Reports that Lambda has given up. */
  #dead: Report[] = [];
  readonly #cutOff = new Set<string>();
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** From now on nothing that is sent to this number arrives. */
  cutOff(phone: string): void {
    this.#cutOff.add(phone);
  }

  /** What a `Publish` asks for. */
  static smsOf({ PhoneNumber, Message, MessageAttributes }: PublishInput): Sms {
    const said = (name: string) => MessageAttributes[name]?.StringValue ?? '';
    return { phone: PhoneNumber, text: Message, kind: said('kind'), applicationId: said('applicationId') };
  }

  /** Accepts a message from a task, and says under which id. */
  publish({ phone }: Sms, sender: string): Accepted {
    const { kernel, faults } = this.#parts;
    this.accepted += 1;
    const messageId = `sms-${this.accepted}`;
    const undelivered = this.#cutOff.has(phone) || faults.fires('sms-not-delivered');
    if (undelivered) {
      this.inFlight += 1;
      kernel.after(minute, 'delivery report', () => this.#report(messageId, sender));
    }
    return { messageId, undelivered };
  }

  #report(messageId: string, sender: string): void {
    const timestamp = this.#parts.kernel.now;
    const message = JSON.stringify({ notification: { messageId }, status: 'FAILURE' });
    const data = { messageType: 'DATA_MESSAGE', logEvents: [{ id: messageId, timestamp, message }] };
    const event = { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } };
    this.#tell({ messageId, event, sender }, retries);
  }

  #tell(report: Report, left: number): void {
    const { kernel, invoke, reported } = this.#parts;
    invoke('notice-status', report.event, ({ how }) => {
      if (how === 'done') {
        this.inFlight -= 1;
        reported(report.messageId);
      } else if (left > 0) kernel.after(minute, 'delivery report again', () => this.#tell(report, left - 1));
      else this.#dead.push(report);
    });
  }

  /**
   * What an operator does by the runbook with reports that were set aside: puts them back; but those of a message that is
   * nowhere on record, since its sender came to nothing before, which is known to nobody and was sent again, are thrown away.
   */
  redrive({ isOnRecord, cameToNothing }: Known): void {
    const dead = this.#dead;
    this.#dead = [];
    for (const report of dead)
      if (!isOnRecord(report.messageId) && cameToNothing(report.sender)) this.inFlight -= 1;
      else this.#tell(report, retries);
  }
}
