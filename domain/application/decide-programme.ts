import type { Context } from '../context.ts';
import type { Fact, Programme } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { endOf, type Instant, type LegalDate, legalDateOf, toUtc } from '../law/time.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { type Application, hasRunOut } from './application.ts';
import { endApplication } from './left.ts';

const groundFor = (state: Application, now: Instant) => groundOf('QUE-7', legalDateOf(now), state.setting);

const over = new Set<Application['status']>(['refused', 'admitted', 'ended', 'withdrawn']);

/** Nothing waits for a programme any more; a decision suspended for contraindications does (QUE-10). */
const isOver = ({ status, stay }: Application): boolean =>
  over.has(status) || (status === 'suspended' && stay !== undefined);

/**
 * QUE-7: a programme has run out. Who waits keeps their place and is offered none until it is renewed; who holds an
 * offer keeps the offer. No facts when the case is over, has no programme (QUE-8), knows it already, or when the event
 * is about a programme that has been replaced since.
 * @throws AgainstNorm `expiry-in-the-future`
 */
export const expireProgramme = (state: Application, expiredOn: LegalDate, { now, by }: Context): Fact[] => {
  const ground = groundFor(state, now);
  if (expiredOn > legalDateOf(now))
    throw new AgainstNorm('expiry-in-the-future', `${expiredOn} has not come; the programme has not run out.`, ground, {
      expiredOn,
    });
  const { isp } = state;
  if (isOver(state) || !isp || isp.expired) return [];
  if (isp.renewedOn !== undefined && expiredOn < isp.validTo) return [];
  return [{ type: 'IspExpired', applicationId: state.applicationId, at: now, by, ...ground, expiredOn }];
};

/** QUE-7 by schedule: the last day of the programme of somebody waiting is over. No facts before that. */
export const expireOnSchedule = (state: Application, context: Context): Fact[] => {
  const { isp, status } = state;
  if (status !== 'queued' || !isp || toUtc(context.now) < endOf(isp.validTo)) return [];
  return expireProgramme(state, isp.validTo, context);
};

/**
 * A renewed programme as another system tells it, of everybody and perhaps late: to a case that is over it is no news, and
 * an older one does not take the place of a newer.
 * @throws WrongState `older-programme` · what `renewProgramme` throws
 */
export const renewAsTold = (state: Application, programme: Programme, context: Context): Fact[] => {
  const { isp } = state;
  if (isOver(state)) return [];
  if (isp && !hasRunOut(isp, legalDateOf(context.now)) && programme.validTo < isp.validTo)
    throw new WrongState(
      'older-programme',
      `The programme in force runs to ${isp.validTo}, longer than this one.`,
      groundFor(state, context.now),
      { validTo: isp.validTo },
    );
  return renewProgramme(state, programme, context);
};

/**
 * QUE-7: a renewed programme. With services in this setting the former turn holds; without them the entry ends, with
 * notice. A repeated renewal with the same number and date gives no facts.
 * @throws WrongState `application-over` · AgainstNorm `programme-expired`
 */
export const renewProgramme = (state: Application, programme: Programme, { now, by }: Context): Fact[] => {
  const ground = groundFor(state, now);
  if (isOver(state))
    throw new WrongState('application-over', 'This application has ended; a programme renews nothing in it.', ground);
  if (programme.validTo < legalDateOf(now))
    throw new AgainstNorm('programme-expired', `The programme given ended on ${programme.validTo}.`, ground, {
      validTo: programme.validTo,
    });
  const { applicationId, isp } = state;
  if (isp && !isp.expired && isp.number === programme.number && isp.validTo === programme.validTo) return [];
  const renewed: Fact = {
    type: 'IspRenewed',
    applicationId,
    ...(state.organizationId && { organizationId: state.organizationId }),
    at: now,
    by,
    ...ground,
    programme,
  };
  const waits = state.status === 'offered' || state.turn !== undefined;
  if (!waits || programme.settings.includes(state.setting)) return [renewed];
  return [renewed, ...endApplication(state, 'isp-without-service', 'QUE-7', { now, by })];
};
