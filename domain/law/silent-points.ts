/** What the product does where the text is silent: the norm of the register it serves, and why. */
export type SilentPoint = { readonly norm: string; readonly does: string; readonly reason: string };

/** Silent points that have no number in them. */
export const silentPoints: Readonly<Record<string, SilentPoint>> = {
  oneBedOnePerson: {
    norm: 'ADM-4',
    does: 'An admission to inpatient care ends another inpatient or temporary stay of the same person, one to service at home another service at home; to semi-inpatient care or service at home nobody is admitted while they live in inpatient care.',
    reason: 'The clauses name the settings that exclude each other and take for granted that nobody is in two beds.',
  },
  leavingInEverySetting: {
    norm: 'QUE-12',
    does: 'A turn is closed for the same reasons in every setting: own wish, admission that excludes it, death, a programme without the services, a cancelled decision.',
    reason: '263/2 cl.4, 13 say it of semi-inpatient care; the other standards name no reason to leave a queue.',
  },
  nobodyToPostpone: {
    norm: 'ARR-3',
    does: 'At home and in temporary stay no term to arrive moves, since there is none.',
    reason: '263/3 and 263/4 know no arrival.',
  },
  programmeInTemporaryStay: {
    norm: 'QUE-7',
    does: 'A programme that has run out blocks a turn in temporary stay as it does elsewhere.',
    reason: '263/4 asks for no programme; who has one is treated alike.',
  },
  paidEverywhere: {
    norm: 'ADM-6',
    does: 'A stay by a contract of one’s own is entered in every setting.',
    reason:
      '230 cl.13-5 speaks of semi-inpatient care; the endings of the other standards know a paid contract, but 263/4 does not.',
  },
  fileInEverySetting: {
    norm: 'FIL-1',
    does: 'A personal file by annex 3 is kept in every setting; outside semi-inpatient care it holds what the standard of the setting makes come together: 263/1 cl.8, 9, 263/3 cl.9, 263/4 cl.3, 4-2, 4-9, 8.',
    reason:
      '230 cl.23(2) lists the documents for semi-inpatient care alone, the form of annex 3 names no setting; the lists that order 308 gave the others are repealed. Nothing is asked for that no clause asks for, and nothing is refused for what is missing.',
  },
  numberOfTheFile: {
    norm: 'FIL-1',
    does: 'The number of a file is that of the row under which the organization first took the person in (annex 2, column 1); who comes again has the same, and after a transfer the file goes on under the number of the organization that received them.',
    reason:
      'The form has a number and the text does not say whose. A file that is there is continued, so its number stays; two organizations each count their own.',
  },
  documentsAreUploaded: {
    norm: 'FIL-1',
    does: 'A document in a file is a PDF, a JPEG or a PNG, and counts as there only after what came was seen to be what was announced.',
    reason: 'The text knows paper alone. These three are what scanners make, and every office can open them.',
  },
  fileOfTemporaryStay: {
    norm: 'FIL-1',
    does: 'Of temporary stay nobody but the organization sees a file; of any other, the authority of the region sees what is in it and what is missing, and no document.',
    reason:
      'Victims of violence and trafficking are sheltered among others (263/4 cl.4-10): if their files alone were closed, that would tell who they are. Oversight needs to know that a document is there, not to read a diagnosis.',
  },
  lateChoice: {
    norm: 'CHO-2',
    does: 'A choice made after its term counts; the decision stays valid and the department gets a task.',
    reason: 'The standards name no consequence of a term to choose that has run out.',
  },
  transferDeclined: {
    norm: 'TRA-1',
    does: 'Whose agreement is due may refuse a transfer, and who asked may take the request back; a leave or a suspension does so by itself. The recipient stays where they are, and it may be asked for again.',
    reason:
      'The standards want an agreement and do not say what follows without it. A leave or a suspension is not kept waiting for another office’s paper, and nobody is transferred while they are away.',
  },
  clausesThatTookOver: {
    norm: 'EDI-3',
    does: 'What order № 72 of 06.03.2025 added is applied before its entry too, and marked as not confirmed.',
    reason:
      'The order removed chapter 3 of each standard and clause 5 of the fourth, whose text is not in hand, and added clauses of the same matters: a duty towards a recipient is not dropped for want of a text.',
  },
  semiInpatientVacancy: {
    norm: 'ARR-2',
    does: 'A semi-inpatient place that falls vacant gives the same three working days as a place free at the choice.',
    reason: '263/2 cl.7 has this one term of arrival and does not speak of a place that falls vacant.',
  },
  inpatientPlaceHeld: {
    norm: 'ARR-5',
    does: 'An inpatient place is held until the moved term ends.',
    reason: '263/1 cl.7 moves the term and does not say, as 263/2 cl.7 does, that the next is taken in meanwhile.',
  },
  headOfQueueWhileAway: {
    norm: 'ARR-5',
    does: 'Who is away from semi-inpatient care on a moved term keeps the head of the queue until it ends.',
    reason: '263/2 cl.7 has the next taken in «ол болмаған уақытта» and says nothing of the one whose term still runs.',
  },
  noShow: {
    norm: 'ARR-7',
    does: 'Who does not arrive loses the turn, not the decision: they may choose or join the queue again, at its end.',
    reason: 'The standards say that the turn passes on and nothing of the one it passes from.',
  },
  orderOfClasses: {
    norm: 'QUE-6',
    does: 'Out of turn goes before first of all, and that before the rest; within a class the moment of joining decides, then the number of the registration.',
    reason: '«Кезектен тыс» and «бірінші кезекте» stand in two clauses (263/1 cl.7, 10) that do not rank each other.',
  },
  offerStands: {
    norm: 'QUE-6',
    does: 'An offer made is not revoked when somebody of a higher class joins.',
    reason: 'The place has been given in the order of its day; the offer sets a term that the recipient relies on.',
  },
  programmeExpired: {
    norm: 'QUE-7',
    does: 'While the programme has run out the entry keeps its place and gets no offer; the next able to take the place does.',
    reason: 'The former turn is kept by the text; what happens to a place that falls vacant meanwhile is not said.',
  },
  contraindications: {
    norm: 'QUE-10',
    does: 'While contraindications suspend the decision the place goes to the next and the turn is kept.',
    reason: '263/1 cl.7 suspends the decision until a new card and does not say what becomes of place and turn.',
  },
  queueOfTemporaryStay: {
    norm: 'QUE-1',
    does: 'When a temporary stay organization has no free place, who is granted one waits in the order of coming.',
    reason: '263/4 knows no queue by decision (TMP-1) and does not say what happens when every place is taken.',
  },
  positionExplained: {
    norm: 'QUE-11',
    does: 'Each recipient sees their place in the queue and who stands ahead by which norm, never by name.',
    reason: 'A queue that nobody can look into is not believed.',
  },
  language: {
    norm: 'SMS-1',
    does: 'Messages are in Kazakh or Russian, as the recipient asked; a representative gets them for whom they represent.',
    reason: 'The standards name the number and the purpose of the SMS, not its language.',
  },
  confidentialMessages: {
    norm: 'SMS-2',
    does: 'No message holds a diagnosis, an IIN or a category; those to victims in temporary stay name no organization.',
    reason: 'Confidentiality (263/1 cl.12(7), 263/4 cl.4-10): a telephone may be in another’s hand.',
  },
  waitingYear: {
    norm: 'END-9',
    does: 'A waiting year is twelve months from the ending. An application within it is refused at filing, with the first day on which it may be filed.',
    reason: 'The standards forbid the admission, not the application: a refusal at once spares the recipient the way.',
  },
  placeVacant: {
    norm: 'END-8',
    does: 'A place is vacant from the date of the ending and is offered at once, in every setting.',
    reason: '263/1 cl.7 speaks of the moment a place falls vacant; the other standards do not.',
  },
  paidServiceStays: {
    norm: 'ADM-4',
    does: 'Entering another setting ends service at the expense of the budget; paid service is left as it is.',
    reason: 'Double service is forbidden at the expense of the budget (263/2 cl.4).',
  },
  policeOfNoOrganization: {
    norm: 'TMP-6',
    does: 'Where the application names no organization that the person applied at, the department informs the police.',
    reason:
      '263/4 cl.4-10 obliges «уақытша болу және тұру ұйымдары» and is silent on an application that came to the department: somebody owes the word all the same, and who received the application has it.',
  },
  notATraffickingVictim: {
    norm: 'TMP-4',
    does: 'Who is not recognized a victim is refused, of trafficking as of domestic violence.',
    reason: '263/4 cl.4-4 refuses who is not recognized a victim of domestic violence and is silent on trafficking.',
  },
  otherSettingsOfOrder230: {
    norm: 'CAT-8',
    does: 'What chapter 3 of order 230 says of register, licence, paid service, journal and personal file holds in every setting.',
    reason: 'The copy holds the chapter on semi-inpatient organizations alone; the others are not in hand.',
  },
  organizationTakesNobody: {
    norm: 'CAT-8',
    does: 'Who waits for an organization that leaves the register, or was offered a place in one that may take nobody, does not lapse: they choose anew at once, and the department gets the task to help. While a licence has run out the turn is kept and nothing is offered.',
    reason: '230 cl.13-1…13-3 forbids the organization to take, and says nothing of those whom it was to take.',
  },
  cameOfAgeWaiting: {
    norm: 'CAT-1',
    does: 'A child who comes of age before the admission is offered no place for children: the turn is closed without a lapse, and the department gets the task to help.',
    reason: 'The standards bound the age of those served and are silent on who passes it while waiting.',
  },
  workingDays: {
    norm: 'CAL-1',
    does: 'A term in working days starts the day after the event and ends with its last day; calendar terms end on whatever day they end.',
    reason: 'The Civil and Labour Codes are not in hand.',
  },
  beforeJuly2023: {
    norm: 'EDI-1',
    does: 'A norm that the copy of the older rules does not hold is applied before 01.07.2023 as orders 230 and 263 have it, and says so.',
    reason: 'Of Rules 379 only what orders 472 and 308 reworded is in hand.',
  },
  wordingNotInHand: {
    norm: 'EDI-2',
    does: 'A clause reworded by an act whose text is not in hand is applied in its former wording, and says so.',
    reason: 'The editors’ notes of № 163 say which clauses change on 12.07.2026, not how.',
  },
};
