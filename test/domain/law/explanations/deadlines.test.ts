import { describe, expect, it } from 'vitest';
import { explainDeadline } from '../../../../domain/law/explanations/index.ts';
import { everyDuty } from '../../../../domain/obligation/duty.ts';
import { expectLetters } from './letters.ts';

const due = '2025-04-21';
const arrive = { kind: 'arrive', due, norm: 'ARR-1', source: '263/1 cl.7 pt.5' } as const;

describe('who must do what by when', () => {
  it.each(everyDuty)('%s: the last day in words, and the clause at the end', (kind) => {
    const explanation = explainDeadline({ ...arrive, kind });
    expectLetters(explanation);
    expect(explanation.kk).toMatch(
      /2025 жылғы 21 сәуірден кешіктірмей .* \(№ 263 бұйрық, 1-қосымша, 7-тармақ, 5-бөлік\)\.$/,
    );
    expect(explanation.ru).toMatch(
      /не позднее 21 апреля 2025 года.* \(приказ № 263, приложение 1, пункт 7, часть 5\)\.$/,
    );
  });

  it('ARR-1 · the recipient’s own are told to them', () =>
    expect(explainDeadline(arrive)).toStrictEqual({
      kk: 'Сіз ұйымға 2025 жылғы 21 сәуірден кешіктірмей келуіңіз керек (№ 263 бұйрық, 1-қосымша, 7-тармақ, 5-бөлік).',
      ru: 'Вам нужно прибыть в организацию не позднее 21 апреля 2025 года (приказ № 263, приложение 1, пункт 7, часть 5).',
    }));

  it('NOT-1 · an office’s in the third person', () =>
    expect(
      explainDeadline({ kind: 'notify-recipient', due: '2025-05-02', norm: 'NOT-1', source: '263/1 cl.7 pt.1' }),
    ).toStrictEqual({
      kk: 'Жұмыспен қамту бөлімі 2025 жылғы 2 мамырдан кешіктірмей қызметті алушыға шешім туралы хабарлауға тиіс (№ 263 бұйрық, 1-қосымша, 7-тармақ, 1-бөлік).',
      ru: 'Отдел занятости должен не позднее 2 мая 2025 года уведомить получателя услуг о решении (приказ № 263, приложение 1, пункт 7, часть 1).',
    }));

  it('SMS-6 · one kind is the recipient’s or the department’s', () => {
    const duty = { kind: 'confirm-still-waiting', due, norm: 'SMS-6', source: 'policy' } as const;
    expect(explainDeadline({ ...duty, owner: { role: 'recipient' } }).kk).toMatch(
      /растауыңызды сұраймыз.*кезегіңіз сақталады/,
    );
    expect(explainDeadline({ ...duty, owner: { role: 'department' } }).ru).toMatch(/^Отдел занятости должен .* узнать/);
  });

  it('BOK-1, TRA-1 · the subject is who owes it', () => {
    const books = { kind: 'review-complaints', due, norm: 'BOK-1', source: '263/1 cl.24-3' } as const;
    const subjects = (['organization', 'authority', 'department'] as const).map((role) => {
      const { kk, ru } = explainDeadline({ ...books, owner: { role } });
      return [kk.split(' 2025')[0], ru.split(' не позднее')[0]];
    });
    expect(subjects).toStrictEqual([
      ['Ұйым', 'Организация должна'],
      ['Уәкілетті орган', 'Уполномоченный орган должен'],
      ['Жұмыспен қамту бөлімі', 'Отдел занятости должен'],
    ]);
  });

  it('TMP-3, TMP-6, SMS-2 · the duties of a victim’s case name neither violence nor a victim', () => {
    for (const kind of ['identify-victim', 'send-assessment', 'send-decision', 'inform-police'] as const) {
      const { kk, ru } = explainDeadline({ ...arrive, kind });
      expect(`${kk} ${ru}`).not.toMatch(/зорлық|құрбан|насили|жертв|сауда|торговл/i);
    }
  });

  it('ARR-4 · a postponed arrival in semi-inpatient care tells both terms', () => {
    const source = '263/2 cl.7 pt.5 (14, applied); 230 cl.23(1) pt.8 (10); ARR-4';
    const explanation = explainDeadline({ ...arrive, source });
    expectLetters(explanation);
    expect(explanation.ru).toMatch(
      /14 календарных дней, этот срок применяется.*10 календарных дней, этот срок не применяется/,
    );
    expect(explanation.kk).toMatch(
      /күнтізбелік 14 күн, осы мерзім қолданылады.*күнтізбелік 10 күн, бұл мерзім қолданылмайды/,
    );
  });
});
