import type { Checked, OpenAlike } from '@tongban/contracts/checks'

import { Badge, Notice, type Tone } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

const tones = { yes: 'done', no: 'danger', 'needs-evidence': 'warn' } satisfies Record<string, Tone>
const signs = { yes: 'done', no: 'no', 'needs-evidence': 'ask' } as const

/** What the rules say: yes, no, or to be seen from the material. */
export function ChecksOf({ checks }: { checks: readonly Checked[] }) {
  return (
    <ul className="plain stack">
      {checks.map(({ name, answer, reason }) => (
        <li key={name} className="row">
          <Badge tone={tones[answer]} icon={signs[answer]}>
            {words.checkAnswers[answer]}
          </Badge>
          {reason}
        </li>
      ))}
    </ul>
  )
}

/** 交之前先核对: what of the record speaks against what is about to be handed in; nothing is shown where nothing does. */
export function ContradictionsOf({
  subject,
  item,
  form,
  help,
  isSaidAlready = false,
}: {
  subject: string
  /** What can be done about it. */
  help: string
  item: string
  form: Readonly<Record<string, unknown>>
  /** The page says beside it that another one is under way: here only that a second is not taken. */
  isSaidAlready?: boolean
}) {
  const asked = useRead('POST /api/cases/:subject/checks', { params: { subject }, body: { item, form } })
  const against = (asked.data?.checks ?? []).filter(({ answer }) => answer === 'no')
  const takesSecond = asked.data?.takesSecond ?? true
  return (
    <>
      {!(isSaidAlready && takesSecond) && <AlikeOf alike={asked.data?.alike} takesSecond={takesSecond} />}
      {against.length > 0 && (
        <Notice tone="danger" alert>
          <p>{words.against}</p>
          <ul>
            {against.map(({ name, reason }) => (
              <li key={name}>{reason}</li>
            ))}
          </ul>
          <p>{help}</p>
        </Notice>
      )}
    </>
  )
}

/** 重复申请: the same application that is under way already, and what becomes of a second. */
export function AlikeOf({
  alike,
  takesSecond = true,
}: {
  alike?: readonly OpenAlike[] | undefined
  takesSecond?: boolean
}) {
  if (alike === undefined || alike.length === 0) return null
  return (
    <Notice tone={takesSecond ? 'warn' : 'danger'}>
      <p>{words.alike}</p>
      <ul>
        {alike.map(({ case: id, number, submittedOn }) => (
          <li key={id}>{words.alikeCase(caseNumberText(number), dayText(submittedOn))}</li>
        ))}
      </ul>
      {!takesSecond && <p>{words.alikeRefused}</p>}
    </Notice>
  )
}
