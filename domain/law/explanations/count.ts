import type { Duration } from '../term.ts';
import { type Explanation, say } from './explanation.ts';

type Forms = readonly [one: string, few: string, many: string];

let plural: Intl.PluralRules | undefined;

/** 1 человек, 2 человека, 5 человек. */
const counted = (count: number, [one, few, many]: Forms): string => {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few, many };
  plural ??= new Intl.PluralRules('ru');
  return `${count} ${forms[plural.select(count)] ?? few}`;
};

/** A Kazakh noun stays in the singular after a number. */
export const people = (count: number): Explanation =>
  say(`${count} адам`, counted(count, ['человек', 'человека', 'человек']));

/** How old somebody is. */
export const age = (years: number): Explanation => say(`${years} жаста`, counted(years, ['год', 'года', 'лет']));

export const lengthOf = ({ value, unit }: Pick<Duration, 'value' | 'unit'>): Explanation => {
  switch (unit) {
    case 'working-days':
      return say(`${value} жұмыс күні`, counted(value, ['рабочий день', 'рабочих дня', 'рабочих дней']));
    case 'calendar-days':
      return say(
        `күнтізбелік ${value} күн`,
        counted(value, ['календарный день', 'календарных дня', 'календарных дней']),
      );
    case 'months':
      return say(`${value} ай`, counted(value, ['месяц', 'месяца', 'месяцев']));
  }
};
