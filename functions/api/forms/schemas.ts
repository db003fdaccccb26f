import type { FormId } from '../../../events/forms/index.ts';

/** What is written into each form, as JSON Schema. It is generated: what makes it would be loaded at every start (docs/adr/0019). */
export const schemas: Readonly<Record<FormId, () => Promise<object>>> = {
  'inpatient-application': async () =>
    (await import('../../../events/documents/forms/inpatient-application.json', { with: { type: 'json' } })).default,
  'inpatient-medical-card': async () =>
    (await import('../../../events/documents/forms/inpatient-medical-card.json', { with: { type: 'json' } })).default,
  'semi-inpatient-application': async () =>
    (await import('../../../events/documents/forms/semi-inpatient-application.json', { with: { type: 'json' } }))
      .default,
  'semi-inpatient-medical-card': async () =>
    (await import('../../../events/documents/forms/semi-inpatient-medical-card.json', { with: { type: 'json' } }))
      .default,
  'home-application': async () =>
    (await import('../../../events/documents/forms/home-application.json', { with: { type: 'json' } })).default,
  'home-medical-card': async () =>
    (await import('../../../events/documents/forms/home-medical-card.json', { with: { type: 'json' } })).default,
  'survey-act': async () =>
    (await import('../../../events/documents/forms/survey-act.json', { with: { type: 'json' } })).default,
  'temporary-stay-application': async () =>
    (await import('../../../events/documents/forms/temporary-stay-application.json', { with: { type: 'json' } }))
      .default,
  'assessment-trafficking': async () =>
    (await import('../../../events/documents/forms/assessment-trafficking.json', { with: { type: 'json' } })).default,
  'assessment-domestic-violence': async () =>
    (await import('../../../events/documents/forms/assessment-domestic-violence.json', { with: { type: 'json' } }))
      .default,
  'rehabilitation-contract': async () =>
    (await import('../../../events/documents/forms/rehabilitation-contract.json', { with: { type: 'json' } })).default,
};
