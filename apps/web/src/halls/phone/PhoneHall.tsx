import { Page, Shell } from '../../design/index.ts'
import { Phone } from '../../features/messages/index.ts'

/** The telephones of the demo; outside of a demo the server has none and says so. */
export function PhoneHall() {
  return (
    <Shell halls={[]}>
      <div className="page-centre">
        <Page title="演示手机">
          <Phone />
        </Page>
      </div>
    </Shell>
  )
}
