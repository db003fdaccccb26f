import { describe, expect, test } from 'vitest';
import { type Circumstances, dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { beginLeave } from '../../../domain/stay/leave.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';
import { contractIn, house, orderOf, stayIn } from './stays.ts';

const now = '2025-06-02T05:00:00.000Z';
const today = '2025-06-02';

type Parameters3 = Parameters<typeof dischargeRecipient>;

/** An ending today; what is stated of its ground must fit, what is not is the head's order's to answer for. */
const ending = (ground: string, circumstances?: Circumstances) => (state: Parameters3[0], context: Parameters3[2]) =>
  dischargeRecipient(
    state,
    { ground, date: today, order: orderOf(today), ...(circumstances && { circumstances }) },
    context,
  );

describe('END-2, END-4, END-6 · the rules must have been broken more than three times', () => {
  test.each([
    ['inpatient', 'END-2'],
    ['semi-inpatient', 'END-4'],
    ['temporary-stay', 'END-6'],
  ] as const)('END-2, END-4, END-6 · in %s three breaches are too few, four are enough', (setting, norm) => {
    const there = given(...stayIn(setting));
    there.when(now, ending('rules-broken', { breaches: 3 })).thenRefused({ code: 'too-few-breaches', norm });
    expect(there.when(now, ending('rules-broken', { breaches: 4 })).facts()).toMatchObject([{ norm }]);
  });

  test('END-2 · the refusal tells the number stated and the number of the law', () => {
    const { application } = statesAfter(stayIn('inpatient'));
    const refusal = refusalOf(() => ending('rules-broken', { breaches: 1 })(application, { now, by: house, calendar }));
    expect(refusal.particulars).toStrictEqual({ breaches: 1, limit: 3 });
  });

  test('END-1 · breaches are asked for by no other ground', () => {
    expect(
      given(...stayIn('inpatient'))
        .when(now, ending('request', { breaches: 0 }))
        .facts(),
    ).toHaveLength(1);
  });
});

describe('END-2, END-6 · an absence without leave', () => {
  const absence = (setting: 'inpatient' | 'temporary-stay', absentSince: string) =>
    given(...stayIn(setting)).when(now, ending('absent-without-leave', { absentSince }));

  test('END-2 · from inpatient care more than two days', () => {
    absence('inpatient', '2025-05-31').thenRefused({ code: 'absence-too-short', norm: 'END-2' });
    expect(absence('inpatient', '2025-05-30').facts()).toHaveLength(1);
  });

  test('END-6 · from temporary stay more than three days', () => {
    absence('temporary-stay', '2025-05-30').thenRefused({ code: 'absence-too-short', norm: 'END-6' });
    expect(absence('temporary-stay', '2025-05-29').facts()).toHaveLength(1);
  });

  test('END-2 · the refusal tells from when the stay can end for it', () => {
    const { application } = statesAfter(stayIn('inpatient'));
    const refusal = refusalOf(() =>
      ending('absent-without-leave', { absentSince: today })(application, { now, by: house, calendar }),
    );
    expect(refusal.particulars).toStrictEqual({ earliest: '2025-06-05', days: 2 });
  });

  test('END-1 · another ground asks for no absence', () => {
    expect(
      given(...stayIn('inpatient'))
        .when(now, ending('request', { absentSince: today }))
        .facts(),
    ).toHaveLength(1);
  });

  test('END-2 · a leave is no absence: who is on one is absent after its last day', () => {
    const onLeave = (until: string) => {
      const leave = given(...stayIn('inpatient')).when('2025-05-05T05:00:00.000Z', (state, context) =>
        beginLeave(state, { from: '2025-05-05', until, order: orderOf('2025-05-05') }, context),
      );
      return given(...stayIn('inpatient'), ...leave.facts());
    };
    const early = { absentSince: '2025-05-10' };
    onLeave('2025-05-31').when(now, ending('absent-without-leave', early)).thenRefused({ code: 'absence-too-short' });
    onLeave('2025-05-31').when(now, ending('absent-without-leave')).thenRefused({ code: 'absence-too-short' });
    expect(onLeave('2025-05-30').when(now, ending('absent-without-leave', early)).facts()).toHaveLength(1);
    onLeave('2025-05-10')
      .when(now, ending('absent-without-leave', { absentSince: '2025-05-31' }))
      .thenRefused({ code: 'absence-too-short' });
  });
});

describe('END-5, END-6 · written statements of witnesses', () => {
  test.each([
    ['home', 'insult', 'END-5'],
    ['temporary-stay', 'rules-broken', 'END-6'],
    ['temporary-stay', 'absent-without-leave', 'END-6'],
  ] as const)('END-5, END-6 · in %s service %s needs them', (setting, ground, norm) => {
    const there = given(...stayIn(setting));
    there.when(now, ending(ground, { witnessStatements: false })).thenRefused({ code: 'witnesses-missing', norm });
    expect(there.when(now, ending(ground, { witnessStatements: true })).facts()).toHaveLength(1);
    expect(there.when(now, ending(ground)).facts()).toHaveLength(1);
  });

  test.each([
    ['home', 'moved'],
    ['inpatient', 'rules-broken'],
    ['temporary-stay', 'false-information'],
  ] as const)('END-2, END-5, END-6 · in %s service %s needs none', (setting, ground) => {
    expect(
      given(...stayIn(setting))
        .when(now, ending(ground, { witnessStatements: false }))
        .facts(),
    ).toHaveLength(1);
  });
});

describe('END-1, END-6 · nobody is let go to where they cannot live', () => {
  test.each(['improvement', 'housing', 'means'] as const)('END-1 · with the disability lifted it needs %s', (name) => {
    const { application } = statesAfter(stayIn('inpatient'));
    const context = { now, by: house, calendar };
    const refusal = refusalOf(() => ending('disability-lifted', { [name]: false })(application, context));
    expect(refusal).toMatchObject({
      code: 'no-home-to-return-to',
      ground: { norm: 'END-1' },
      particulars: { missing: [name] },
    });
    const all = { improvement: true, housing: true, means: true };
    expect(ending('disability-lifted', all)(application, context)).toHaveLength(1);
  });

  test('END-1 · who leaves at their own request is not asked for a home', () => {
    expect(
      given(...stayIn('inpatient'))
        .when(now, ending('request', { improvement: false, housing: false, means: false }))
        .facts(),
    ).toHaveLength(1);
  });

  test('END-6 · housing found is a home and means; an improvement is not asked for', () => {
    const there = given(...contractIn('domestic-violence-victim', '2025-10-09'));
    there
      .when(now, ending('housing-found', { housing: false }))
      .thenRefused({ code: 'no-home-to-return-to', norm: 'END-6' });
    there.when(now, ending('housing-found', { means: false })).thenRefused({ code: 'no-home-to-return-to' });
    expect(there.when(now, ending('housing-found', { improvement: false })).facts()).toHaveLength(1);
  });

  test('END-4, END-5 · in semi-inpatient care and at home the disability lifted is enough', () => {
    for (const setting of ['semi-inpatient', 'home'] as const)
      expect(
        given(...stayIn(setting))
          .when(now, ending('disability-lifted', { improvement: false, housing: false, means: false }))
          .facts(),
      ).toHaveLength(1);
  });
});
