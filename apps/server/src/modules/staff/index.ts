// Views for others: staff.closed_subject, staff.shield_officer
export type { StaffDeps } from './deps.ts'
export { endGrantsAt, endGrantsAtOutlets, findPostsToGrant, restoreGrantsAt } from './ended-grants.ts'
export { forgetLogins } from './forget.ts'
export { issueFirstLinks } from './first-links.ts'
export { kinChanged } from './kin.ts'
export { openStaffNames } from './names.ts'
export { profileOf } from './profile.ts'
export { type NewStaff, registerStaff } from './register.ts'
export { loginRenewed } from './renewals/decide.ts'
export { bindLogin, bindStaff } from './routes.ts'
export {
  type Colleague,
  countHoldersAfter,
  findColleagues,
  findHolders,
  findOwnSubject,
  findStandingGrants,
  type StandingGrant,
  tellLogin,
  withHidden,
} from './store.ts'
