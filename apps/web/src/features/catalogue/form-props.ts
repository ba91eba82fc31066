import type { Answers, Field } from '@tongban/contracts/form'

import type { ShownFault } from './answers.ts'

/** What a form or a row of it needs to draw and change its answers. */
export interface FormProps {
  readonly fields: readonly Field[]
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
  readonly faults?: readonly ShownFault[]
  readonly facts?: Readonly<Record<string, string>>
  readonly path?: string
}
