import type { BaseLimits } from '@tongban/contracts/checks'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Answers, Field } from '@tongban/contracts/form'
import { saidMember } from '@tongban/contracts/roster-member'

import { Notice } from '../../design/index.ts'
import { moneyText } from '../../platform/format.ts'
import { limitWords as words } from './limit-words.ts'
import { useBaseLimits } from './use-checks.ts'

const nothing: Answers = {}

/**
 * 缴费基数上下限, said before handing in: between what is paid, and whose declared wage lies outside of it. Nothing where the item asks for no base;
 * where the area has published no limits it says so.
 */
export function BaseLimitsOf({
  subject,
  declaration,
  answers = nothing,
}: {
  subject: string
  declaration: Pick<Declaration, 'code' | 'form'>
  /** What has been declared so far. */
  answers?: Answers
}) {
  const bases = basesIn(declaration.form, answers)
  return bases === undefined ? null : <Said {...{ subject, bases }} item={declaration.code} />
}

/** Whether an item asks for a base. */
export function asksForBase({ form }: Pick<Declaration, 'form'>): boolean {
  return basesIn(form, nothing) !== undefined
}

/** An amount that was declared, and for whom. */
interface Declared {
  readonly fen: number
  readonly whom: string
}

function Said({ subject, item, bases }: { subject: string; item: string; bases: readonly Declared[] }) {
  const limits = useBaseLimits(subject, item)
  if (limits === undefined) return null
  if (limits === null)
    return (
      <Notice>
        <p>{words.unknown}</p>
      </Notice>
    )
  const { floorFen, ceilingFen, provisional } = limits
  return (
    <Notice>
      <p>{words.between(moneyText(floorFen), moneyText(ceilingFen))}</p>
      {provisional && <p>{words.provisional}</p>}
      {outside(bases, limits).map(({ whom, fen }) => (
        <p key={whom}>
          {fen < floorFen
            ? words.below(whom, moneyText(fen), moneyText(floorFen))
            : words.above(whom, moneyText(fen), moneyText(ceilingFen))}
        </p>
      ))}
    </Notice>
  )
}

function outside(bases: readonly Declared[], { floorFen, ceilingFen }: BaseLimits): readonly Declared[] {
  return bases.filter(({ fen }) => fen < floorFen || fen > ceilingFen)
}

/** The amounts that limits are for, of the form itself or of the rows of its groups; undefined where it asks for none. */
function basesIn(fields: readonly Field[], answers: Answers): readonly Declared[] | undefined {
  const groups = [{ fields, rows: [answers] }, ...groupsIn(fields, answers)]
  const asking = groups.filter(({ fields: asked }) => asked.some(({ within }) => within !== undefined))
  if (asking.length === 0) return undefined
  return asking.flatMap(({ fields: asked, rows }) => rows.flatMap((row) => declaredIn(asked, row)))
}

function groupsIn(fields: readonly Field[], answers: Answers) {
  return fields
    .filter(({ type }) => type === 'group')
    .map(({ key, fields: inner = [] }) => ({ fields: inner, rows: rowsIn(answers[key]) }))
}

function rowsIn(value: unknown): readonly Answers[] {
  return Array.isArray(value)
    ? value.filter((row): row is Answers => typeof row === 'object' && row !== null)
    : []
}

function declaredIn(fields: readonly Field[], row: Answers): readonly Declared[] {
  const named =
    fields.find(({ type }) => type === 'roster-member') ?? fields.find(({ key }) => key === 'name')
  const said = named === undefined ? undefined : row[named.key]
  const whom = typeof said === 'string' ? saidMember(said).text : ''
  return fields
    .filter(({ within }) => within !== undefined)
    .map(({ key }) => Number(row[key] ?? Number.NaN))
    .filter((fen) => Number.isSafeInteger(fen))
    .map((fen) => ({ fen, whom }))
}
