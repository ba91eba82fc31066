import { absencesErrors, absencesRoutes, attendanceRoutes } from './absences.ts'
import { accountsErrors, accountsRoutes } from './accounts.ts'
import { agenciesErrors, agenciesRoutes, outletsRoutes } from './agencies.ts'
import { analyticsErrors, analyticsRoutes } from './analytics.ts'
import { archivesErrors, archivesRoutes } from './archives.ts'
import { auditRoutes } from './audit.ts'
import { batchesErrors, batchesRoutes } from './batches.ts'
import { boundariesRoutes } from './boundaries.ts'
import { bundlesErrors, bundlesRoutes } from './bundles.ts'
import { byHandErrors, byHandRoutes } from './by-hand.ts'
import { calendarErrors, calendarRoutes } from './calendar.ts'
import { casesErrors } from './cases-errors.ts'
import { caseKindRoutes, casesRoutes } from './cases.ts'
import { catalogueErrors, catalogueRoutes } from './catalogue.ts'
import { clientApiRoutes } from './client-api.ts'
import { clientsErrors, clientsRoutes } from './clients.ts'
import { confirmationsErrors, confirmationsRoutes } from './confirmations.ts'
import { draftsErrors, draftsRoutes } from './drafts.ts'
import { enrolmentRoutes } from './enrolment.ts'
import { firstLoginErrors, firstLoginRoutes, invitationRoutes } from './first-login.ts'
import { followUpRoutes } from './follow-ups.ts'
import { generalErrors } from './general.ts'
import { itemDraftsRoutes } from './item-drafts.ts'
import { kinRoutes } from './kin.ts'
import { loginRenewalRoutes } from './login-renewals.ts'
import { loginErrors, loginRoutes } from './login.ts'
import { mandatesErrors, mandatesRoutes } from './mandates.ts'
import { libraryRoutes, materialsErrors, materialsRoutes } from './materials.ts'
import { mergersErrors, mergersRoutes } from './mergers.ts'
import { messagePreferencesRoutes } from './message-preferences.ts'
import { inboxRoutes, messagesErrors, messagesRoutes } from './messages.ts'
import { officeVerbRoutes } from './office-verbs.ts'
import { outletGrantsRoutes, outletKeepingRoutes, outletsErrors } from './outlets.ts'
import { ownCopyRoutes } from './own-copy.ts'
import { papersErrors, papersRoutes } from './papers.ts'
import { lawRoutes, parametersErrors, parametersRoutes } from './parameters.ts'
import { peopleErrors, peopleRoutes, visitsErrors, visitsRoutes } from './people.ts'
import { personalMandatesRoutes } from './personal-mandates.ts'
import { publicityRoutes } from './publicities.ts'
import { publishingRoutes } from './publishing.ts'
import { ratingsErrors, ratingsRoutes } from './ratings.ts'
import { runningErrors, runningRoutes } from './running.ts'
import { searchErrors, searchRoutes } from './search.ts'
import { shieldsErrors, shieldsRoutes } from './shields.ts'
import { staffErrors, staffRoutes } from './staff.ts'
import { teamsErrors, teamsRoutes } from './teams.ts'
import { trainingErrors, trainingRoutes } from './training.ts'
import { wordingsErrors, wordingsRoutes } from './wordings.ts'

/** Every route of the product: what is not here is not served. */
export const allRoutes = {
  ...absencesRoutes,
  ...accountsRoutes,
  ...agenciesRoutes,
  ...analyticsRoutes,
  ...archivesRoutes,
  ...attendanceRoutes,
  ...publishingRoutes,
  ...auditRoutes,
  ...batchesRoutes,
  ...boundariesRoutes,
  ...bundlesRoutes,
  ...byHandRoutes,
  ...calendarRoutes,
  ...casesRoutes,
  ...caseKindRoutes,
  ...catalogueRoutes,
  ...clientApiRoutes,
  ...clientsRoutes,
  ...confirmationsRoutes,
  ...draftsRoutes,
  ...enrolmentRoutes,
  ...firstLoginRoutes,
  ...invitationRoutes,
  ...followUpRoutes,
  ...itemDraftsRoutes,
  ...kinRoutes,
  ...libraryRoutes,
  ...loginRenewalRoutes,
  ...loginRoutes,
  ...mandatesRoutes,
  ...materialsRoutes,
  ...inboxRoutes,
  ...mergersRoutes,
  ...messagePreferencesRoutes,
  ...messagesRoutes,
  ...officeVerbRoutes,
  ...outletsRoutes,
  ...outletGrantsRoutes,
  ...outletKeepingRoutes,
  ...lawRoutes,
  ...ownCopyRoutes,
  ...papersRoutes,
  ...parametersRoutes,
  ...peopleRoutes,
  ...personalMandatesRoutes,
  ...searchRoutes,
  ...publicityRoutes,
  ...ratingsRoutes,
  ...runningRoutes,
  ...shieldsRoutes,
  ...staffRoutes,
  ...teamsRoutes,
  ...trainingRoutes,
  ...visitsRoutes,
  ...wordingsRoutes,
}
export type AllRoutes = typeof allRoutes

/** Every error that the product may answer. */
export const allErrors = {
  ...absencesErrors,
  ...accountsErrors,
  ...agenciesErrors,
  ...batchesErrors,
  ...bundlesErrors,
  ...calendarErrors,
  ...casesErrors,
  ...catalogueErrors,
  ...clientsErrors,
  ...confirmationsErrors,
  ...draftsErrors,
  ...firstLoginErrors,
  ...generalErrors,
  ...loginErrors,
  ...mandatesErrors,
  ...materialsErrors,
  ...mergersErrors,
  ...messagesErrors,
  ...byHandErrors,
  ...outletsErrors,
  ...papersErrors,
  ...parametersErrors,
  ...peopleErrors,
  ...searchErrors,
  ...analyticsErrors,
  ...archivesErrors,
  ...ratingsErrors,
  ...runningErrors,
  ...shieldsErrors,
  ...staffErrors,
  ...teamsErrors,
  ...trainingErrors,
  ...visitsErrors,
  ...wordingsErrors,
}
export type ErrorCode = keyof typeof allErrors
