import type { CaseDetail } from '@tongban/contracts/cases'

import { Badge, Panel } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { FilesOf } from '../materials/index.ts'
import { words } from './sign-words.ts'

/** What was signed at the counter, before whom, and whether it still covers the form. */
export function SignatureOf({ detail, closed = false }: { detail: CaseDetail; closed?: boolean }) {
  const { signature, subject, id } = detail
  if (signature === null) return null
  const { file, unsigned, witnessName, covers, partOf } = signature
  const at = instantText(signature.at)
  return (
    <Panel title={words.signature}>
      <div className="stack">
        <p>
          {unsigned === null
            ? words.signed(witnessName, at)
            : words.unsigned(witnessName, at, words.reasons[unsigned])}
        </p>
        {partOf !== null && <p>{words.partOf(partOf.name)}</p>}
        <p>
          <Badge tone={covers ? 'done' : 'warn'}>{covers ? words.covers : words.changed}</Badge>
        </p>
        {file !== null && !closed && (
          <FilesOf name={words.picture} subject={subject} caseId={id} files={[file]} />
        )}
      </div>
    </Panel>
  )
}
