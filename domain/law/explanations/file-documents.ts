import type { FileDocumentKind } from '../../records/file-documents.ts';
import { type Explanation, say } from './explanation.ts';
import { documents } from './names.ts';

/** The documents of a personal file, as the orders call them. */
export const fileDocuments: Readonly<Record<FileDocumentKind, Explanation>> = {
  application: documents.application,
  'medical-petition': documents['medical-petition'],
  referral: documents.referral,
  'identity-document': documents['identity-document'],
  'birth-certificate': documents['birth-certificate'],
  'vaccination-card': documents['vaccination-card'],
  'disability-certificate': say('мүгедектік туралы анықтама', 'справка об инвалидности'),
  'medical-card': documents['medical-card'],
  'pmp-conclusion': documents['pmp-conclusion'],
  'isp-extract': say(
    'абилитациялау мен оңалтудың жеке бағдарламасынан үзінді көшірме',
    'выписка из индивидуальной программы абилитации и реабилитации',
  ),
  'court-decision-incapacity': documents['court-decision-incapacity'],
  'pension-certificate': say('зейнетақы куәлігі', 'пенсионное удостоверение'),
  'veteran-certificate': say(
    'ардагер мәртебесін растайтын куәлік немесе өзге құжат',
    'удостоверение или иной документ, подтверждающий статус ветерана',
  ),
  'assessment-sheet': say('бағалау парағы', 'оценочный лист'),
  decision: say(
    'жергілікті атқарушы органның арнаулы әлеуметтік қызметтерді ұсыну туралы шешімі',
    'решение местного исполнительного органа о предоставлении специальных социальных услуг',
  ),
  contract: say('шарт', 'договор'),
  'admission-order': say('қабылдау туралы бұйрық', 'приказ о приёме'),
  'discharge-order': say('шығару туралы бұйрық', 'приказ о выбытии'),
  'individual-plan': say('жеке жоспар', 'индивидуальный план'),
  'monitoring-journal': say('мониторинг журналы', 'журнал мониторинга'),
};
