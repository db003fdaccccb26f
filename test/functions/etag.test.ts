import { describe, expect, it } from 'vitest';
import { assertAsRead, versionsOf } from '../../functions/api/etag.ts';
import { etagOf, matches } from '../../functions/shared/etag.ts';

const tag = etagOf('{"status":"queued"}', 7);

describe('the tag of what was read', () => {
  it('is another when anything in it is another, and for each version', () => {
    expect(tag).toMatch(/^"7-[0-9a-f]{24}"$/);
    expect(etagOf('{"status":"queued"}', 7)).toBe(tag);
    expect(new Set([tag, etagOf('{"status":"queued"}', 8), etagOf('{"status":"offered"}', 7)]).size).toBe(3);
    expect(etagOf('{"organizations":[]}')).toMatch(/^"[0-9a-f]{24}"$/);
  });

  it.each([
    ['itself', tag, true],
    ['itself as a weak one', `W/${tag}`, true],
    ['one of several', `"x", W/"y" ,${tag}`, true],
    ['whatever there is', '*', true],
    ['another', etagOf('{}', 7), false],
    ['itself without its quotes', tag.slice(1, -1), false],
    ['nothing', '', false],
  ])('RFC 9110 13.1.2 · If-None-Match: %s', (_, header, same) => expect(matches(header, tag)).toBe(same));

  it('no If-None-Match asks for nothing', () => expect(matches(undefined, tag)).toBe(false));
});

describe('the version a decision rests on', () => {
  it.each([
    ['its tag', tag, true],
    ['the tag of another’s view of the same version', etagOf('{"what":"others see"}', 7), true],
    ['one of several', `"x", ${etagOf('{}', 6)}, ${tag}`, true],
    ['whatever there is', '*', true],
    ['an older one', etagOf('{}', 6), false],
    ['its tag as a weak one, which promises too little', `W/${tag}`, false],
    ['its number alone', '"7"', false],
    ['the tag of a list, which has no version', etagOf('{}'), false],
    ['no tag at all', 'seven', false],
    ['nothing', '', false],
  ])('RFC 9110 13.1.1 · If-Match: %s', (_, header, goes) => {
    const run = () => assertAsRead(versionsOf(header), { version: 7 });
    if (goes) expect(run).not.toThrow();
    else expect(run).toThrow(expect.objectContaining({ name: 'ChangedMeanwhile' }));
  });

  it('no If-Match asks for nothing', () =>
    expect(() => assertAsRead(versionsOf(undefined), { version: 7 })).not.toThrow());
});
