import type { OwnAccount } from '@tongban/contracts/accounts'
import { createContext, use } from 'react'

/** Who is signed in for himself, and as whom he acts. */
export interface Own extends OwnAccount {
  readonly subject: string
  readonly name: string
  /** Whether it is another person, for whom he acts by a mandate. */
  readonly isOther?: true
}

/** Given by the frame of the person hall. */
export const OwnContext = createContext<Own | undefined>(undefined)

/** Who acts for himself here. @throws when used outside the person hall. */
export function useOwn(): Own {
  const own = use(OwnContext)
  if (own === undefined) throw new Error('nobody acts for himself here')
  return own
}
