import { whenAsked } from '../when-asked.ts';
import type { Form, Listed, Words } from './form.ts';

type Registered = Listed & {
  /** The form itself, when it is asked for: a list needs none. */
  readonly load: () => Promise<Form>;
};

const words = (kk: string, ru: string): Words => ({ kk, ru });

/** The forms of order 263 by their ids: the applications, medical cards, act of survey, sheets of assessment and the contract. */
export const forms = {
  'inpatient-application': {
    title: words(
      'Стационарлық жағдайда арнаулы әлеуметтік қызметтер көрсетуге өтініш',
      'Заявление на оказание специальных социальных услуг в условиях стационара',
    ),
    source: '263/1 form 1',
    settings: ['inpatient'],
    load: whenAsked(async () => (await import('./inpatient-application.ts')).form),
  },
  'inpatient-medical-card': {
    title: words(
      'Стационарлық үлгідегі ұйымға арналған медициналық карта',
      'Медицинская карта для организации стационарного типа',
    ),
    source: '263/1 form 2',
    settings: ['inpatient'],
    load: whenAsked(async () => (await import('./inpatient-medical-card.ts')).form),
  },
  'semi-inpatient-application': {
    title: words(
      'Жартылай стационарлық жағдайда арнаулы әлеуметтік қызметтер көрсетуге өтініш',
      'Заявление на оказание специальных социальных услуг в условиях полустационара',
    ),
    source: '263/2 form 1',
    settings: ['semi-inpatient'],
    load: whenAsked(async () => (await import('./semi-inpatient-application.ts')).form),
  },
  'semi-inpatient-medical-card': {
    title: words(
      'Жартылай стационарлық үлгідегі ұйымға арналған медициналық карта',
      'Медицинская карта для организации полустационарного типа',
    ),
    source: '263/2 form 2',
    settings: ['semi-inpatient'],
    load: whenAsked(async () => (await import('./semi-inpatient-medical-card.ts')).form),
  },
  'home-application': {
    title: words(
      'Үйде арнаулы әлеуметтік қызметтер көрсетуге өтініш',
      'Заявление на оказание специальных социальных услуг на дому',
    ),
    source: '263/3 form 1',
    settings: ['home'],
    load: whenAsked(async () => (await import('./home-application.ts')).form),
  },
  'home-medical-card': {
    title: words('Үйде қызмет көрсетуге арналған медициналық карта', 'Медицинская карта для оказания услуг на дому'),
    source: '263/3 form 2',
    settings: ['home'],
    load: whenAsked(async () => (await import('./home-medical-card.ts')).form),
  },
  'survey-act': {
    title: words(
      'Тұрғын үй және материалдық-тұрмыстық жағдайларды зерттеу актісі',
      'Акт обследования жилищных и материально-бытовых условий',
    ),
    source: '263/3 form 3',
    settings: ['home'],
    categories: ['persons-with-disability', 'elderly'],
    load: whenAsked(async () => (await import('./survey-act.ts')).form),
  },
  'temporary-stay-application': {
    title: words(
      'Уақытша болу ұйымына қабылдау туралы өтініш',
      'Заявление о приёме в организацию временного пребывания',
    ),
    source: '263/4 form 1',
    settings: ['temporary-stay'],
    load: whenAsked(async () => (await import('./temporary-stay-application.ts')).form),
  },
  'assessment-trafficking': {
    title: words('Адам саудасының құрбанын бағалау парағы (нысан-1)', 'Лист оценки жертвы торговли людьми (форма-1)'),
    source: '263/4 form 1-1',
    settings: ['temporary-stay'],
    categories: ['trafficking-victim'],
    load: whenAsked(async () => (await import('./assessment-trafficking.ts')).form),
  },
  'assessment-domestic-violence': {
    title: words(
      'Тұрмыстық зорлық-зомбылық құрбанын бағалау парағы (нысан-2)',
      'Лист оценки жертвы бытового насилия (форма-2)',
    ),
    source: '263/4 form 1-1',
    settings: ['temporary-stay'],
    categories: ['domestic-violence-victim'],
    load: whenAsked(async () => (await import('./assessment-domestic-violence.ts')).form),
  },
  'rehabilitation-contract': {
    title: words('Оңалту туралы үлгілік шарт', 'Типовой договор о реабилитации'),
    source: '263/4 form 2',
    settings: ['temporary-stay'],
    load: whenAsked(async () => (await import('./rehabilitation-contract.ts')).form),
  },
} as const satisfies Record<string, Registered>;

export type FormId = keyof typeof forms;

/** The form of this id, if there is one. */
export const formOf = (id: string): (Registered & { id: FormId }) | undefined =>
  Object.hasOwn(forms, id) ? { ...forms[id as FormId], id: id as FormId } : undefined;
