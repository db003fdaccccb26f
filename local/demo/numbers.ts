import type { Sex } from './names.ts';
import type { Random } from './random.ts';

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** Eleven digits with their check digit, or nothing: numbers for which both sets of weights give 10 are not issued. */
export function withCheckDigit(digits: string): string | undefined {
  const remainder = (weights: readonly number[]): number =>
    weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11;
  const first = remainder(firstWeights);
  const check = first === 10 ? remainder(secondWeights) : first;
  return check === 10 ? undefined : `${digits}${check}`;
}

/** The seventh digit of an IIN: century and sex. */
const centuryAndSex = (birthDate: string, sex: Sex): number =>
  (birthDate < '2000' ? 3 : 5) + (sex === 'female' ? 1 : 0);

const operators = ['700', '701', '702', '705', '707', '708', '747', '771', '775', '776', '777', '778'];

/** Numbers that stand for one person or organization each: none is given out twice. */
export class Numbers {
  readonly #given = new Set<string>();

  /** @param birthDate `YYYY-MM-DD` */
  iin(random: Random, birthDate: string, sex: Sex): string {
    const born = birthDate.slice(2).replaceAll('-', '');
    return this.#once(() => withCheckDigit(`${born}${centuryAndSex(birthDate, sex)}${digits(random, 4)}`));
  }

  /** @param registered `YYYY-MM-DD` */
  bin(random: Random, registered: string): string {
    const month = registered.slice(2, 7).replace('-', '');
    return this.#once(() => withCheckDigit(`${month}40${digits(random, 5)}`));
  }

  /** A mobile number in E.164. After the operator come zeros, so that it is hardly anyone's who lives. */
  phone(random: Random): string {
    return this.#once(() => `+7${random.pick(operators)}000${digits(random, 4)}`);
  }

  #once(draw: () => string | undefined): string {
    for (;;) {
      const number = draw();
      if (number === undefined || this.#given.has(number)) continue;
      this.#given.add(number);
      return number;
    }
  }
}

const digits = (random: Random, count: number): string => String(random.int(0, 10 ** count - 1)).padStart(count, '0');
