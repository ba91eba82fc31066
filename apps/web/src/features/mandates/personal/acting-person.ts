import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { useSyncExternalStore } from 'react'

import { actForPerson } from '../../../platform/client.ts'

/** For whom one acts in the person hall of this window, and by which mandate. */
export interface ActingPerson extends Pick<
  PersonalMandateView,
  'id' | 'subject' | 'subjectName' | 'kind' | 'to'
> {
  /** Who acts: another who signs in here does not go on with it. */
  readonly holder: string
  /** The items that it is for; null: all. */
  readonly items: readonly string[] | null
}

const place = 'tongban.for-person'
const hearers = new Set<() => void>()
let acting = kept()
actForPerson(acting?.subject)

function kept(): ActingPerson | undefined {
  try {
    const text = sessionStorage.getItem(place)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what this window wrote itself
    return text === null ? undefined : (JSON.parse(text) as ActingPerson)
  } catch {
    return undefined // a browser that keeps nothing asks again
  }
}

/** From now on one acts for this person in this window; `undefined`: for oneself again. */
export function chooseActing(chosen: ActingPerson | undefined): void {
  acting = chosen
  actForPerson(chosen?.subject)
  try {
    if (chosen === undefined) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing asks again.
  }
  for (const hear of hearers) hear()
}

/** For whom one acts here; undefined: for oneself. */
export function useActingPerson(): ActingPerson | undefined {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => acting,
  )
}

/** Whether one's mandate opens this item. */
export function opensItem(
  { items }: Pick<ActingPerson, 'items'>,
  { code, byMandate }: { readonly code: string; readonly byMandate: boolean },
): boolean {
  return byMandate && (items === null || items.includes(code))
}
