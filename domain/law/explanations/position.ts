import type { Position } from '../../queue/position.ts';
import type { Blocked, PriorityClass, Setting } from '../../vocabulary.ts';
import { type CitedNorm, groundOf } from '../clauses.ts';
import type { LegalDate } from '../time.ts';
import { citation, withClause } from './citation.ts';
import { people } from './count.ts';
import { andThen, both, type Explanation, say } from './explanation.ts';

/** By which right somebody stands ahead. */
const rights: Readonly<Record<PriorityClass, Explanation>> = {
  'out-of-turn': say('кезектен тыс', 'вне очереди'),
  'first-of-all': say('бірінші кезекте', 'в первую очередь'),
  ordinary: say('жалпы кезек бойынша', 'в порядке общей очереди'),
};

/** Why an entry keeps its place and is offered none, and until what. */
const waits: Readonly<Record<Blocked, Explanation>> = {
  'isp-expired': say(
    'Оңалтудың жеке бағдарламасының (ОЖБ) мерзімі өткендіктен, ол жаңартылғанша сізге орын ұсынылмайды, бірақ кезегіңіз сақталады',
    'Срок вашей программы реабилитации (ИПР) истёк, поэтому до её обновления место вам не предлагают, но ваша очередь сохраняется',
  ),
  contraindications: say(
    'Медициналық карта бойынша шешім тоқтатыла тұр: қарсы көрсетілімдердің жоқ екенін растайтын карта ұсынылғанша сізге орын ұсынылмайды, бірақ кезегіңіз сақталады',
    'По медицинской карте решение приостановлено: пока не представлена карта об отсутствии противопоказаний, место вам не предлагают, но ваша очередь сохраняется',
  ),
};

/** Where that stands. */
const norms = { 'isp-expired': 'QUE-7', contraindications: 'QUE-10' } as const satisfies Record<Blocked, CitedNorm>;

const away = say(
  'Келу мерзіміңіз ауыстырылғандықтан, сол мерзім аяқталғанша босаған келесі орын – сіздікі',
  'Срок вашего прибытия перенесён, поэтому до его окончания следующее свободное место – ваше',
);

/** What an entry says of itself besides where it stands. */
type Standing = {
  blocked?: Blocked;
  away?: true;
  /** Why the organization may take nobody now (CAT-8). */
  obstacle?: Explanation;
};

/** The setting and the day that name the one clause. */
type Where = { setting: Setting; on: LegalDate };

const sourceOf = (norm: CitedNorm, { on, setting }: Where): string => groundOf(norm, on, setting).source;

const ahead = ({ position, reasons, source: order }: Position, offers: boolean): Explanation => {
  if (reasons.length === 0)
    return offers
      ? say(
          'Кезекте сіздің алдыңызда ешкім жоқ: орын босағанда сізге ұсынылады',
          'Впереди вас в очереди никого нет: когда место освободится, его предложат вам',
        )
      : say('Кезекте сіздің алдыңызда ешкім жоқ', 'Впереди вас в очереди никого нет');
  const total = people(reasons.reduce((sum, { count }) => sum + count, 0));
  return both((of) => {
    // The clause of the order itself stands at the end of the sentence: the group before it does not say the same again.
    const groups = reasons.map(({ priorityClass, count, source }, place) =>
      place === reasons.length - 1 && source === order
        ? `${of(rights[priorityClass])} – ${count}`
        : `${of(rights[priorityClass])} – ${count} (${of(citation(source))})`,
    );
    const standing = say(
      `Кезектегі нөміріңіз – ${position}, алдыңызда ${total.kk} бар`,
      `Ваш номер в очереди – ${position}, впереди вас ${total.ru}`,
    );
    return `${of(standing)}: ${groups.join(', ')}`;
  });
};

/**
 * QUE-11: how many stand ahead and by which right, with the clause of the order; and when no place is offered meanwhile,
 * why and until what (CAT-8, QUE-7, QUE-10), or why the next one is theirs (ARR-5).
 */
export const explainPosition = (
  position: Position,
  { blocked, away: isAway, obstacle }: Standing,
  where: Where,
): Explanation => {
  const standing = withClause(ahead(position, !blocked && !isAway && !obstacle), position.source);
  if (obstacle) return andThen(standing, obstacle);
  if (blocked) return andThen(standing, withClause(waits[blocked], sourceOf(norms[blocked], where)));
  return isAway ? andThen(standing, withClause(away, sourceOf('ARR-5', where))) : standing;
};
