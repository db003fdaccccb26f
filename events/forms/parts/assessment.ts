import * as z from 'zod/mini';
import { line } from '../../primitives.ts';
import { type Block, field, fullName, type Row, text, words } from '../form.ts';

/** What both sheets of assessment have: whose it is, what it comes to, and who signs (TMP-3, 263/4 form 1-1). */

const namedThere = {
  kk: 'тегі, аты, әкесінің аты (бар болса), лауазымы, күні',
  ru: 'фамилия, имя, отчество (при его наличии), должность, дата',
};

export const people = (assessed: string, specialist: string, recognized: string, notRecognized: string) => ({
  recipientName: field(assessed, 'Фамилия, имя, отчество (при его наличии) оцениваемого лица', fullName, {
    known: 'recipientName',
  }),
  conclusion: field(recognized, 'Вывод', z.enum(['recognized', 'not-recognized']), {
    options: {
      recognized: words(recognized, 'признаётся пострадавшим'),
      'not-recognized': words(notRecognized, 'не признаётся пострадавшим'),
    },
  }),
  specialist: field(specialist, 'Специалист организации', line(250)),
  departmentRepresentative: field(
    'Аудандық (қалалық) жұмыспен қамту және әлеуметтік бағдарламалар уәкілетті органының өкілі',
    'Представитель уполномоченного органа занятости и социальных программ района (города)',
    line(250),
  ),
  policeRepresentative: field('Ішкі істер органының өкілі', 'Представитель органа внутренних дел', line(250)),
});

/** A criterion by its number and its words. */
export type Criterion = readonly [number: string, kk: string, ru: string];

export const numbered = ([number, kk, ru]: Criterion, cell: string): Row => ({
  cells: [words(number, number), words(kk, ru), words(cell, cell)],
});

export const section = ([number, kk, ru]: Criterion): Row => ({
  as: 'section',
  cells: [words(number, number), words(kk, ru)],
});

/** The person is named in one of two sentences. */
export const conclusions = (recognized: { kk: string; ru: string }, not: { kk: string; ru: string }): Block[] =>
  (['recognized', 'not-recognized'] as const).map((conclusion) => {
    const said = conclusion === 'recognized' ? recognized : not;
    const blank = `{recipientName?conclusion=${conclusion}}`;
    return text(
      `${blank}\n(Бағаланатын адамның тегі, аты, әкесінің аты (бар болса)\n${said.kk}`,
      `${blank}\n(фамилия, имя, отчество (при его наличии) оцениваемого лица)\n${said.ru}`,
    );
  });

const signed = `(қолы) (${namedThere.kk})`;
const signedRu = `(подпись) (${namedThere.ru})`;

export const signatures = (specialist: string, specialistRu: string, police: 'inline' | 'below'): Block[] => [
  text(`${specialist} {_} {specialist}\n${signed}`, `${specialistRu} {_} {specialist}\n${signedRu}`),
  text(
    `Аудандық (қалалық) жұмыспен қамту және әлеуметтік бағдарламалар уәкілетті органының өкілі\n{departmentRepresentative}\n${signed}`,
    `Представитель уполномоченного органа занятости и социальных программ района (города)\n{departmentRepresentative}\n${signedRu}`,
  ),
  text(
    `Ішкі істер органының өкілі${police === 'inline' ? ' ' : '\n'}{policeRepresentative}\n${signed}`,
    `Представитель органа внутренних дел\n{policeRepresentative}\n${signedRu}`,
  ),
];
