import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../local/resources/event-pattern.ts';

const event = {
  source: 'hospital.almaty',
  'detail-type': 'BedVacated',
  detail: { organizationId: 'o-1', count: 2, ward: null, tags: ['urgent', 'night'] },
};

describe('an event pattern', () => {
  test.each([
    ['an exact value', { 'detail-type': ['BedVacated'] }, true],
    ['one of several', { 'detail-type': ['Other', 'BedVacated'] }, true],
    ['another value', { 'detail-type': ['Other'] }, false],
    ['a number', { detail: { count: [2] } }, true],
    ['a number that is written as text', { detail: { count: ['2'] } }, false],
    ['null', { detail: { ward: [null] } }, true],
    ['an item of a list', { detail: { tags: ['night'] } }, true],
    ['a prefix', { source: [{ prefix: 'hospital.' }] }, true],
    ['another prefix', { source: [{ prefix: 'police.' }] }, false],
    ['anything but a value', { source: [{ 'anything-but': 'kezek' }] }, true],
    ['anything but that value', { source: [{ 'anything-but': ['kezek', 'hospital.almaty'] }] }, false],
    ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'hospital.' } }] }, false],
    ['anything but, where there is nothing', { region: [{ 'anything-but': 'x' }] }, false],
    ['a field that is there', { detail: { organizationId: [{ exists: true }] } }, true],
    ['a field that is not there', { detail: { applicationId: [{ exists: false }] } }, true],
    ['a field that should not be there', { detail: { organizationId: [{ exists: false }] } }, false],
    ['all fields together', { source: ['hospital.almaty'], detail: { count: [3] } }, false],
    ['a field below nothing', { missing: { deep: ['x'] } }, false],
  ])('%s', (_, pattern, matches) => {
    expect(compilePattern(pattern)(event)).toBe(matches);
  });

  test.each([
    [{ source: [{ suffix: '.kz' }] }, 'the pattern operator suffix at "source" is not known'],
    [{ $or: [] }, 'the pattern operator $or is not known'],
    [{ source: 'kezek' }, 'the event pattern at "source" is not an object'],
  ])('an operator it does not know stops the start: %j', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(message);
  });
});
