import type { DistrustView } from '@tongban/contracts/checks'

import { Notice } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { materialWords } from '../materials/index.ts'

/** 失信标记: said before anything is typed, so that the proof lies ready. */
export function DistrustOf({ distrust }: { distrust: DistrustView | null }) {
  if (distrust === null) return null
  return (
    <Notice tone="warn">
      <p>{materialWords.distrusted(caseNumberText(distrust.number), dayText(distrust.until))}</p>
    </Notice>
  )
}
