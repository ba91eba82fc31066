import type { ToTell as Notice } from '@tongban/contracts/by-hand'

import { Facts, Panel } from '../../../design/index.ts'
import { words } from './words.ts'

/** Whom to tell, where he is, and the words; for the family only that there is something. */
export function ToTell({ of: { name, address, telephone, text, agencyName } }: { of: Notice }) {
  return (
    <>
      <Facts
        rows={[
          [words.name, name],
          [words.telephone, telephone ?? words.nothing],
          [words.address, address ?? words.nothing],
          [words.agency, agencyName],
        ]}
      />
      <Panel title={words.says}>
        <p>{text}</p>
      </Panel>
      <p className="soft">{words.familyHelp(agencyName)}</p>
    </>
  )
}
