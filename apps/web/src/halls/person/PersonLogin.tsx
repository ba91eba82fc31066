import { Page, Shell } from '../../design/index.ts'
import { LanguageSwitch, LoginForm } from '../../features/accounts/index.ts'
import { words } from './words.ts'

/** The door of everyone's own hall; leads back to the place one came from. */
export function PersonLogin() {
  const next = nextPlace(location.search)
  return (
    <Shell halls={[]} home="/person" about={<LanguageSwitch />}>
      <div className="page-centre">
        <Page title={next.startsWith('/employer') ? words.loginOfEmployer : words.login}>
          <LoginForm onEntered={() => location.assign(next)} />
        </Page>
      </div>
    </Shell>
  )
}

/** Only a place that one enters by one's own telephone: an address that leads elsewhere is not followed. */
function nextPlace(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/person'
  return /^\/(?:person|employer)(?:[/?]|$)/.test(next) ? next : '/person'
}
