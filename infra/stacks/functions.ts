import { CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Match } from 'aws-cdk-lib/aws-events';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { AcceptedType, PublishedType } from '../../events/catalogue.ts';
import {
  type Ability,
  auditQueue,
  checkSignatures,
  hashIins,
  type ItemAction,
  keepDocuments,
  keepQueue,
  type QueueIndex,
  readAndWritePeople,
  readPeople,
  searchQueue,
  sendSms,
  writeBesidePeople,
  writePeople,
} from '../abilities.ts';
import { DeliveryLog } from '../constructs/delivery-log.ts';
import { EventFunction } from '../constructs/event-function.ts';
import { KezekFunction } from '../constructs/kezek-function.ts';
import { Sweep } from '../constructs/sweep.ts';
import type { FunctionName } from '../functions.ts';
import type { DataStack } from './data.ts';

export interface FunctionsStackProps extends StackProps {
  readonly bundles: string;
  readonly data: DataStack;
  readonly bus: EventBus;
}

/** Every function of the house, what wakes it and what it may do. */
export class FunctionsStack extends Stack {
  /** The function behind the HTTP API. */
  readonly api: Lambda;
  /** The function that shows what the API is. */
  readonly documentation: Lambda;
  readonly eventFunctions: EventFunction[] = [];
  readonly sweeps: Sweep[] = [];
  readonly deliveryLog: DeliveryLog;
  private readonly bundles: string;
  private readonly bus: EventBus;

  constructor(scope: Construct, id: string, { bundles, data, bus, ...props }: FunctionsStackProps) {
    super(scope, id, props);
    this.bundles = bundles;
    this.bus = bus;

    const daysOff = new CfnParameter(this, 'DaysOffTransfers', {
      description: "The government's transfers of days off, as JSON",
      default: '[]',
    });
    const signatures = checkSignatures({
      mode: new CfnParameter(this, 'Signatures', {
        description: 'Whether a citizen must sign the acts of SignedActs; a signature that is given is always verified',
        allowedValues: ['required', 'optional'],
        default: 'required',
      }),
      acts: new CfnParameter(this, 'SignedActs', {
        description: 'Which of postponement, choice, joining, separated by commas',
        allowedPattern: '(postponement|choice|joining)(, *(postponement|choice|joining))*',
        default: 'postponement',
      }),
      anchors: new CfnParameter(this, 'SignatureTrustAnchors', {
        description: 'Certificates of the authorities whose signatures are trusted: PEM, one after the other',
        allowedPattern: '\\s*(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----\\s*)*',
        // All variables of a function may have 4096 bytes together; the others have a few hundred.
        maxLength: 3500,
        default: '',
      }),
    });
    const queue = (...actions: ItemAction[]) => keepQueue(data.queue, daysOff, actions);
    const by = (...indexes: QueueIndex[]) => searchQueue(data.queue, indexes);
    // A case is read by its key and written whole; what it leaves behind in a queue or a list of duties is deleted.
    const change = ['GetItem', 'PutItem', 'DeleteItem'] as const;
    // What no duty and no entry leaves by: nothing is deleted.
    const add = ['GetItem', 'PutItem'] as const;
    const iins = hashIins(data.iinKey);
    const people = {
      read: readPeople(data.people),
      write: writePeople(data.people),
      writeBeside: writeBesidePeople(data.people),
      readAndWrite: readAndWritePeople(data.people),
    };

    this.api = new KezekFunction(this, 'Api', {
      name: 'api',
      bundles,
      timeout: Duration.seconds(20),
      abilities: [
        queue(...change, 'Query', 'BatchGetItem', 'ConditionCheckItem'),
        by('gsi1'),
        people.readAndWrite,
        keepDocuments(data.documents),
        iins,
        signatures,
      ],
    }).lambda;
    this.documentation = new KezekFunction(this, 'Documentation', {
      name: 'documentation',
      bundles,
      timeout: Duration.seconds(10),
      abilities: [],
    }).lambda;

    // What an event from outside is about is read together with the mark that it has had its effect.
    const once = ['BatchGetItem', 'PutItem'] as const;
    const changeOnce = [...once, 'DeleteItem', 'Query'] as const;
    this.onEvent('application-filed', outside('ApplicationFiled'), [queue(...once, 'Query'), people.write, iins]);
    this.onEvent('decision-made', outside('DecisionMade'), [queue(...changeOnce), people.writeBeside, iins]);
    this.onEvent('bed-vacated', outside('BedVacated'), [queue(...once)]);
    this.onEvent('isp-expired', outside('IspExpired'), [queue(...changeOnce), iins]);
    this.onEvent('isp-renewed', outside('IspRenewed'), [queue(...changeOnce), iins]);
    this.onEvent('recipient-died', outside('RecipientDied'), [queue(...changeOnce), iins]);

    // It alone enters in the counters of a line who has come and gone.
    this.onEvent('advance-queue', inside(changesOfTheQueue), [queue(...change, 'Query', 'UpdateItem')]);
    this.onEvent('close-other-cases', inside(['RecipientAdmitted', 'StayEnded', 'ApplicationEnded']), [
      queue(...changeOnce),
    ]);
    this.onEvent('keep-journal', inside(entriesOfTheJournal), [queue('Query', 'BatchGetItem', 'PutItem')]);
    this.onEvent('send-sms', inside(newsForTheRecipient), [queue(...change, 'BatchGetItem'), people.read, sendSms()]);

    const messages = [queue(...change, 'BatchGetItem'), by('gsi1'), people.read, sendSms()];
    // A run knows the hour that was due, not the one that it is: the last one has ended by 21:00 however late it is (SMS-5).
    this.atHours('send-waiting-sms', '9,12,15,18', messages, Duration.hours(1));
    this.atHours('remind', '9', [queue(...add, 'Query'), by('gsi2')]);
    this.atHours('release-no-shows', '0,6', [queue(...change, 'Query'), by('gsi1')]);
    this.atHours('expire-programmes', '0', [queue(...change), by('gsi1')]);
    this.atHours('report-overdue', '0', [queue(...add, 'Query'), by('gsi1', 'gsi2')]);
    this.atHours('verify-timeline', '3', [auditQueue(data.queue)]);

    this.deliveryLog = new DeliveryLog(this, 'NoticeStatus', { bundles, abilities: [queue(...once)] });
  }

