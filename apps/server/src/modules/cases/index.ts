export type { CaseDeps } from './deps.ts'
export {
  caseAccepted,
  bundleCaseClosed,
  caseClosed,
  caseHandedIn,
  casePlaced,
  clientCaseMoved,
  type CountedAct,
} from './events.ts'
export { answerConfirmation, findOwnConfirmations } from './confirmations/answer.ts'
export { askConfirmations } from './confirmations/ask.ts'
export { followConfirmations, takeConfirmation } from './confirmations/listen.ts'
export { askQueued } from './confirmations/queued.ts'
export { bindConfirmations } from './confirmations/routes.ts'
export { endConfirmations } from './confirmations/silence.ts'
export { countCommands } from './core/command.ts'
export { hasPort } from './core/ports.ts'
export { registerInCore } from './core/register.ts'
export { checkCore, type CoreAddress } from './core/wire.ts'
export { countRunningVersions } from './desk/by-version.ts'
export { endDeliveryDuty } from './desk/delivered.ts'
export { chaseFollowUps } from './desk/follow-up.ts'
export {
  countManagerTasks,
  findManagerTasks,
  finishManagerTask,
  type ManagerView,
  openManagerTask,
} from './desk/manager.ts'
export { compareNewcomers } from './desk/lookalikes.ts'
export { reachOthers } from './others/reach.ts'
export { followOthers } from './others/tell.ts'
export { handOverMerged, openCasesAt } from './desk/merged.ts'
export { releaseOfHidden, releaseOfKin, sweepKin } from './desk/kin.ts'
export { followTeams, giveToTeamsOfToday } from './desk/team.ts'
export { tendAbsences } from './absence/tend.ts'
export { finishPublishingTask, openPublishingTask, urgePublishingTask } from './desk/publishing.ts'
export { findNamingCases, findOfficerTasks, finishOfficerTask } from './officers/tasks.ts'
export { lapseCases } from './acts/lapse.ts'
export { redateCases } from './acts/redate.ts'
export { createCaseNumbers } from './acts/number.ts'
export { caseByKeys, countRunning, runningCases } from './desk/oversee.ts'
export { findWorked, findWorkedByPerson, ofNoItem, ofNoTeam } from './desk/worked.ts'
export { type ClosedCase, findClosedCases, findItemsSince } from './reading/closed.ts'
export { nameCases } from './reading/find.ts'
export { findLeaving } from './reading/leaving.ts'
export { stateRecord } from './reading/statement.ts'
export { atOwner, opening, requireOpen } from './reading/record.ts'
export {
  type CaseSignature,
  findSignature,
  requirePicture,
  requireSigned,
  signatureFiles,
} from './signature.ts'
export { openAgent, openForm } from './personal.ts'
export {
  bindAttendance,
  bindCases,
  bindLibrary,
  bindPublicities,
  bindPublishing,
  bindRecords,
} from './routes.ts'
export {
  caseOfNumber,
  countOfBatch,
  countOpenMatters,
  enterCase,
  type CasePlace,
  findCase,
  findCaseAgencies,
  findCasePlaces,
  findCasesOfBundles,
  findClosedAfter,
  findClosedKeys,
  findEventHash,
  findEvents,
  findOpenOfBatches,
  findOpenOfNumber,
  findPlacesOf,
  insertNumber,
  lockCase,
} from './store.ts'
export { eventSource } from './log/seal-source.ts'
export { eventLog } from './log/verify.ts'
export {
  type Acted,
  accept,
  checkFollowUp,
  correct,
  decideCase,
  giveOpinion,
  refuseAcceptance,
  tellDeficiencies,
  withdraw,
} from './acts/commands.ts'
export { isDrawn, termEnd } from './acts/follow-ups.ts'
export { handIn, requireForm } from './acts/hand-in.ts'
export {
  handInOfList,
  handInTogether,
  judgeTogether,
  type ListTrusted,
  openingOfList,
  type ListOpened,
  openingTogether,
  type Together,
} from './acts/hand-in-list.ts'
export { recordBySystem } from './acts/by-system.ts'
export { refusesDuplicates } from './acts/duplicate.ts'
export { decideBundleQuestion, decideBundleStop, decideBundleTurn } from './acts/decide-bundle.ts'
export { requireGrantedHere } from './acts/act.ts'
export { atDepartment } from './acts/decide-department.ts'
export { decideWithdrawal } from './acts/decide.ts'
export { isStillUnsent } from './core/unsent.ts'
export { destroyCase } from './acts/destroyed.ts'
export { type Case, isAtPort } from './case.ts'
export { namedIn } from './confirmations/named.ts'
export { findDistrust } from './distrust.ts'
export { filesOf } from './materials.ts'
export { caseView } from './reading/view.ts'
export { standingOf, windowFaults, windowView } from './reading/window.ts'
export { findClientCase } from './reading/client-case.ts'
