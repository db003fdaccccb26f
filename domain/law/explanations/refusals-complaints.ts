import { say } from './explanation.ts';
import { notYet, type Sentence } from './sentence.ts';

/** Why a complaint or a proposal is not entered in the book, or not answered. */
export const complaints = {
  'no-case-there': say(
    'Көрсетілген іс бұл ұйымға қатысты емес, шағымды өзіңіз қызмет алып жүрген немесе таңдаған ұйымның кітабына жаза аласыз',
    'Указанное дело не относится к этой организации, жалобу можно оставить в книге той организации, которую вы выбрали или где получаете услуги',
  ),
  'complaint-in-the-future': notYet('Шағым жазылған деп көрсетілген күн', 'Дата жалобы'),
  'complaint-answered': say(
    'Бұл шағымға немесе ұсынысқа жауап берілген',
    'На эту жалобу или предложение уже дан ответ',
  ),
  'complaint-not-found': say(
    'Кітапта мұндай нөмірлі шағым немесе ұсыныс жоқ',
    'В книге нет жалобы или предложения с таким номером',
  ),
} as const satisfies Record<string, Sentence>;