  private onEvent(name: FunctionName, wokenBy: EventPattern, abilities: readonly Ability[]): void {
    const { bundles, bus } = this;
    this.eventFunctions.push(new EventFunction(this, pascal(name), { name, bundles, bus, wokenBy, abilities }));
  }

  private atHours(name: FunctionName, hours: string, abilities: readonly Ability[], latest?: Duration): void {
    const { bundles } = this;
    this.sweeps.push(new Sweep(this, pascal(name), { name, bundles, hours, abilities, ...(latest && { latest }) }));
  }
}

/** After these the next in line may have a place, or the place another next in line. */
const changesOfTheQueue: PublishedType[] = [
  'BedVacated',
  'OfferLapsed',
  'OfferWithdrawn',
  'OrganizationDeregistered',
  'ArrivalPostponed',
  'PostponementEnded',
  'QueueJoined',
  'IspRenewed',
  'ApplicationWithdrawn',
  'ApplicationEnded',
  'DecisionCancelled',
  'DecisionSuspended',
  'DecisionResumed',
  'RecipientTransferred',
  'StayEnded',
];

/** These open, change or close a row in the journal of an organization (JRN-1). */
const entriesOfTheJournal: PublishedType[] = [
  'QueueJoined',
  'PlaceOffered',
  'PostponementEnded',
  'DecisionSuspended',
  'DecisionResumed',
  'OfferLapsed',
  'OfferWithdrawn',
  'ApplicationWithdrawn',
  'ApplicationEnded',
  'DecisionCancelled',
  'IspRenewed',
  'RecipientAdmitted',
  'PaidStayBegun',
  'LeaveBegan',
  'LeaveEnded',
  'ServiceSuspended',
  'ServiceResumed',
  'RecipientTransferred',
  'StayEnded',
];

/** Of these the recipient is told. */
const newsForTheRecipient: PublishedType[] = [
  'DecisionMade',
  'QueueJoined',
  'PlaceOffered',
  'OfferLapsed',
  'OfferWithdrawn',
  'RecipientReminded',
  'IspExpired',
  'QueueLeft',
  'PlaceHeld',
  'PostponementEnded',
  'StillWaitingAsked',
  'ApplicationEnded',
  'DecisionCancelled',
];

/** What another system puts on the bus: our own facts bear the same names and must not come back as orders. */
function outside(detailType: AcceptedType): EventPattern {
  return { source: Match.anythingBut('kezek'), detailType: [detailType] };
}

function inside(detailTypes: PublishedType[]): EventPattern {
  return { source: ['kezek'], detailType: detailTypes };
}

function pascal(name: FunctionName): string {
  return name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
