import { Temporal } from 'temporal-polyfill';
import type { Programme, Recipient } from './recipients.ts';

/** The bodies of what a recipient's department or the recipient sends. */

const reasons = {
  refused: {
    kk: 'Осы жағдайларда қызмет көрсетуге көрсетілімдер жоқ',
    ru: 'Нет показаний к обслуживанию в этих условиях',
  },
  withdrawn: { kk: 'Туыстарымның қолына көшемін', ru: 'Переезжаю к родственникам' },
};

export const applicationOf = ({ person, place, category, registers }: Recipient, today: string) => ({
  setting: place.body.setting,
  category,
  recipient: person,
  documents: ['application', 'identity-document', 'medical-card'].map((kind) => ({ kind, issuedOn: today })),
  registers,
  consent: { givenOn: today },
  filedOn: today,
});

export const decisionOf = ({ decided, person }: Recipient, number: string, date: string) => ({
  number,
  date,
  outcome: decided.granted ? ('granted' as const) : ('refused' as const),
  ...(!decided.granted && { reason: reasons.refused[person.language] }),
});

export const withdrawalOf = ({ person }: Recipient) => ({ reason: reasons.withdrawn[person.language] });

export const renewedProgrammeOf = ({ number, place, renews }: Recipient, today: string): Programme => ({
  number: `${number + 5000}-${today.slice(2, 4)}`,
  settings: [renews?.withService ? place.body.setting : 'home'],
  validTo: Temporal.PlainDate.from(today).add({ years: 2 }).toString(),
});
