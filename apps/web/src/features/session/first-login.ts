import { words } from './first-login-words.ts'

/** What is typed where a login is set up by a link. */
export interface Entered {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly repeated: string
  readonly code: string
  readonly agency: string
  readonly area: string
  readonly telephone: string
  readonly address: string
}

export const nothingEntered: Entered = {
  name: '',
  username: '',
  password: '',
  repeated: '',
  code: '',
  agency: '',
  area: '',
  telephone: '',
  address: '',
}
const passwordLettersLeast = 12

/** What a link asks for beside password and code: who one is, and the agency where it is still to be named. */
export interface Asked {
  readonly person: boolean
  readonly agency: boolean
}

/** What is missing or does not fit, all at once; the server judges again. */
export function faultsOf(entered: Entered, asked: Asked): { id: string; text: string }[] {
  const { name, username, password, repeated, code, agency, area } = entered
  const checks: readonly [keyof typeof words.faults, boolean][] = [
    ['agency', !asked.agency || agency.trim().length >= 2],
    ['area', !asked.agency || /^\d{6}$/.test(area)],
    ['name', !asked.person || name.trim().length >= 2],
    ['username', !asked.person || /^[a-z][\da-z._-]{2,39}$/.test(username)],
    ['password', password.length >= passwordLettersLeast],
    ['repeated', repeated === password],
    ['code', /^\d{6}$/.test(digitsOf(code))],
  ]
  return checks
    .filter(([, right]) => !right)
    .map(([field]) => ({ id: `first-${field}`, text: words.faults[field] }))
}

/** A code as it is sent: some authenticators show it in two halves. */
export function digitsOf(code: string): string {
  return code.replaceAll(/\D/g, '')
}
