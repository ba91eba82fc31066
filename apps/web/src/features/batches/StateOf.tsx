import type { Batch } from '@tongban/contracts/batches'

import { Badge, type Tone } from '../../design/index.ts'
import { words } from './words.ts'

const tones = { checked: 'warn', applying: 'info', done: 'done' } as const satisfies Record<
  Batch['state'],
  Tone
>

/** Where a list stands, in a word. */
export function StateOf({ batch: { state, stopped } }: { batch: Pick<Batch, 'state' | 'stopped'> }) {
  return stopped === null ? (
    <Badge tone={tones[state]}>{words.states[state]}</Badge>
  ) : (
    <Badge tone="warn">{words.states.stopped}</Badge>
  )
}
