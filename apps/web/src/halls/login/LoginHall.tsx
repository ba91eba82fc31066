import { Page, Shell } from '../../design/index.ts'
import { LoginForm } from '../../features/session/index.ts'

/** The door of the staff halls; leads back to the place one came from. */
export function LoginHall() {
  return (
    <Shell halls={[]}>
      <div className="page-centre">
        <Page title="工作人员登录">
          <LoginForm onEntered={() => location.assign(nextPlace(location.search))} />
        </Page>
      </div>
    </Shell>
  )
}

/** Only a place of our own: an address that leads elsewhere is not followed. */
function nextPlace(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  return /^\/(?![/\\])/.test(next) ? next : '/'
}
