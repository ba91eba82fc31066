/** The job roles that a grant can give (D-39); administrators of system, security and audit are apart. */
export const roles = [
  'counter-clerk',
  'counter-supervisor',
  'reviewer',
  'approver',
  'manager',
  'internal-checker',
  'agency-head',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'shield-officer',
  'archivist',
] as const
export type Role = (typeof roles)[number]

/** 岗位: a staff member never holds two of them at one agency (D-39). */
export const posts = ['business', 'fund-finance', 'data', 'audit'] as const
export type Post = (typeof posts)[number]

/** The post that each role belongs to: nobody chooses it, or one could pass as two by calling it otherwise. */
export const postOf: Readonly<Record<Role, Post>> = {
  'counter-clerk': 'business',
  'counter-supervisor': 'business',
  reviewer: 'business',
  approver: 'business',
  manager: 'business',
  'agency-head': 'business',
  'system-administrator': 'data',
  'security-administrator': 'data',
  'internal-checker': 'audit',
  'audit-administrator': 'audit',
  'shield-officer': 'business',
  archivist: 'business',
}

/** The way a request takes to the data; each is a database role with policies of its own (D-1). */
export type Path = 'person' | 'counter' | 'employer' | 'client' | 'office' | 'oversight' | 'worker'

/** Names the path of a request where the grants of its sender open several; without it the oldest grant decides. */
export const pathHeader = 'tongban-path'

/** Names the employer of a request on the path `employer`, where its address (`:subject`) does not. */
export const employerHeader = 'tongban-employer'

/** Names the person for whom one acts on the path `person`; without it and without another's address one acts for oneself. */
export const forHeader = 'tongban-for'

/** What who is signed in may do; each route of the contracts names one. */
export const acts = [
  'absences.keep',
  'absences.own',
  'accounts.bind',
  'accounts.own',
  'agencies.keep',
  'agencies.read',
  'analytics.read',
  'analytics.read-people',
  'analytics.report',
  'archives.approve',
  'archives.keep',
  'archives.read',
  'archives.supervise',
  'audit.own',
  'audit.read',
  'calendar.publish',
  'calendar.read',
  'catalogue.draft',
  'catalogue.publish',
  'catalogue.read',
  'catalogue.read-drafts',
  'cases.accept',
  'cases.authorise',
  'cases.counterfoil',
  'cases.decide',
  'cases.extend',
  'cases.hand-in',
  'cases.hand-over',
  'cases.inbox',
  'cases.read',
  'cases.review',
  'cases.route',
  'cases.settle',
  'cases.sign',
  'cases.urge',
  'cases.withdraw',
  'clients.keep',
  'clients.own',
  'confirmations.answer',
  'drafts.own',
  'login.own',
  'login.end-others',
  'login.staff',
  'mandates.client',
  'mandates.grant',
  'mandates.own',
  'mandates.personal',
  'mandates.take-back',
  'materials.read',
  'materials.stage',
  'mergers.ask',
  'mergers.decide',
  'mergers.read',
  'messages.by-hand',
  'messages.mend',
  'messages.own',
  'messages.relay',
  'outlets.confirm',
  'outlets.grants',
  'outlets.keep',
  'outlets.propose',
  'papers.deliver',
  'papers.read',
  'papers.sign-for',
  'parameters.draft',
  'parameters.publish',
  'parameters.read',
  'people.copy',
  'people.read',
  'people.confirm-document',
  'search.find',
  'ratings.answer',
  'ratings.ask',
  'ratings.give',
  'roster.read',
  'running.mend',
  'running.read',
  'shields.keep',
  'staff.apply-grant',
  'staff.ask-renewal',
  'staff.check-grant',
  'staff.check-kin',
  'staff.confirm-renewal',
  'staff.head-grant',
  'staff.keep',
  'staff.own-kin',
  'staff.read',
  'staff.request-grant',
  'teams.keep',
  'training.reset',
  'visits.open',
  'wordings.draft',
  'wordings.publish',
  'wordings.read',
] as const
export type Act = (typeof acts)[number]

