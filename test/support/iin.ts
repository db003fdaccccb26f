/** A well-formed IIN of somebody born on 5 May 1950, different for every number. */
export const iinOf = (number: number): string => {
  for (let serial = number * 10; ; serial += 1) {
    const head = `5005053${String(serial % 10_000).padStart(4, '0')}`;
    const sum = (weights: readonly number[]) =>
      [...head].reduce((total, digit, place) => total + Number(digit) * (weights[place] ?? 0), 0) % 11;
    const first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const check = first === 10 ? sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first;
    if (check !== 10) return `${head}${check}`;
  }
};
