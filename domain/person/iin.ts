const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const remainder = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0) % 11;

/**
 * Whether a text is an IIN or BIN with a right check digit: twelve digits, the last is the weighted sum of the others
 * modulo 11, with a second set of weights when the first gives 10; a number for which that gives 10 too is never issued.
 */
export const hasRightCheckDigit = (number: string): boolean => {
  if (!/^\d{12}$/.test(number)) return false;
  const digits = [...number].map(Number);
  const first = remainder(digits, firstWeights);
  const check = first === 10 ? remainder(digits, secondWeights) : first;
  return check === digits[11];
};
