import * as z from 'zod/mini';
import { iin, legalDate, line } from '../../primitives.ts';
import { described } from '../../schema.ts';

export const address = described(z.object({ region: line(80), locality: line(120), line: line(200) }), {
  id: 'Address',
});

export const personName = described(z.object({ family: line(80), given: line(80), patronymic: z.optional(line(80)) }), {
  id: 'PersonName',
});

export const phone = described(line(20), { description: 'A Kazakhstani mobile number', examples: ['+77011234567'] });

export const recipient = described(
  z.object({
    iin,
    name: personName,
    birthDate: legalDate,
    sex: z.pipe(
      z.enum(['male', 'female', 'm', 'f']),
      z.transform((sex) => (sex.startsWith('m') ? 'male' : 'female')),
    ),
    address,
    phone: z.optional(phone),
    language: z.enum(['kk', 'ru']),
    representative: z.optional(z.object({ iin, name: personName, phone, relation: line(60) })),
  }),
  { id: 'Recipient' },
);
