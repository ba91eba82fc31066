import type { Act } from '@tongban/contracts/access'
import type { CaseDetail, CaseView } from '@tongban/contracts/cases'

import type { Attached } from '../../design/index.ts'

/** What the confirming person adds to an act. */
export interface Added {
  readonly note: string
  readonly until: string
  readonly agencyId: string
  /** The colleague who is given the task. */
  readonly to: string
  /** The declared procedure that begins. */
  readonly procedure: string
  /** What a special procedure has found. */
  readonly finds: '' | 'yes' | 'no'
  readonly files: readonly Attached[]
  /** Several colleagues: who are asked to sign, or to whom it is copied. */
  readonly chosen: readonly string[]
  /** 会签: all must agree; 或签: one. */
  readonly mode: 'all' | 'any'
  /** By which rule it is refused, where the item names none or another one holds. */
  readonly rule: string
}

/** An act on a case as data: buttons, keys and the confirming dialog read the same value. */
export interface CaseAction {
  readonly name: string
  /** The word of `can` that opens it. */
  readonly can: string
  readonly act: Act
  /** Where not every case that opens it asks for it. */
  readonly when?: (of: CaseDetail) => boolean
  readonly key: string
  readonly kind: 'primary' | 'plain' | 'danger'
  readonly title: string
  readonly asks:
    | 'nothing'
    | 'note'
    | 'reason'
    | 'until'
    | 'agency'
    | 'colleague'
    | 'signers'
    | 'readers'
    | 'procedure'
    | 'findings'
    | 'files'
  /** It says no, so that its paper names a rule. */
  readonly refuses?: true
  readonly send: (of: CaseDetail, added: Added, key: string) => Promise<CaseView>
}
