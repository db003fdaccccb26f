import type { Errand } from './errands.ts';
import type { Invocations } from './invocations.ts';
import type { Past } from './past.ts';

/** What came of an errand, and what is to be done because of it. */
type Done = { past: Past; answer: unknown; news: Errand[] };

/** Does one errand with nobody else at work. @throws when it fails: nothing stands in its way */
const alone = async (invocations: Invocations, before: Past, errand: Errand): Promise<Done> => {
  let past = before;
  let point = await invocations.beginningOf(errand);
  const news: Errand[] = [];
  for (let [call] = point.calls; call; [call] = point.calls) {
    const carried = await past.carryOut(call, errand);
    if (carried.past !== past) news.push(...carried.past.errands);
    past = carried.past;
    point = await point.after(call, carried.answer);
  }
  const { answer, isDone = false } = point.end ?? {};
  if (!isDone) throw new Error(`${errand.id} failed: ${JSON.stringify(answer)}`);
  return { past, answer, news };
};

/**
 * Does errands one after the other, and then what is to be done because of them, until nothing is; but not those of a
 * function that is held back. Tells what they answered, in their order.
 */
export const inTurn = async (
  invocations: Invocations,
  before: Past,
  errands: readonly Errand[],
  heldBack?: Errand['name'],
): Promise<{ past: Past; answers: unknown[]; held: Errand[] }> => {
  let past = before;
  const answers: unknown[] = [];
  const held: Errand[] = [];
  const waiting = [...errands];
  for (let errand = waiting.shift(); errand; errand = waiting.shift()) {
    if (errand.name === heldBack) {
      held.push(errand);
      continue;
    }
    const done = await alone(invocations, past, errand);
    past = done.past;
    answers.push(done.answer);
    waiting.push(...done.news);
  }
  return { past, answers, held };
};
