import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { NotSimulated } from './errors.ts';

/** An item, or what a map holds, as DynamoDB's protocol writes it. In the database it is never changed, only replaced. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** Where a unit of UTF-16 stands among the bytes of UTF-8: surrogates are of characters that come behind all others. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** Which of two texts is first by the bytes of their UTF-8: negative when `one` is, 0 when they are the same. */
export const compareText = (one: string, other: string): number => {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place += 1) {
    const difference = rank(one.charCodeAt(place)) - rank(other.charCodeAt(place));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
};

/** Which of two values is first; nothing when they are of two types. */
export const compareValues = (one: AttributeValue, other: AttributeValue): number | undefined => {
  if (one.S !== undefined && other.S !== undefined) return compareText(one.S, other.S);
  if (one.N !== undefined && other.N !== undefined) return Number(one.N) - Number(other.N);
  return undefined;
};

const areEqualMaps = (one: Item, other: Item): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => isSame(one[name], other[name]));
};

/** Whether two values, or two that are not there, are the same. */
export const isSame = (one: AttributeValue | undefined, other: AttributeValue | undefined): boolean => {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  if (one.M && other.M) return areEqualMaps(one.M, other.M);
  if (one.L && other.L) {
    const { L: others } = other;
    return one.L.length === others.length && one.L.every((value, place) => isSame(value, others[place]));
  }
  if (one.BOOL !== undefined || one.NULL !== undefined) return one.BOOL === other.BOOL && one.NULL === other.NULL;
  return compareValues(one, other) === 0;
};

const plainNumber = /^(-?)(0|[1-9]\d*)(?:\.(\d*[1-9]))?$/;

/** Two digits are a byte, from the point to both sides without the zeros at the ends; with a byte for the exponent, and one for a minus. */
const sizeOfNumber = (number: string): number => {
  const [written, minus, whole = '', fraction = ''] = plainNumber.exec(number) ?? [];
  if (written === undefined) throw new NotSimulated(`the number ${number}, which DynamoDB would write otherwise`);
  if (number === '0') return 1;
  const digits = `${whole}${fraction}`.replace(/^0+|0+$/g, '').length;
  const beforePoint = whole === '0' ? fraction.search(/[1-9]/) : whole.length;
  return Math.ceil((digits + (beforePoint % 2)) / 2) + 1 + (minus ? 1 : 0);
};

const overhead = { container: 3, element: 1 };

/** In bytes, as DynamoDB counts. */
const sizeOfValue = ({ S, N, BOOL, NULL, M, L }: AttributeValue): number => {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return sizeOfNumber(N);
  if (BOOL !== undefined || NULL !== undefined) return 1;
  if (M) return overhead.container + overhead.element * Object.keys(M).length + sizeOfMap(M);
  if (L) return L.reduce((sum, value) => sum + overhead.element + sizeOfValue(value), overhead.container);
  throw new NotSimulated('a value that is binary or a set');
};

const sizeOfMap = (map: Item): number => {
  let size = 0;
  for (const name in map) {
    const value = map[name];
    if (value) size += Buffer.byteLength(name) + sizeOfValue(value);
  }
  return size;
};

const sizes = new WeakMap<Item, number>();

/** Of an item, in bytes, as DynamoDB counts it: for its limits, and for what it bills. */
export const sizeOf = (item: Item): number => {
  const known = sizes.get(item);
  if (known !== undefined) return known;
  const size = sizeOfMap(item);
  sizes.set(item, size);
  return size;
};
