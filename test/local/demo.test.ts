import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { hasRightCheckDigit } from '../../domain/person/iin.ts';
import { fileApplication, registerOrganization } from '../../events/http/bodies.ts';
import { kazakhstaniMobile } from '../../functions/shared/phone.ts';
import { Agenda, runInLanes } from '../../local/demo/agenda.ts';
import { familyOf } from '../../local/demo/names.ts';
import { applicationOf } from '../../local/demo/papers.ts';
import { departments, placesOf } from '../../local/demo/places.ts';
import { type Recipient, recipientsOf } from '../../local/demo/recipients.ts';
import { ProgressLine } from '../../local/progress.ts';

const today = Temporal.PlainDate.from('2025-03-10');
const regionOf = (seed: number) => {
  const places = placesOf(seed, today.year);
  return { places, recipients: recipientsOf(seed, { count: 400, days: 20, today, places }) };
};
const { places, recipients } = regionOf(7);

const everybody = recipients.flatMap(({ person }) => [
  person,
  ...(person.representative ? [person.representative] : []),
]);

const classOf = ({ registers, place }: Recipient) =>
  registers.orphanReached18InInpatient && place.body.setting === 'inpatient'
    ? 'out-of-turn'
    : registers.veteran
      ? 'first-of-all'
      : 'ordinary';

describe('the demonstration region', () => {
  test('the same seed gives the same region, another one another', () => {
    expect(regionOf(7)).toStrictEqual({ places, recipients });
    expect(regionOf(8).recipients).not.toStrictEqual(recipients);
  });

  test('every IIN and BIN has its check digit and is given once', () => {
    const numbers = [...everybody.map(({ iin }) => iin), ...places.map(({ body }) => body.bin)];
    expect(numbers.filter((number) => !hasRightCheckDigit(number))).toStrictEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('an IIN says the birth date, the century and the sex', () => {
    for (const { person } of recipients) {
      const { iin, birthDate, sex } = person;
      expect(iin.slice(0, 6)).toBe(birthDate.slice(2).replaceAll('-', ''));
      expect(Number(iin[6])).toBe((birthDate < '2000-01-01' ? 3 : 5) + (sex === 'female' ? 1 : 0));
    }
  });

  test('names have Kazakh and Russian letters only, and all the letters Kazakh has besides', () => {
    const names = everybody.flatMap(({ name }) => [name.family, name.given, name.patronymic]);
    expect(names.filter((name) => !/^[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+$/.test(name))).toStrictEqual([]);
    const used = new Set(names.join('').toLowerCase());
    expect([...'әғқңөұүһі'].filter((letter) => !used.has(letter))).toStrictEqual([]);
  });

  test('women bear the form of a family that has one', () => {
    expect(familyOf('Серікбаев', 'female')).toBe('Серікбаева');
    expect(familyOf('Бейсенбин', 'female')).toBe('Бейсенбина');
    expect(familyOf('Шевченко', 'female')).toBe('Шевченко');
    expect(familyOf('Ким', 'female')).toBe('Ким');
    expect(familyOf('Оспанов', 'male')).toBe('Оспанов');
  });

  test('phones are Kazakhstani mobile numbers, and some have none', () => {
    const phones = everybody.flatMap(({ phone }) => phone ?? []);
    expect(phones.map((phone) => kazakhstaniMobile(phone, 'phone'))).toStrictEqual(phones);
    expect(new Set(phones).size).toBe(phones.length);
    expect(recipients.some(({ person }) => !person.phone && !person.representative)).toBe(true);
  });

  test('all classes, languages, settings and departments occur', () => {
    const of = (get: (recipient: Recipient) => string) => new Set(recipients.map(get));
    expect(of(classOf)).toStrictEqual(new Set(['out-of-turn', 'first-of-all', 'ordinary']));
    expect(of(({ person }) => person.language)).toStrictEqual(new Set(['kk', 'ru']));
    expect(of(({ place }) => place.body.setting)).toStrictEqual(new Set(['inpatient', 'semi-inpatient']));
    expect(of(({ departmentId }) => departmentId)).toStrictEqual(new Set(departments.map((each) => each.departmentId)));
  });

  test('a child has a representative, an adult has none, both at an age of the category', () => {
    for (const { person, category } of recipients) {
      const age = Temporal.PlainDate.from(person.birthDate).until(today, { largestUnit: 'years' }).years;
      const child = category.startsWith('children-');
      expect(age < 18).toBe(child);
      expect(person.representative !== undefined).toBe(child);
      if (category === 'elderly') expect(age).toBeGreaterThanOrEqual(63);
    }
  });

  test('what is sent is what the routes take', () => {
    for (const { body } of places) expect(registerOrganization.parse(body)).toStrictEqual(body);
    for (const recipient of recipients) fileApplication.parse(applicationOf(recipient, today.toString()));
  });
});

describe('the story', () => {
  test('what comes too late for its session is done in the next one, in order', () => {
    const agenda = new Agenda();
    const deed = (order: number) => ({ lane: 'one', order, run: async () => undefined });
    agenda.plan(0, 1, deed(2));
    expect(agenda.begin(0, 0)).toStrictEqual([]);
    agenda.plan(0, 0, deed(1));
    expect(agenda.begin(0, 1).map(({ order }) => order)).toStrictEqual([1, 2]);
  });

  test('deeds of one lane are done one after the other, lanes side by side', async () => {
    const log: string[] = [];
    const deed = (lane: string, name: string, ms: number) => ({
      lane,
      order: 0,
      run: async () => {
        log.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, ms));
        log.push(`${name} ends`);
      },
    });
    await runInLanes([deed('a', 'a1', 20), deed('a', 'a2', 1), deed('b', 'b1', 1)], 2, async () => undefined);
    expect(log).toStrictEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
  });
});

describe('the progress line', () => {
  const shown = (isTTY: boolean, texts: readonly string[]) => {
    const written: string[] = [];
    const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    const line = new ProgressLine({ isTTY, write });
    for (const text of texts) line.show(text);
    line.end();
    return written;
  };

  test('is written over on a terminal', () => {
    expect(shown(true, ['1 of 2', '2 of 2'])).toStrictEqual(['\r\x1b[K1 of 2', '\r\x1b[K2 of 2', '\n']);
  });

  test('comes now and then elsewhere, and at the end', () => {
    expect(shown(false, ['1 of 3', '2 of 3', '3 of 3'])).toStrictEqual(['1 of 3\n', '3 of 3\n']);
    expect(shown(false, ['1 of 1'])).toStrictEqual(['1 of 1\n']);
    expect(shown(false, [])).toStrictEqual([]);
  });
});