const everyone = [
  'login.own',
  'staff.own-kin',
  'login.staff',
  'agencies.read',
  'calendar.read',
  'catalogue.read',
  'training.reset',
] as const satisfies readonly Act[]
const counter = [
  ...everyone,
  'visits.open',
  'accounts.bind',
  'confirmations.answer',
  'mandates.grant',
  'mandates.personal',
  'mandates.take-back',
  'people.read',
  'roster.read',
  'materials.stage',
  'materials.read',
  'cases.hand-in',
  'cases.accept',
  'cases.withdraw',
  'cases.urge',
  'cases.settle',
  'cases.counterfoil',
  'cases.read',
  'papers.read',
  'papers.deliver',
  'ratings.ask',
  'messages.relay',
] as const satisfies readonly Act[]
const office = [
  ...everyone,
  'absences.own',
  'cases.hand-over',
  'cases.inbox',
  'cases.read',
  'cases.sign',
  'materials.read',
  'papers.read',
  'papers.deliver',
  'people.read',
  'search.find',
] as const satisfies readonly Act[]

const direction = [
  ...everyone,
  'absences.keep',
  'analytics.read',
  'analytics.report',
  'cases.read',
  'cases.urge',
  'outlets.grants',
  'parameters.draft',
  'parameters.publish',
  'parameters.read',
  'ratings.answer',
  'search.find',
  'staff.read',
] as const satisfies readonly Act[]

/** What who works here does before his first grant and after his last: he signs in and out, and is told whom to ask for one. */
export const ofUngranted: readonly Act[] = ['login.own', 'login.staff']

/** What everybody may do for himself, on the path `person`; nobody gives or takes it. */
export const ofPeople: readonly Act[] = [
  'accounts.bind',
  'accounts.own',
  'agencies.read',
  'audit.own',
  'catalogue.read',
  'cases.hand-in',
  'cases.read',
  'cases.urge',
  'cases.withdraw',
  'confirmations.answer',
  'drafts.own',
  'login.own',
  'mandates.client',
  'mandates.own',
  'mandates.personal',
  'mandates.take-back',
  'materials.read',
  'materials.stage',
  'messages.own',
  'papers.read',
  'papers.sign-for',
  'people.copy',
  'people.read',
  'ratings.give',
]

/** What somebody whose matters are his guardian's still does himself, beside reading: his login, what he is told, what he gave before, which he takes back, and what he says of us. */
export const ofWards: readonly Act[] = [
  'accounts.bind',
  'accounts.own',
  'login.own',
  'mandates.take-back',
  'messages.own',
  'ratings.give',
]

/** 回避: himself, husband or wife, parent, child. */
export const kinRelations = ['self', 'spouse', 'parent', 'child'] as const

/** 家人, 监护人, 受托人: as what somebody acts for another person. */
export const personalMandates = ['family', 'guardian', 'proxy'] as const
export type PersonalMandate = (typeof personalMandates)[number]

/** 授权最长: months after which a mandate ends at the latest; a new one is given then. Set by this product, by no law. */
export const mandateMonthsAtMost: Readonly<Record<PersonalMandate, number>> = {
  family: 36,
  proxy: 12,
  guardian: 60,
}

/** What such a mandate opens on the path `person`, for the one whom the request names. */
export const ofPersonalMandates: readonly Act[] = [
  'agencies.read',
  'catalogue.read',
  'cases.hand-in',
  'cases.read',
  'cases.urge',
  'cases.withdraw',
  'drafts.own',
  'mandates.take-back', // a guardian alone; whoever else gives up his own
  'materials.read',
  'materials.stage',
  'papers.read',
  'people.read',
]

/** What nobody does for another person, whatever the mandate says, and why; the rest of {@link ofPeople}. */
export const neverByMandate: Readonly<Partial<Record<Act, string>>> = {
  'accounts.bind': '谁能登录办他的事，只能由本人定：加一个手机号就等于换了一个人。',
  'accounts.own': '登录是各人自己的。',
  'login.own': '登录是各人自己的。',
  'audit.own': '谁看过记录，只告诉本人：代办的人看了也要留给本人看。',
  'confirmations.answer': '单位写的对不对，只有本人知道。',
  'mandates.client': '让别的系统代办，是再授一次权。',
  'mandates.own': '替单位办事的授权是给代办人本人的。',
  'mandates.personal': '授权不能再转授，也不能替本人加。',
  'messages.own': '发给本人的消息由本人看；代办的人在办件里看进度。',
  'people.copy': '副本里有本人的全部信息，还有谁看过：只交给本人；代办的人逐页看。',
  'papers.sign-for': '签收从那天起算复议和起诉的期限，要本人知道。',
  'ratings.give': '评价是本人的话。',
}

