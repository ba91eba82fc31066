import { Page, Shell } from '../../design/index.ts'
import { Invitation } from '../../features/session/index.ts'
import { words } from './words.ts'

/** Where the link of a new colleague leads. */
export function InvitationHall({ token }: { token: string }) {
  return (
    <Shell halls={[]}>
      <div className="page-centre">
        <Page title={words.firstLogin}>
          <Invitation token={token} />
        </Page>
      </div>
    </Shell>
  )
}
