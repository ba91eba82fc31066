import type { OwnMandate } from '@tongban/contracts/mandates'
import { createContext, use } from 'react'

/** Given by {@link ActingFor}. */
export const EmployerContext = createContext<OwnMandate | undefined>(undefined)

/** For which employer one acts here, and as what. @throws when used outside of its hall */
export function useEmployer(): OwnMandate {
  const acting = use(EmployerContext)
  if (acting === undefined) throw new Error('nobody acts for an employer here')
  return acting
}

const place = 'tongban.employer'

/** The employer that was chosen last in this window. */
export function chosenEmployer(): string | undefined {
  try {
    return sessionStorage.getItem(place) ?? undefined
  } catch {
    return undefined // a browser that keeps nothing asks again
  }
}

/** Remembers the employer that was chosen in this window. */
export function rememberEmployer(employer: string): void {
  try {
    sessionStorage.setItem(place, employer)
  } catch {
    // A browser that keeps nothing asks again.
  }
}
