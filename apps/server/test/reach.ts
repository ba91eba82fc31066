import type { ErrorCode } from '@tongban/contracts/all'

import type { RouteKey } from './requests.ts'
import type { Who } from './rights.ts'

const counter: readonly Who[] = ['counter-clerk', 'counter-supervisor']
const office: readonly Who[] = ['reviewer', 'approver']
const staffReaders: readonly Who[] = [
  'manager',
  'internal-checker',
  'agency-head',
  'system-administrator',
  'security-administrator',
]

const noMandate = 'general.no-mandate'
const ofPaper = {
  own: [...counter, ...office],
  foreign: { counter: 'visits.none', office: 'papers.unknown' },
} as const
const readPaper = {
  own: [...ofPaper.own, 'person', 'employer'],
  foreign: { ...ofPaper.foreign, person: 'papers.unknown', employer: noMandate },
} as const
const ownMandate: Foreign = { counter: 'visits.none', person: 'mandates.none' }
const noClientMandate = 'clients.no-mandate'
const ownClients: Foreign = { person: 'clients.not-yours', employer: noMandate }
const caseAct: Foreign = { counter: 'visits.none', office: 'cases.not-found' }
const ownQuestion: Foreign = { counter: 'visits.none', person: 'confirmations.none' }
const ownCase: Foreign = { counter: 'visits.none', person: 'cases.not-found', employer: noMandate }

/**
 * Routes about one thing of somebody (D-5): who is served about his own, and what the same people are told about
 * foreign ones, word for word as about those that do not exist. Own is, at a counter, who is in an open visit; in an
 * office, what the agency owns; above, what lies in the agency and under it.
 */
export const reachOfOne: Readonly<
  Partial<Record<RouteKey, { readonly own: readonly Who[]; readonly foreign: Foreign }>>
