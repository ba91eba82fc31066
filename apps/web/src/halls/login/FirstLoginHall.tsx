import { Page, Shell } from '../../design/index.ts'
import { FirstLogin } from '../../features/session/index.ts'
import { words } from './words.ts'

/** Where a link of the first start leads. */
export function FirstLoginHall({ token }: { token: string }) {
  return (
    <Shell halls={[]}>
      <div className="page-centre">
        <Page title={words.firstLogin}>
          <FirstLogin token={token} />
        </Page>
      </div>
    </Shell>
  )
}
