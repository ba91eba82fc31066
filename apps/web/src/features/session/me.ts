import type { Act } from '@tongban/contracts/access'
import type { Me } from '@tongban/contracts/login'
import { createContext, use } from 'react'

/** Who is signed in; given by the frame to all halls. */
export const MeContext = createContext<Me | undefined>(undefined)

/** Who is signed in. @throws when used outside the frame. */
export function useMe(): Me {
  const me = use(MeContext)
  if (me === undefined) throw new Error('nobody is signed in here')
  return me
}

/** Whether somebody may do an act; the server judges again. */
export function may(me: Me, act: Act): boolean {
  return me.acts.includes(act)
}

/** The halls, each opened by any of its acts. */
const halls = [
  { href: '/counter', name: '窗口', acts: ['visits.open'] },
  { href: '/office', name: '审核', acts: ['cases.inbox', 'shields.keep'] },
  { href: '/direction', name: '调度', acts: ['analytics.read'] },
  { href: '/administration', name: '管理', acts: ['login.own'] },
] as const satisfies readonly { href: string; name: string; acts: readonly Act[] }[]

/** The halls that somebody may enter. */
export function hallsOf(me: Me): readonly { href: string; name: string }[] {
  return halls.filter((hall) => hall.acts.some((act) => may(me, act)))
}
