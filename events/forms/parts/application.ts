import * as z from 'zod/mini';
import { legalDate, line } from '../../primitives.ts';
import { checked } from '../../schema.ts';
import { field, list, words } from '../form.ts';

/** What the applications of several settings ask for in the same words. */

export const departmentBin = field(
  'Бизнес-сәйкестендіру нөмірі',
  'Бизнес-идентификационный номер',
  z.optional(checked(z.string(), z.regex(/^\d{12}$/, 'is no BIN: it has twelve digits'))),
);

export const documents = (most: number) =>
  field('Мынадай құжаттарды қоса беріп отырмын', 'Прилагаю следующие документы', list(line(120), most));

/** The ten numbered lines of the forms. */
export const tenDocuments = Array.from(
  { length: 5 },
  (_, pair) => `${pair * 2 + 1}) {documents.${pair * 2}} ${pair * 2 + 2}) {documents.${pair * 2 + 1}}`,
).join('\n');

/** APP-5: the application is the consent, and its day that of the signature. */
export const signedOn = (kk: string) => field(kk, 'Дата подписания', legalDate);

export const acceptedBy = (kk: string, ru: string) => field(kk, ru, z.optional(line(250)));

export const acceptedOn = (kk: string) => field(kk, 'Дата приёма документов', z.optional(legalDate));

/** The consent to look into the registers, in the words that four forms share. */
export const registersConsent = words(
  'Осымен арнаулы әлеуметтік қызметтер көрсету, мемлекеттік органдардың ақпараттық жүйелеріндегі тиісті ақпаратты тексеру, сәйкестікке келтіру және жаңарту құқығын айқындау үшін еңбекке қабілетті кәмелетке толған балалары, жұбайы(зайыбы) туралы ақпаратты пайдалануға, сондай-ақ мен көрсеткен, ақпараттық жүйелерден алынған мәліметтер мен мәліметтерді пайдалануға (беруге), менің мәртебем, менің мүддемде арнаулы әлеуметтік қызметтерді алушы ретінде, оның ішінде арнаулы әлеуметтік қызметтердің кепілдік берілген көлемін ұсыну үшін.',
  'Настоящим даю согласие на использование сведений о трудоспособных совершеннолетних детях, супруге (супруге) для определения права на получение специальных социальных услуг, для проверки, приведения в соответствие и обновления сведений в информационных системах государственных органов, а также на использование (передачу) сведений, указанных мною и полученных из информационных систем, о моём статусе получателя специальных социальных услуг – в моих интересах, в том числе для предоставления гарантированного объёма специальных социальных услуг.',
);

export const falseInformation = words(
  'Жалған ақпарат пен дәйексіз (жасанды) құжаттар бергенім үшін жауапкершілік туралы ескертілдім.',
  'Об ответственности за представление ложных сведений и недостоверных (поддельных) документов предупреждён (предупреждена).',
);
