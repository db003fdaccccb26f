import { expect, test, vi } from 'vitest';
import { live } from './episode.ts';
import { failuresIn } from './invariants/failures.ts';
import { View } from './invariants/view.ts';
import { captured, heard } from './logs.ts';
import { testWiring } from './wiring-of-test.ts';

const failed = (reason: string, code = 'event-failed') => ({ code, text: '', reason });

test('what another system tells may be refused; what we tell ourselves may be overtaken, and nothing else', () => {
  const refused = failed('WrongState: already-decided');
  expect(failuresIn('decision-made', [refused, failed('Conflict')])).toStrictEqual([]);
  expect(failuresIn('advance-queue', [refused, failed('Conflict')])).toStrictEqual(['WrongState: already-decided']);
  expect(failuresIn('decision-made', [failed('TypeError')])).toStrictEqual(['TypeError']);
  expect(failuresIn('remind', [failed('Unknown: application-not-found', 'due-failed')])).toHaveLength(1);
  expect(failuresIn('remind', [failed('TypeError', 'notice-skipped')])).toStrictEqual([]);
});

test('a message that was never ours fails by design, one of ours that is malformed does not', () => {
  const poison = 'malformed: id invalid_type; detail-type invalid_type; time invalid_type; detail invalid_type';
  expect(failuresIn('keep-journal', [failed(poison)])).toStrictEqual([]);
  expect(failuresIn('keep-journal', [failed('malformed: applicationId invalid_type')])).toHaveLength(1);
});

test('of what is logged at once each line is heard where it is said', async () => {
  const lines: Record<string, unknown[]> = { one: [], other: [] };
  const say = async (name: string): Promise<void> => {
    await Promise.resolve();
    console.info(name);
  };
  await captured(
    () => undefined,
    () => Promise.all(Object.entries(lines).map(([name, own]) => heard(own, () => say(name)))),
  );
  expect(lines).toStrictEqual({ one: ['one'], other: ['other'] });
});

test('a watch that fails is a violation of its own, and no word of it reaches what it watches', async () => {
  const written = vi.spyOn(View.prototype, 'written').mockImplementation(() => {
    throw new TypeError('nobody thought of this');
  });
  const { violation, answers } = await live(testWiring(), { seed: 39, organizations: 2, days: 2 });
  written.mockRestore();
  expect(violation).toMatchObject({
    rule: 'who watches understands what they see',
    found: expect.stringContaining('nobody thought of this'),
  });
  expect(answers).toStrictEqual({ '2xx': 1 });
});
