/** Who calls. `operator` runs the system and has no case, organization or region: what is not open to all is not theirs. */
export const roles = ['citizen', 'department', 'organization', 'authority', 'operator'] as const;

export type Role = (typeof roles)[number];

/** The one claim of a token that says which citizen, department, organization or region its role is of. */
export const scopeClaim = {
  citizen: 'iin',
  department: 'departmentId',
  organization: 'organizationId',
  authority: 'regionId',
  operator: undefined,
} as const satisfies Record<Role, string | undefined>;

/**
 * How somebody must stand to what they act on, and whose standing it is. `foreign`: the answer to anybody of that role who
 * does not stand so: 404 where even its being there is not theirs to know, 403 where that is public; 200 where each is
 * shown their own and nothing else.
 */
export const scopes = {
  themself: { of: ['citizen'], foreign: 200, means: 'their own record, and no other' },
  'own-case': { of: ['citizen'], foreign: 404, means: 'a case of their own, or of somebody they represent' },
  'files-here': { of: ['department'], foreign: 200, means: 'the application becomes the department’s that files it' },
  anybody: {
    of: ['citizen', 'department', 'organization', 'authority'],
    foreign: 200,
    means: 'whoever has a token: nothing of ours is shown or kept',
  },
  'filed-here': { of: ['department'], foreign: 404, means: 'the application was filed at this department' },
  'case-here': {
    of: ['organization'],
    foreign: 404,
    means: 'the application chose this organization, or the person applied at it',
  },
  'chosen-here': { of: ['organization'], foreign: 404, means: 'the application chose this organization' },
  'stay-here': { of: ['organization'], foreign: 404, means: 'the recipient stays in this organization' },
  'handover-here': {
    of: ['organization'],
    foreign: 404,
    means: 'the recipient stays in this organization, or was transferred from it last',
  },
  'file-in-region': {
    of: ['authority'],
    foreign: 404,
    means:
      'the region of the organization that the recipient stays in; of temporary stay nobody but the organization, for a file may be a victim’s',
  },
  'case-in-region': {
    of: ['authority'],
    foreign: 404,
    means:
      'the region where the recipient lives, where the organization is that they applied at or chose, or where a transfer is to go',
  },
  'transfer-here': {
    of: ['organization'],
    foreign: 404,
    means: 'the organization that sends the recipient, or is asked to take them',
  },
  'transfer-in-region': {
    of: ['authority'],
    foreign: 404,
    means: 'the region of the organization that sends, or that is asked',
  },
  itself: { of: ['organization'], foreign: 403, means: 'the organization itself' },
  'in-region': { of: ['authority'], foreign: 403, means: 'the region of the organization’s address' },
  'looks-here': {
    of: ['department'],
    foreign: 403,
    means: 'the department that runs the organization, and looks at its book of complaints',
  },
  'own-duties': {
    of: ['department', 'organization'],
    foreign: 200,
    means: 'what this office owes, and no other',
  },
  'duties-in-region': { of: ['authority'], foreign: 200, means: 'what the offices of this region owe, and no other' },
  'own-region': { of: ['authority'], foreign: 200, means: 'the numbers of this region, and of no other' },
  'own-duty': {
    of: ['department', 'organization', 'authority'],
    foreign: 404,
    means: 'the duty is this office’s own',
  },
} as const satisfies Record<string, { of: readonly Role[]; foreign: 200 | 403 | 404; means: string }>;

export type Scope = keyof typeof scopes;

/** The roles that a scope is of. */
export type RoleOf<S extends Scope> = (typeof scopes)[S]['of'][number];

/** The scopes that a role can have. */
type ScopeFor<R extends Role> = { [S in Scope]: R extends RoleOf<S> ? S : never }[Scope];

/** role × action × scope: who may do what, and of whose. What is not named is refused; a scope of another role does not compile. */
export const authority = {
  registerOrganization: { authority: 'in-region' },
  deregisterOrganization: { authority: 'in-region' },
  vacateBeds: { organization: 'itself' },
  seeQueue: { organization: 'itself', authority: 'in-region' },
  seeJournal: { organization: 'itself', authority: 'in-region' },
  // A citizen and a department name the case; an organization enters from paper.
  complain: { citizen: 'own-case', department: 'filed-here', organization: 'itself' },
  seeComplaints: { department: 'looks-here', organization: 'itself', authority: 'in-region' },
  answerComplaint: { department: 'looks-here', organization: 'itself', authority: 'in-region' },
  seeOutcomes: { organization: 'itself', authority: 'in-region' },
  seeStatistics: { authority: 'own-region' },
  seeEquipment: { organization: 'itself', authority: 'in-region' },
  // And the case must have chosen it.
  admit: { organization: 'itself' },
  beginPaidStay: { organization: 'itself' },
  changeStay: { organization: 'stay-here' },
  keepVisits: { organization: 'stay-here' },
  // 263/3 cl.19-2: the record stands with the recipient, or with who represents them.
  seeVisits: { citizen: 'own-case', organization: 'stay-here' },
  transfer: { organization: 'transfer-here', authority: 'transfer-in-region' },
  discharge: { organization: 'stay-here' },
  // What is planned with somebody, and how they fare, is between them and those who serve them.
  seePlan: { citizen: 'own-case', organization: 'stay-here' },
  // The authority sees what is in a file and what is missing, and no document.
  seeFile: { organization: 'stay-here', authority: 'file-in-region' },
  seeTransferAct: { organization: 'handover-here' },
  announceDocument: { organization: 'stay-here' },
  receiveDocument: { organization: 'stay-here' },
  seeDocument: { organization: 'stay-here' },
  fileApplication: { department: 'files-here' },
  seeApplication: {
    citizen: 'own-case',
    department: 'filed-here',
    organization: 'case-here',
    authority: 'case-in-region',
  },
  // It shows a person, and oversight needs no form: the authority has none.
  prefillForm: { citizen: 'own-case', department: 'filed-here', organization: 'case-here' },
  printForm: {
    citizen: 'anybody',
    department: 'anybody',
    organization: 'anybody',
    authority: 'anybody',
  },
  decide: { department: 'filed-here' },
  cancelDecision: { department: 'filed-here' },
  // QUE-10: nobody certifies their own fitness; the card is presented to an office.
  presentMedicalCard: { department: 'filed-here', organization: 'chosen-here' },
  confirmStillWaiting: { citizen: 'own-case', department: 'filed-here' },
  choose: { citizen: 'own-case', department: 'filed-here' },
  postpone: { citizen: 'own-case', department: 'filed-here' },
  withdraw: { citizen: 'own-case', department: 'filed-here' },
  renewProgramme: { department: 'filed-here' },
  seeObligations: { department: 'own-duties', organization: 'own-duties', authority: 'duties-in-region' },
  completeObligation: { department: 'own-duty', organization: 'own-duty', authority: 'own-duty' },
  seeThemself: { citizen: 'themself' },
} as const satisfies Record<string, { [R in Role]?: ScopeFor<R> }>;

export type Action = keyof typeof authority;
