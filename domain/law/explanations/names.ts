import { both, type Explanation, same, say } from './explanation.ts';

/** The documents that an application may lack, as the standards call them. */
export const documents = {
  application: say('жазбаша өтініш', 'письменное заявление'),
  'medical-petition': say('медициналық ұйымның қолдаухаты', 'ходатайство медицинской организации'),
  referral: say('жазбаша жолдама', 'письменное направление'),
  'identity-document': say('жеке басын куәландыратын құжат', 'документ, удостоверяющий личность'),
  'medical-card': say('медициналық карта', 'медицинская карта'),
  'birth-certificate': say('туу туралы куәлік', 'свидетельство о рождении'),
  'vaccination-card': say('профилактикалық егу картасы', 'карта профилактических прививок'),
  'pmp-conclusion': say(
    'психологиялық-медициналық-педагогикалық консультация қорытындысының көшірмесі',
    'копия заключения психолого-медико-педагогической консультации',
  ),
  'court-decision-incapacity': say(
    'соттың әрекетке қабілетсіз деп тану туралы шешімінің көшірмесі',
    'копия решения суда о признании недееспособным',
  ),
  'victim-recognition': say('жәбірленуші деп тану туралы құжат', 'документ о признании потерпевшим'),
  'valid-absence-reason': say('дәлелді себепті растайтын құжат', 'документ об уважительной причине'),
  'court-decision-capacity-restored': say(
    'соттың әрекетке қабілеттілікті қалпына келтіру туралы шешімі',
    'решение суда об отмене ограничения дееспособности',
  ),
} as const satisfies Record<string, Explanation>;

/** What there must be for somebody to be let go to a home of their own (END-1, END-6). */
const circumstances: Readonly<Record<string, Explanation>> = {
  improvement: say('денсаулығының жақсарғаны', 'улучшение здоровья'),
  housing: say('тұратын үйінің болуы', 'жильё'),
  means: say('өмір сүруге қаражатының болуы', 'средства на жизнь'),
};

const names: Readonly<Record<string, Explanation>> = { ...documents, ...circumstances };

/** Documents and circumstances by name, one after the other; a name that is not ours is repeated as it is. */
export const named = (list: readonly string[]): Explanation =>
  both((of) =>
    list.map((name) => of(Object.hasOwn(names, name) ? (names[name] ?? same(name)) : same(name))).join(', '),
  );
