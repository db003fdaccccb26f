import { CalendarYearMissing } from '../calendar.ts';
import type { LawEditionMissing } from '../law.ts';
import { withClause } from './citation.ts';
import { dayOf } from './date.ts';
import { type Explanation, say } from './explanation.ts';

const sentenceOf = (error: CalendarYearMissing | LawEditionMissing): Explanation => {
  if (error instanceof CalendarYearMissing)
    return say(
      `Жүйеде ${error.year} жылдың жұмыс күндері мен мерекелері әлі енгізілмеген, сондықтан мерзім болжап есептелмейді`,
      `В системе ещё нет рабочих и праздничных дней ${error.year} года, поэтому срок не считают наугад`,
    );
  const day = dayOf(error.date);
  return say(
    `Жүйеде ${day.kk.on} қолданылған нормалардың мәтіні жоқ, сондықтан шешім болжап шығарылмайды`,
    `В системе нет текста норм, действовавших ${day.ru}, поэтому решение не принимают наугад`,
  );
};

/** Why nothing could be counted or decided: what the law or its calendar says of that time is not in hand (CAL-1, EDI-1). */
export const explainMissing = (error: CalendarYearMissing | LawEditionMissing): Explanation =>
  withClause(sentenceOf(error), 'policy');
