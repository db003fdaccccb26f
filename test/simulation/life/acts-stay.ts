import type { Application, Stay } from '../../../domain/application/application.ts';
import { inService } from '../../../domain/application/left.ts';
import { addDays } from '../../../domain/law/time.ts';
import { groundsOf } from '../../../domain/stay/grounds.ts';
import type { ChangeKey } from '../../../events/http/endpoints.ts';
import { post, type Said } from './ask.ts';
import type { Act, Moment } from './moment.ts';
import { houseOf, lately, paper, someone } from './pick.ts';
import { headOf } from './who.ts';

type StayKey = Extract<ChangeKey, `POST /v1/stays/${string}`>;

/** The head does something about a stay that it makes sense for. */
const onStay = <K extends StayKey>(
  moment: Moment,
  key: K,
  fits: (stay: Stay, application: Application) => boolean,
  bodyOf: (stay: Stay, application: Application) => Said<K>,
): void => {
  const application = someone(moment, (one) => one.stay !== undefined && inService(one) && fits(one.stay, one));
  if (!application?.stay || !application.organizationId) return;
  const { stay, organizationId } = application;
  post(moment, headOf(organizationId), key, bodyOf(stay, application), stay.stayId);
};

const leave: Act = (moment) => {
  const { random, today } = moment;
  onStay(
    moment,
    'POST /v1/stays/{id}/leave',
    ({ leave: away }, { setting }) => setting === 'inpatient' && !away,
    () => {
      const from = addDays(today, random.int(0, 5));
      return {
        order: paper(moment),
        from,
        ...(random.percent(70) && { until: addDays(from, random.int(3, 60)) }),
        ...(random.percent(30) && { reason: 'rehabilitation' }),
      };
    },
  );
};

const comeBack: Act = (moment) =>
  onStay(
    moment,
    'POST /v1/stays/{id}/return',
    ({ leave: away }) => away !== undefined,
    () => ({ order: paper(moment), on: moment.today }),
  );

const suspends = ({ setting }: Application): boolean => setting === 'semi-inpatient' || setting === 'home';

const suspend: Act = (moment) =>
  onStay(
    moment,
    'POST /v1/stays/{id}/suspension',
    ({ suspendedFrom }, application) => suspends(application) && !suspendedFrom,
    () => ({ order: paper(moment), from: moment.today }),
  );

const resume: Act = (moment) => {
  const { random, today } = moment;
  onStay(
    moment,
    'POST /v1/stays/{id}/resumption',
    ({ suspendedFrom }) => suspendedFrom !== undefined,
    () => ({
      order: paper(moment),
      on: today,
      ...(random.percent(50) && { medicalCard: { issuedOn: today, contraindications: random.percent(15) } }),
    }),
  );
};

const extend: Act = (moment) => {
  const { random, today } = moment;
  onStay(
    moment,
    'POST /v1/stays/{id}/extension',
    (_, { setting }) => setting === 'temporary-stay',
    ({ until = today }, { category }) => ({
      order: paper(moment),
      ground:
        category === 'trafficking-victim' ? 'criminal-case' : random.pick(['hospital', 'duties-unfulfilled'] as const),
      until: addDays(until, random.int(5, 50)),
    }),
  );
};

const liveSupported: Act = (moment) =>
  onStay(
    moment,
    'POST /v1/stays/{id}/supported-living',
    ({ supportedLiving }, application) =>
      !supportedLiving && houseOf(moment, application)?.details?.supportedLivingPlaces !== undefined,
    () => ({ order: paper(moment), assessment: { on: moment.today, fullyDependent: moment.random.percent(10) } }),
  );

const leaveUnit: Act = (moment) =>
  onStay(
    moment,
    'POST /v1/stays/{id}/supported-living-end',
    ({ supportedLiving }) => supportedLiving === true,
    () => ({ order: paper(moment) }),
  );

/** What an order may say of any ground; now and then it is too little for it. */
const circumstances = (moment: Moment) => ({
  breaches: moment.random.int(3, 8),
  absentSince: lately(moment, 40),
  witnessStatements: moment.random.percent(90),
  housing: moment.random.percent(90),
  means: true,
  improvement: moment.random.percent(90),
});

type Ground = Said<'POST /v1/stays/{id}/discharge'>['ground'];

/** A stay ends, on a ground that its setting knows: as often as not at the recipient's own request. */
const discharge: Act = (moment) => {
  const { random } = moment;
  onStay(
    moment,
    'POST /v1/stays/{id}/discharge',
    () => true,
    (_, { setting }) => ({
      order: paper(moment),
      date: lately(moment, 2),
      ground: random.percent(50) ? 'request' : (random.pick(groundsOf(setting).grounds).ground as Ground),
      ...(random.percent(60) && { circumstances: circumstances(moment) }),
    }),
  );
};

/** PLN-1: the next step of a plan, whichever is due; now and then a correction. */
const plan: Act = (moment) => {
  const { random, today } = moment;
  const measure = { kind: 'social-labour', name: 'Тігін', volume: '1', specialist: 'Ә', period: 'week' } as const;
  const ended = (stay: Stay) => stay.plan === undefined || stay.plan.until < today;
  if (random.percent(30)) onStay(moment, 'POST /v1/stays/{id}/plan', ended, () => ({}));
  else if (random.percent(50))
    onStay(
      moment,
      'POST /v1/stays/{id}/plan/measures',
      (stay) => stay.plan !== undefined && !ended(stay),
      () => ({ measures: [{ ...measure, by: addDays(today, random.int(0, 20)) }] }),
    );
  else
    onStay(
      moment,
      'POST /v1/stays/{id}/plan/approval',
      (stay) => stay.plan?.stage === 'filled-in',
      () => ({}),
    );
};

/** MON-1: somebody is looked at; now and then their state has changed. */
const monitor: Act = (moment) =>
  onStay(
    moment,
    'POST /v1/stays/{id}/monitoring',
    () => true,
    () => ({
      on: lately(moment, 2),
      changed: moment.random.percent(30),
      specialist: 'Ә',
      ...(moment.random.percent(20) && { revise: ['social-labour' as const] }),
    }),
  );

export const stayActs = {
  leave,
  comeBack,
  suspend,
  resume,
  extend,
  liveSupported,
  leaveUnit,
  discharge,
  plan,
  monitor,
};
