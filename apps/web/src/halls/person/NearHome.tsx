import { Link } from 'wouter'

import { WhereToGo } from '../../features/outlets/index.ts'
import { NotDone, ratingWords } from '../../features/ratings/index.ts'
import { useHomeAgency } from './home-agency.ts'

/** 去哪里办, from where he is insured. */
export function WhereNear({ subject }: { subject: string }) {
  const home = useHomeAgency(subject)
  return home === undefined ? null : <WhereToGo home={home?.area} />
}

/** 没办成, from where he is insured. */
export function NotDoneNear({ subject }: { subject: string }) {
  const home = useHomeAgency(subject)
  if (home === undefined) return null
  return (
    <NotDone subject={subject} home={home?.id}>
      <Link className="button button-primary" href="/person">
        {ratingWords.home}
      </Link>
    </NotDone>
  )
}
