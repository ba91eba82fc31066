import { words } from './words.ts'

/** What is typed at a first login. */
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

/** What is missing or does not fit, all at once; the server judges again. `named`: the agency is there already. */
export function faultsOf(entered: Entered, named: boolean): { id: string; text: string }[] {
  const { name, username, password, repeated, code, agency, area } = entered
  const checks: readonly [keyof Entered, boolean, string][] = [
    ['agency', named || agency.trim().length >= 2, words.firstFaults.agency],
    ['area', named || /^\d{6}$/.test(area), words.firstFaults.area],
    ['name', name.trim().length >= 2, words.firstFaults.name],
    ['username', /^[a-z][\da-z._-]{2,39}$/.test(username), words.firstFaults.username],
    ['password', password.length >= passwordLettersLeast, words.firstFaults.password],
    ['repeated', repeated === password, words.firstFaults.repeated],
    ['code', /^\d{6}$/.test(code.replaceAll(/\D/g, '')), words.firstFaults.code],
  ]
  return checks.filter(([, right]) => !right).map(([field, , text]) => ({ id: `first-${field}`, text }))
}
