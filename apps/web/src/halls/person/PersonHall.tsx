import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'

import { OfAnother, PersonFrame, useOwn } from '../../features/accounts/index.ts'
import { chooseActing, ForPerson, useActingPerson } from '../../features/mandates/index.ts'
import { LineBar, outboxWords } from '../../features/outbox/index.ts'
import { outboxHref } from './addresses.ts'
import { Places } from './Places.tsx'
import { PlacesOfAnother } from './PlacesOfAnother.tsx'
import { words } from './words.ts'

/** Everyone's own hall: what waits for me, what I can do, my cases, messages and records. */
export function PersonHall() {
  const [path] = useLocation()
  const acting = useActingPerson()
  const places = [
    { href: '/person', name: words.places.home, here: path === '/person' || path === '/person/' },
    { href: '/person/apply', name: words.places.apply, here: path.startsWith('/person/apply') },
    { href: '/person/cases', name: words.places.cases, here: path.startsWith('/person/cases') },
    { href: '/person/messages', name: words.places.messages, here: path.startsWith('/person/messages') },
    { href: '/person/own', name: words.places.own, here: path.startsWith('/person/own') },
  ]
  return (
    <PersonFrame
      places={acting === undefined ? places : places.filter(({ href }) => forAnother.has(href))}
      modes={words.modes}
    >
      <Standing />
      <p className="soft small screen-only">{words.help}</p>
    </PersonFrame>
  )
}

/** Whether the line is there, and what waits for it. */
function Line() {
  const { subject } = useOwn()
  return <LineBar owner={subject} see={<Link href={outboxHref}>{outboxWords.see}</Link>} />
}

/** Where one goes for another person. */
const forAnother: ReadonlySet<string> = new Set(['/person', '/person/apply', '/person/cases'])

/** For oneself, or for the person for whom one acts in this window. */
function Standing() {
  const { subject } = useOwn()
  const acting = useActingPerson()
  const [, go] = useLocation()
  const isOthers = acting !== undefined && acting.holder !== subject
  useEffect(() => {
    if (isOthers) chooseActing(undefined) // somebody else has signed in here
  }, [isOthers])
  if (acting === undefined || isOthers)
    return (
      <>
        <Line />
        <Places />
      </>
    )
  return (
    <ForPerson acting={acting} home={() => go('/person')}>
      <OfAnother subject={acting.subject} name={acting.subjectName}>
        <PlacesOfAnother />
      </OfAnother>
    </ForPerson>
  )
}
