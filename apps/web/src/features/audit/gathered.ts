import type { Read } from '../../platform/client.ts'
import { caseNumberText, dayOfInstant } from '../../platform/format.ts'
import { words } from './words.ts'

export type OwnLook = Read<'GET /api/audit/looks/:subject'>['rows'][number]

/** What one reader opened on one day about one matter. */
export interface GatheredLooks {
  readonly key: string
  readonly who: string
  readonly day: string
  /** The matter or the reason; where none was written, what was done. */
  readonly why: string
  readonly rows: readonly OwnLook[]
}

/** Looks gathered by reader, matter and day, each where its latest stands. */
export function gathered(rows: readonly OwnLook[]): readonly GatheredLooks[] {
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([whoOf(row), dayOfInstant(row.at), row.caseNumber ?? whyOf(row)]),
  )
  return [...groups].flatMap(([key, looks]) => {
    const [latest] = looks
    if (latest === undefined) return []
    return [
      {
        key,
        who: whoOf(latest),
        day: dayOfInstant(latest.at),
        why: whyOf(latest) ?? doneIn(looks),
        rows: looks,
      },
    ]
  })
}

function whoOf({ outletName, agencyName, staffName }: OwnLook): string {
  return [outletName ?? agencyName, staffName].filter(Boolean).join(' · ')
}

/** What was done, each act once. */
function doneIn(looks: readonly OwnLook[]): string {
  return [...new Set(looks.map(({ act }) => words.acts[act] ?? words.otherAct))].join(words.listMark)
}

const aCode = /^[\da-z][\da-z.-]*$/i

/** The matter, or the reason as it was written; ids and codes say nothing to anybody. */
function whyOf({ itemName, caseNumber, purpose }: OwnLook): string | null {
  if (itemName !== null) return words.about(itemName, caseNumberText(caseNumber ?? ''))
  const said = (purpose ?? '').split(' ').filter((part) => part !== '' && !aCode.test(part))
  return said.length === 0 ? null : said.join(' ')
}
