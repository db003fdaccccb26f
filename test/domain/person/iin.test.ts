import { expect, test } from 'vitest';
import { hasRightCheckDigit } from '../../../domain/person/iin.ts';

const digits = [...'0123456789'];

// The weighted sums modulo 11, worked out by hand: of the first weights alone, or of both when the first give 10.
test.each([
  ['90010130000', 'the first weights give 7', ['7']],
  ['90010130081', 'the first give 10, the second 1', ['1']],
  ['90010130082', 'the first give 10, the second 3', ['3']],
  ['90010130080', 'both give 10: such a number is never issued', []],
])('APP-1 · %s: %s', (head, _why, right) => {
  expect(digits.filter((digit) => hasRightCheckDigit(`${head}${digit}`))).toStrictEqual(right);
});

test.each([
  ['eleven digits', '90010130000'],
  ['a digit more behind', '9001013000070'],
  ['a digit more in front', '0900101300007'],
  ['a letter', '9001013000x7'],
])('APP-1 · %s is no IIN', (_what, text) => {
  expect(hasRightCheckDigit(text)).toBe(false);
});
