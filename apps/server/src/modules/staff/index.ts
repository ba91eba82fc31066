export { createOpenid, type OpenidSettings } from './openid.ts'
export { profileOf, type StaffNames } from './profile.ts'
export { type NewStaff, registerStaff } from './register.ts'
export { bindLogin, bindStaff } from './routes.ts'
