import { useLocation } from 'wouter'

import { PersonFrame } from '../../features/accounts/index.ts'
import { ActingFor } from '../../features/mandates/index.ts'
import { Places } from './Places.tsx'
import { words } from './words.ts'

/** The hall of employers: its principal and its clerks, who log in as themselves, do its business. */
export function EmployerHall() {
  const [path, go] = useLocation()
  const places = [
    { href: '/employer', name: words.places.home, here: path === '/employer' || path === '/employer/' },
    { href: '/employer/apply', name: words.places.apply, here: path.startsWith('/employer/apply') },
    { href: '/employer/cases', name: words.places.cases, here: path.startsWith('/employer/cases') },
    { href: '/employer/roster', name: words.places.roster, here: path.startsWith('/employer/roster') },
    { href: '/employer/own', name: words.places.own, here: path.startsWith('/employer/own') },
  ]
  return (
    <PersonFrame home="/employer" places={places} modes={words.modes}>
      <ActingFor home={() => go('/employer')}>
        <Places />
      </ActingFor>
      <p className="soft small screen-only">{words.help}</p>
    </PersonFrame>
  )
}
