import { describe, expect, test } from 'vitest';
import { expireProgramme, renewAsTold, renewProgramme } from '../../../domain/application/decide-programme.ts';
import type { Programme } from '../../../domain/fact.ts';
import {
  applicationId,
  chosen,
  filed,
  granted,
  joined,
  offered,
  organizationId,
  registered,
} from '../../support/facts.ts';
import { given } from '../../support/given.ts';

type When = Parameters<ReturnType<typeof given>['when']>[1];

const isp = { number: 'P-1', settings: ['inpatient' as const], validTo: '2025-04-01' };
const waiting = () => [registered(), filed({ isp }), granted(), chosen(), joined()];
const ground = { norm: 'QUE-7', source: '263/1 cl.7' };
const renew =
  (change: Partial<Programme>): When =>
  (application, context) =>
    renewProgramme(application, { ...isp, number: 'P-2', validTo: '2027-04-01', ...change }, context);

describe('a programme told', () => {
  const at = '2025-03-20T05:00:00.000Z';
  const tell =
    (validTo: string, number = 'P-2'): When =>
    (application, context) =>
      renewAsTold(application, { ...isp, number, validTo }, context);
  const renewed = { type: 'IspRenewed', applicationId, ...ground } as const;

  test('QUE-7 · is older when it ends before the one in force; of that day it is not, nor when that one has run out', () => {
    given(...waiting())
      .when(at, tell('2025-03-31'))
      .thenRefused({ code: 'older-programme', norm: 'QUE-7' });
    given(...waiting())
      .when(at, tell('2025-04-01'))
      .then({ ...renewed, organizationId, programme: { ...isp, number: 'P-2' } });
    const told = given(...waiting())
      .when('2025-03-19T05:00:00.000Z', (application, context) => expireProgramme(application, '2025-03-18', context))
      .facts();
    expect(
      given(...waiting(), ...told)
        .when(at, tell('2025-03-31'))
        .facts(),
    ).toMatchObject([{ type: 'IspRenewed' }]);
    given(registered(), filed(), granted())
      .when(at, tell('2025-03-31'))
      .then({ ...renewed, programme: { ...isp, number: 'P-2', validTo: '2025-03-31' } });
  });

  test('QUE-7 · is the same only with its number and its day; its last day counts', () => {
    given(...waiting())
      .when(at, tell('2025-04-01', 'P-1'))
      .thenNothing();
    expect(
      given(...waiting())
        .when(at, tell('2025-04-02', 'P-1'))
        .facts(),
    ).toMatchObject([{ type: 'IspRenewed' }]);
    expect(
      given(...waiting())
        .when(at, renew({ validTo: '2025-03-20' }))
        .facts(),
    ).toMatchObject([{ type: 'IspRenewed' }]);
  });

  test('QUE-7 · without services in this setting ends nothing for who waits for no place yet', () => {
    const early = given(registered(), filed({ isp }), granted()).when(at, renew({ settings: ['home'] }));
    expect(early.facts().map(({ type }) => type)).toStrictEqual(['IspRenewed']);
    const atOnce = given(registered(), filed({ isp }), granted(), chosen(), offered({ basis: 'choice' }));
    expect(
      atOnce
        .when(at, renew({ settings: ['home'] }))
        .facts()
        .map(({ type, norm }) => [type, norm]),
    ).toStrictEqual([
      ['IspRenewed', 'QUE-7'],
      ['ApplicationEnded', 'QUE-7'],
      ['QueueLeft', 'QUE-7'],
    ]);
  });
});