/** 经办人, and the principal (法定代表人) who appoints him. */
export const employerMandates = ['principal', 'clerk'] as const
export type EmployerMandate = (typeof employerMandates)[number]

const ofClerks: readonly Act[] = [
  'audit.own',
  'cases.hand-in',
  'cases.read',
  'cases.withdraw',
  'drafts.own',
  'materials.read',
  'materials.stage',
  'messages.own',
  'papers.read',
  'papers.sign-for',
  'people.read',
  'roster.read',
]

/** What a mandate opens on the path `employer`: a clerk does the employer's business, the principal says besides who is one. */
export const ofMandates: Readonly<Record<EmployerMandate, readonly Act[]>> = {
  principal: [...ofClerks, 'mandates.client', 'mandates.grant'],
  clerk: ofClerks,
}

/** What a mandate opens, of whichever kind it is. */
export function openedBy({ kind }: { readonly kind: EmployerMandate | PersonalMandate }): readonly Act[] {
  return kind === 'principal' || kind === 'clerk' ? ofMandates[kind] : ofPersonalMandates
}

/** What a key of another system can be for: its scopes (D-53). None of them opens anybody's record who gave it no mandate. */
export const clientActs = ['cases.hand-in', 'cases.read', 'materials.stage', 'papers.read'] as const
export type ClientAct = (typeof clientActs)[number]

/** Whether who has this role sits at an outlet: such a grant names one, and no other does. */
export function sitsAtOutlet(role: Role): boolean {
  return rights[role].path === 'counter'
}

/** 受保护人员经办: whether who has this role sees at his agency people who are hidden from all others, by whatever else he may do there. */
export function opensShielded(role: Role): boolean {
  return role === 'shield-officer'
}

/** Which acts a role opens, and on which path. What is not listed is refused. */
export const rights: Readonly<Record<Role, { readonly path: Path; readonly acts: readonly Act[] }>> = {
  'counter-clerk': { path: 'counter', acts: counter },
  'counter-supervisor': { path: 'counter', acts: [...counter, 'cases.authorise'] },
  reviewer: {
    path: 'office',
    acts: [
      ...office,
      'cases.accept',
      'cases.review',
      'cases.route',
      'cases.settle',
      'messages.by-hand',
      'materials.stage',
      'people.confirm-document',
    ],
  },
  approver: { path: 'office', acts: [...office, 'cases.decide', 'cases.route'] },
  manager: {
    path: 'oversight',
    acts: [...direction, 'staff.request-grant'],
  },
  'internal-checker': {
    path: 'oversight',
    acts: [
      ...everyone,
      'archives.read',
      'archives.supervise',
      'staff.read',
      'staff.check-grant',
      'staff.check-kin',
    ],
  },
  'agency-head': {
    path: 'oversight',
    acts: [
      ...direction,
      'analytics.read-people',
      'archives.approve',
      'archives.read',
      'cases.extend',
      'catalogue.publish',
      'catalogue.read-drafts',
      'mergers.decide',
      'mergers.read',
      'staff.head-grant',
      'outlets.confirm',
      'wordings.publish',
      'wordings.read',
    ],
  },
  'system-administrator': {
    path: 'oversight',
    acts: [
      ...everyone,
      'staff.read',
      'staff.apply-grant',
      'staff.ask-renewal',
      'staff.confirm-renewal',
      'staff.keep',
      'catalogue.draft',
      'catalogue.publish',
      'catalogue.read-drafts',
      'calendar.publish',
      'clients.keep',
      'mergers.ask',
      'mergers.read',
      'messages.mend',
      'agencies.keep',
      'outlets.grants',
      'outlets.keep',
      'outlets.propose',
      'running.mend',
      'running.read',
      'teams.keep',
      'wordings.draft',
      'wordings.publish',
      'wordings.read',
    ],
  },
  'security-administrator': {
    path: 'oversight',
    acts: [...everyone, 'staff.read', 'login.end-others', 'staff.ask-renewal', 'staff.confirm-renewal'],
  },
  'audit-administrator': { path: 'oversight', acts: [...everyone, 'audit.read', 'staff.confirm-renewal'] },
  'shield-officer': { path: 'office', acts: [...everyone, 'shields.keep'] },
  archivist: { path: 'oversight', acts: [...everyone, 'archives.keep', 'archives.read'] },
}