> = {
  'GET /api/accounts/:subject/bindings': {
    own: [...counter, 'person'],
    foreign: { counter: 'visits.none', person: 'accounts.not-found' },
  },
  'POST /api/accounts/:subject/bindings': { own: counter, foreign: 'visits.none' },
  'POST /api/accounts/:subject/bindings/:id/end': {
    own: [...counter, 'person'],
    foreign: { counter: 'visits.none', person: 'accounts.not-found' },
  },
  'GET /api/analytics/reports/:id': { own: ['manager', 'agency-head'], foreign: 'analytics.no-report' },
  'GET /api/analytics/reports/:id/pdf': { own: ['manager', 'agency-head'], foreign: 'analytics.no-report' },
  'POST /api/accounts/own/person': { own: ['person'], foreign: 'accounts.not-bound' },
  'POST /api/absences': { own: ['manager', 'agency-head'], foreign: 'absences.no-staff' },
  'POST /api/absences/own/:id/end': { own: ['reviewer'], foreign: 'absences.none' },
  'POST /api/absences/:id/end': { own: ['manager', 'agency-head'], foreign: 'absences.none' },
  'POST /api/absences/:id/stand-in': { own: ['manager', 'agency-head'], foreign: 'absences.none' },
  'GET /api/audit/looks/:subject': {
    own: ['person', 'employer'],
    foreign: { person: 'people.unknown', employer: noMandate },
  },
  'POST /api/client/files/:subject': { own: ['client'], foreign: noClientMandate },
  'POST /api/client/cases/:subject': { own: ['client'], foreign: noClientMandate },
  'GET /api/client/cases/:subject/:id': { own: ['client'], foreign: noClientMandate },
  'GET /api/client/papers/:subject/:id': { own: ['client'], foreign: noClientMandate },
  'POST /api/clients': { own: ['system-administrator'], foreign: 'clients.no-agency' },
  'POST /api/clients/:id/keys': { own: ['system-administrator'], foreign: 'clients.none' },
  'POST /api/clients/:id/keys/:key/revocation': { own: ['system-administrator'], foreign: 'clients.none' },
  'POST /api/clients/:id/webhook': { own: ['system-administrator'], foreign: 'clients.none' },
  'POST /api/clients/:id/secret': { own: ['system-administrator'], foreign: 'clients.none' },
  'GET /api/clients/:id/notices': { own: ['system-administrator'], foreign: 'clients.none' },
  'POST /api/clients/:id/notices/:notice/redelivery': {
    own: ['system-administrator'],
    foreign: 'clients.no-notice',
  },
  'GET /api/client-mandates/:subject': { own: ['person', 'employer'], foreign: ownClients },
  'POST /api/client-mandates/:subject': { own: ['person', 'employer'], foreign: ownClients },
  'POST /api/client-mandates/:subject/:id/revocation': { own: ['person', 'employer'], foreign: ownClients },
  'POST /api/cases': {
    own: [...counter, 'person', 'employer'],
    foreign: { counter: 'visits.none', person: 'cases.not-found', employer: 'cases.not-found' },
  },
  'POST /api/cases/:subject/checks': { own: [...counter, 'person', 'employer'], foreign: ownCase },
  'GET /api/cases/:subject/:id': {
    own: [...counter, ...office, 'manager', 'agency-head', 'person', 'employer'],
    foreign: {
      counter: 'cases.not-found',
      office: 'cases.not-found',
      person: 'cases.not-found',
      employer: noMandate,
    },
  },
  'GET /api/cases/:subject': { own: [...counter, 'person', 'employer'], foreign: ownCase },
  'POST /api/cases/:subject/:id/acceptance': { own: [...counter, 'reviewer'], foreign: caseAct },
  'POST /api/cases/:subject/:id/deficiencies': { own: [...counter, 'reviewer'], foreign: caseAct },
  'POST /api/cases/:subject/:id/correction': { own: [...counter, 'person', 'employer'], foreign: ownCase },
  'POST /api/cases/:subject/:id/non-acceptance': { own: [...counter, 'reviewer'], foreign: caseAct },
  'POST /api/cases/:subject/:id/opinion': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/decision': { own: ['approver'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/sending-back': { own: ['approver'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/withdrawal': { own: [...counter, 'person', 'employer'], foreign: ownCase },
  'POST /api/cases/:subject/:id/routing': { own: office, foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/recall': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/urging': {
    own: [...counter, 'manager', 'agency-head', 'person'],
    foreign: { counter: 'visits.none', office: 'cases.not-found', person: 'cases.not-found' },
  },
  'GET /api/cases/:subject/:id/colleagues': { own: office, foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/handing-over': { own: office, foreign: 'cases.not-found' },
  'GET /api/cases/:subject/:id/signers': { own: ['approver'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/signers': { own: ['approver'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/signing': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/signing-end': { own: ['approver'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/correction-request': {
    own: [...counter, 'person', 'employer'],
    foreign: ownCase,
  },
  'POST /api/cases/:subject/:id/questioning': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/extension': { own: ['agency-head'], foreign: 'cases.not-found' },
  'GET /api/cases/:subject/:id/readers': { own: office, foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/copies': { own: office, foreign: 'cases.not-found' },
  'GET /api/copies/:subject/:id': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/delegation': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/delegation-return': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/claim': { own: office, foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/release': { own: office, foreign: 'cases.not-found' },
  'GET /api/cases/:subject/:id/authorisation': {
    own: ['counter-supervisor'],
    foreign: 'cases.not-found',
  },
  'POST /api/cases/:subject/:id/authorisation': {
    own: ['counter-supervisor'],
    foreign: 'cases.not-found',
  },
  'POST /api/cases/:subject/:id/procedure': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/procedure-end': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/answer': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/verification': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/core-outcome': { own: ['approver'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/check': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/cases/:subject/:id/settlement': { own: [...counter, 'reviewer'], foreign: caseAct },
  'POST /api/cases/:subject/:id/remedy': { own: ['approver'], foreign: 'cases.not-found' },
  'POST /api/materials/:subject/files': {
    own: [...counter, 'reviewer', 'person', 'employer'],
    foreign: {
      counter: 'visits.none',
      office: 'materials.no-file',
      person: 'materials.no-file',
      employer: noMandate,
    },
  },
  'GET /api/materials/:subject/files': {
    own: [...counter, 'person', 'employer'],
    foreign: { counter: 'visits.none', person: 'materials.no-file', employer: noMandate },
  },
  'GET /api/materials/:subject/files/:id': {
    own: [...counter, ...office, 'person', 'employer'],
    foreign: {
      counter: 'visits.none',
      office: 'materials.no-file',
      person: 'materials.no-file',
      employer: noMandate,
    },
  },
  'GET /api/messages/:subject/addresses': { own: ['person'], foreign: 'messages.none' },
  'POST /api/messages/:subject/addresses/:channel/works': { own: ['person'], foreign: 'messages.none' },
  'GET /api/papers/:subject': readPaper,
  'GET /api/papers/:subject/:id': readPaper,
  'GET /api/papers/:subject/:id/pdf': readPaper,
  'POST /api/papers/:subject/:id/receipt': {
    own: ['person', 'employer'],
    foreign: { person: 'papers.unknown', employer: noMandate },
  },
  'POST /api/papers/:subject/:id/delivery': ofPaper,
  'GET /api/people/:subject': {
    own: [...counter, ...office, 'person', 'employer'],
    foreign: {
      counter: 'visits.none',
      office: 'people.unknown',
      person: 'people.unknown',
      employer: noMandate,
    },
  },
  'POST /api/people/:subject/documents/:id/confirmation': {
    own: ['reviewer'],
    foreign: 'people.no-document',
  },
  'GET /api/confirmations/:subject': { own: [...counter, 'person'], foreign: ownQuestion },
  'GET /api/confirmations/:subject/:id': { own: ['person'], foreign: 'confirmations.none' },
  'POST /api/confirmations/:subject/:id/answer': { own: [...counter, 'person'], foreign: ownQuestion },
  'GET /api/enrolment/:subject/roster': {
    own: ['employer'],
    foreign: { counter: 'visits.none', employer: noMandate },
  },
  'GET /api/batches/:subject': { own: ['employer'], foreign: noMandate },
  'GET /api/batches/:subject/template': { own: ['employer'], foreign: noMandate },
  'POST /api/batches/:subject': { own: ['employer'], foreign: noMandate },
  'GET /api/batches/:subject/:id': { own: ['employer'], foreign: noMandate },
  'GET /api/batches/:subject/:id/rejects': { own: ['employer'], foreign: noMandate },
  'POST /api/batches/:subject/:id/application': { own: ['employer'], foreign: noMandate },
  'POST /api/batches/:subject/:id/stop': { own: ['employer'], foreign: noMandate },
  'GET /api/mandates/:subject': { own: ['employer'], foreign: noMandate },
  'POST /api/mandates/:subject': { own: ['employer'], foreign: noMandate },
  'POST /api/mandates/:subject/:id/revocation': { own: ['employer'], foreign: noMandate },
  'GET /api/personal-mandates/:subject': { own: [...counter, 'person'], foreign: ownMandate },
  'POST /api/personal-mandates/:subject': { own: [...counter, 'person'], foreign: ownMandate },
  'POST /api/personal-mandates/:subject/:id/answer': { own: ['person'], foreign: 'mandates.none' },
  'POST /api/personal-mandates/:subject/:id/revocation': { own: [...counter, 'person'], foreign: ownMandate },
  'GET /api/drafts/:subject': {
    own: ['person', 'employer'],
    foreign: { person: 'drafts.none', employer: noMandate },
  },
  'POST /api/drafts/:subject/:item': {
    own: ['person', 'employer'],
    foreign: { person: 'drafts.none', employer: noMandate },
  },
  'POST /api/drafts/:subject/:item/discard': {
    own: ['person', 'employer'],
    foreign: { person: 'drafts.none', employer: noMandate },
  },
  'GET /api/messages/:subject': {
    own: ['person', 'employer'],
    foreign: { person: 'messages.none', employer: noMandate },
  },
  'GET /api/messages/:subject/unread': {
    own: ['person', 'employer'],
    foreign: { person: 'messages.none', employer: noMandate },
  },
  'POST /api/messages/:subject/:id/read': {
    own: ['person', 'employer'],
    foreign: { person: 'messages.none', employer: noMandate },
  },
  'POST /api/messages/dead/:subject/:id/retry': {
    own: ['system-administrator'],
    foreign: 'messages.no-sending',
  },
  'POST /api/messages/dead/:subject/:id/told-otherwise': {
    own: ['system-administrator'],
    foreign: 'messages.no-sending',
  },
  'GET /api/ratings/:subject': { own: ['person'], foreign: 'ratings.none' },
  'POST /api/ratings/:subject/cases/:id': { own: ['person'], foreign: 'ratings.none' },
  'POST /api/ratings/:subject/not-done': { own: ['person'], foreign: 'ratings.none' },
  'GET /api/visits/:subject/:id/rating': { own: ['counter-clerk'], foreign: 'visits.none' },
  'POST /api/visits/:subject/:id/rating': { own: ['counter-clerk'], foreign: 'visits.none' },
  'GET /api/call-backs/:id': { own: ['manager', 'agency-head'], foreign: 'ratings.none' },
  'POST /api/call-backs/:id/answer': { own: ['manager', 'agency-head'], foreign: 'ratings.none' },
  'POST /api/visits/:subject/:id/end': { own: ['counter-clerk'], foreign: 'visits.none' },
  'POST /api/calendar/windows': { own: ['system-administrator'], foreign: 'calendar.no-agency' },
  'POST /api/agencies': { own: ['system-administrator'], foreign: 'agencies.no-agency' },
  'POST /api/agencies/:agency/change': { own: ['system-administrator'], foreign: 'agencies.no-agency' },
  'POST /api/teams': { own: ['system-administrator'], foreign: 'teams.no-agency' },
  'POST /api/teams/:team/change': { own: ['system-administrator'], foreign: 'teams.none' },
  'POST /api/teams/:team/members': { own: ['system-administrator'], foreign: 'teams.none' },
  'POST /api/teams/:team/members/:member/end': { own: ['system-administrator'], foreign: 'teams.none' },
  'POST /api/cases/:subject/:id/giving': { own: ['reviewer'], foreign: 'cases.not-found' },
  'POST /api/outlets': { own: ['system-administrator'], foreign: 'outlets.no-agency' },
  'POST /api/outlets/:outlet/change': { own: ['system-administrator'], foreign: 'outlets.no-outlet' },
  'POST /api/outlet-grants/:outlet/preview': { own: ['system-administrator'], foreign: 'outlets.no-outlet' },
  'POST /api/outlet-grants/:outlet/changes': { own: ['system-administrator'], foreign: 'outlets.no-outlet' },
  'POST /api/outlet-grant-changes/:id/decision': { own: ['agency-head'], foreign: 'outlets.no-change' },
  'POST /api/staff/grant-requests': { own: ['manager'], foreign: 'staff.no-agency' },
  'POST /api/staff/grant-requests/:id/check': { own: ['internal-checker'], foreign: 'staff.no-request' },
  'POST /api/staff/grant-requests/:id/head': { own: ['agency-head'], foreign: 'staff.no-request' },
  'POST /api/staff/grant-requests/:id/system': {
    own: ['system-administrator'],
    foreign: 'staff.no-request',
  },
  'POST /api/staff': { own: ['system-administrator'], foreign: 'staff.no-agency' },
  'POST /api/staff/:id/invitation': { own: ['system-administrator'], foreign: 'staff.no-staff' },
  'POST /api/staff/:id/leaving': { own: ['system-administrator'], foreign: 'staff.no-staff' },
  'POST /api/staff/grants/:id/last-day': { own: ['system-administrator'], foreign: 'staff.no-grant' },
  'POST /api/staff/grants/:id/end': { own: ['system-administrator'], foreign: 'staff.no-grant' },
  'POST /api/staff/:id/sessions/end': { own: ['security-administrator'], foreign: 'staff.no-staff' },
}

/** The code, or one for each path where the wall is another one. */
export type Foreign =
  | ErrorCode
  | Readonly<Partial<Record<'counter' | 'office' | 'person' | 'employer' | 'client', ErrorCode>>>

/** Lists: in those of these roles stands what is their own, and nothing that is foreign. */
export const reachOfLists: Readonly<Partial<Record<RouteKey, readonly Who[]>>> = {
  'POST /api/search': [...office, 'manager', 'agency-head'],
  'GET /api/absences': ['manager', 'agency-head'],
  'GET /api/absences/stand-ins': ['manager', 'agency-head'],
  'GET /api/absences/asked': ['manager', 'agency-head'],
  'GET /api/absences/moved': ['manager', 'agency-head'],
  'GET /api/copies': ['reviewer'],
  'GET /api/teams': ['system-administrator'],
  'GET /api/tasks': office,
  'GET /api/tasks/counts': office,
  'GET /api/counterfoils': counter,
  'GET /api/authorisations': ['counter-supervisor'],
  'GET /api/visits/open': ['counter-clerk'],
  'GET /api/people/documents-to-check': ['reviewer'],
  'GET /api/analytics/overview': ['manager', 'agency-head'],
  'GET /api/analytics/away-from-home': ['manager', 'agency-head'],
  'GET /api/analytics/figures': ['manager', 'agency-head'],
  'GET /api/analytics/figures/table': ['manager', 'agency-head'],
  'GET /api/analytics/items': ['manager', 'agency-head'],
  'GET /api/analytics/workload': ['manager', 'agency-head'],
  'GET /api/analytics/cases/table': ['manager', 'agency-head'],
  'GET /api/analytics/workload/people': ['agency-head'],
  'GET /api/analytics/reports': ['manager', 'agency-head'],
  'GET /api/analytics/cases': ['manager', 'agency-head'],
  'GET /api/call-backs': ['manager', 'agency-head'],
  'GET /api/call-backs/counts': ['manager', 'agency-head'],
  'GET /api/ratings/figures': ['manager', 'agency-head'],
  'GET /api/ratings/list': ['manager', 'agency-head'],
  'GET /api/audit/looks': ['audit-administrator'],
  'GET /api/messages/dead': ['system-administrator'],
  'GET /api/clients': ['system-administrator'],
  'GET /api/client/mandates': ['client'],
  'GET /api/outlet-grants': ['manager', 'agency-head', 'system-administrator'],
  'GET /api/outlet-grant-changes': ['manager', 'agency-head', 'system-administrator'],
  'GET /api/staff': staffReaders,
  'GET /api/staff/grant-requests': staffReaders,
}

/** Routes that are about nobody, about whoever signs in, or that ask for the proof of who somebody is; each with why. */
export const reachOfNone: Readonly<Partial<Record<RouteKey, string>>> = {
  'GET /api/absences/own': 'about whoever asks',
  'POST /api/absences/own': 'about whoever asks',
  'GET /api/absences/own/stand-ins': 'about whoever asks',
  'POST /api/accounts/codes': 'whoever has the telephone',
  'POST /api/messages/reports': 'the gateway, which proves itself by its secret',
  'POST /api/analytics/reports': 'the agency of the one who issues it, which no request names',
  'POST /api/accounts/login': 'about whoever signs in',
  'GET /api/accounts/openid': 'about whoever signs in',
  'GET /api/accounts/openid/callback': 'about whoever signs in',
  'GET /api/accounts/options': 'what everybody may know',
  'GET /api/accounts/own': 'about whoever is signed in',
  'POST /api/accounts/own/bindings': 'asks for the proof of who somebody is',
  'GET /api/not-done/places': 'a public register',
  'POST /api/not-done': 'anybody says what he could not get done, known or not',
  'GET /api/mandates/own': 'about whoever is signed in',
  'GET /api/kin': 'about whoever is signed in',
  'POST /api/kin': 'about whoever is signed in',
  'GET /api/agencies': 'a public register',
  'GET /api/outlets/hours': 'a public register',
  'GET /api/outlets': 'a public register',
  'GET /api/messages/templates': 'the same words for everybody',
  'GET /api/demo/phone': 'telephones of a demo, and nowhere else',
  'GET /api/calendar': 'the same days off for everybody',
  'GET /api/calendar/windows': 'published for everybody',
  'POST /api/calendar/notices': 'the same days off for everybody',
  'GET /api/running/jobs': 'jobs belong to the whole house',
  'GET /api/running/deliveries': 'they belong to the whole house, and say nothing of anybody',
  'POST /api/running/deliveries/:stream/:id/:listener/retry': 'they belong to the whole house',
  'POST /api/running/deliveries/:stream/:id/:listener/giving-up': 'they belong to the whole house',
  'GET /api/audit/roots': 'published so that nobody can change them unseen',
  'POST /api/papers/check':
    'whoever holds a copy asks whether it is ours, and of a statement reads what the copy says',
  'GET /api/client/items': 'what may be applied for is public',
  'GET /api/client/items/:code': 'what may be applied for is public',
  'GET /api/catalogue/items': 'what may be applied for is public',
  'GET /api/catalogue/items/:code': 'what may be applied for is public',
  'POST /api/catalogue/versions': 'items belong to the whole house',
  'POST /api/login/staff': 'about whoever signs in',
  'GET /api/login/me': 'about whoever is signed in',
  'POST /api/login/outlet': 'about whoever is signed in, and only outlets of his own grants',
  'POST /api/login/end': 'about whoever is signed in',
  'GET /api/login/sessions': 'only the own ones, shown by a test of its own',
  'POST /api/login/sessions/:id/end': 'only the own ones, shown by a test of its own',
  'GET /api/login/options': 'what everybody may know',
  'GET /api/login/openid': 'about whoever signs in',
  'POST /api/login/openid/binding': 'about whoever is signed in',
  'GET /api/login/openid/callback': 'about whoever signs in',
  'POST /api/login/invitation': 'about whoever signs in',
  'POST /api/login/invitation/opening': 'about whoever signs in',
  'POST /api/login/first': 'about whoever signs in',
  'POST /api/login/first/opening': 'about whoever signs in',
  'POST /api/visits': 'any counter serves anybody who proves who he is (D-2)',
  'POST /api/staff/identification': 'whoever tells his user name may be asked for (D-39)',
}
