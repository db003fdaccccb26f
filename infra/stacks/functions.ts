import { CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Match } from 'aws-cdk-lib/aws-events';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { AcceptedType, PublishedType } from '../../events/catalogue.ts';
import {
  type Ability,
  hashIins,
  keepQueue,
  readAndWritePeople,
  readPeople,
  sendSms,
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
  readonly lambdas: Lambda[] = [];
  readonly deadLetters: Queue[] = [];
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
    const queue = keepQueue(data.queue, daysOff);
    const iins = hashIins(data.iinKey);
    const people = {
      read: readPeople(data.people, data.peopleKey),
      write: writePeople(data.people, data.peopleKey),
      readAndWrite: readAndWritePeople(data.people, data.peopleKey),
    };

    this.api = new KezekFunction(this, 'Api', {
      name: 'api',
      bundles,
      timeout: Duration.seconds(20),
      abilities: [queue, people.readAndWrite, iins],
    }).lambda;
    this.lambdas.push(this.api);

    this.onEvent('application-filed', outside('ApplicationFiled'), [queue, people.write, iins]);
    this.onEvent('decision-made', outside('DecisionMade'), [queue, people.write, iins]);
    this.onEvent('bed-vacated', outside('BedVacated'), [queue]);
    this.onEvent('isp-expired', outside('IspExpired'), [queue, iins]);
    this.onEvent('isp-renewed', outside('IspRenewed'), [queue, iins]);
    this.onEvent('recipient-died', outside('RecipientDied'), [queue, iins]);

    this.onEvent('advance-queue', inside(changesOfTheQueue), [queue]);
    this.onEvent('close-other-cases', inside(['RecipientAdmitted', 'StayEnded', 'ApplicationEnded']), [queue]);
    this.onEvent('send-sms', inside(newsForTheRecipient), [queue, people.read, sendSms()]);

    this.daily('send-waiting-sms', '9', [queue, people.read, sendSms()]);
    this.daily('remind', '9', [queue]);
    this.daily('release-no-shows', '0,6', [queue]);
    this.daily('expire-programmes', '0', [queue]);
    this.daily('report-overdue', '0', [queue]);

    this.watch(new DeliveryLog(this, 'NoticeStatus', { bundles, abilities: [queue] }));
  }

  private onEvent(name: FunctionName, wokenBy: EventPattern, abilities: readonly Ability[]): void {
    const { bundles, bus } = this;
    this.watch(new EventFunction(this, pascal(name), { name, bundles, bus, wokenBy, abilities }));
  }

  private daily(name: FunctionName, hours: string, abilities: readonly Ability[]): void {
    const { bundles } = this;
    this.watch(new Sweep(this, pascal(name), { name, bundles, hours, abilities }));
  }

  private watch({ lambda, deadLetters }: { lambda: Lambda; deadLetters: Queue }): void {
    this.lambdas.push(lambda);
    this.deadLetters.push(deadLetters);
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
