import type { FieldFault } from '@tongban/contracts/errors'
import type { ListedWordingDraft } from '@tongban/contracts/wordings'
import { wordingSentence as sentence } from '@tongban/contracts/wordings'
import { z } from 'zod'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { WordingDeps } from '../deps.ts'
import { requireAgency } from '../require.ts'
import { hashOfWords, type Words } from '../words.ts'
import { newDraft } from './begin.ts'
import { listedView } from './view.ts'

const linesAtMost = 200
/** Words as they travel from one installation to another, and the hash by which the other can tell that they came whole. */
const line = z.strictObject({
  key: z.string(),
  hash: z.string(),
  content: z.record(
    z.string(),
    z.strictObject({ 'zh-CN': sentence.optional(), 'zh-HK': sentence.optional(), en: sentence.optional() }),
  ),
})

/** 导出: the own words of an agency that are in force, one wording a line of JSON. @throws Refusal wordings.no-agency */
export function linesOf({ wordings }: WordingDeps, context: Context, asked: string | undefined): string {
  const agencyId = requireAgency(context, asked)
  return [...wordings.shipped.keys()]
    .flatMap((key) => {
      const { words, agencyId: whose } = wordings.standing(key, agencyId, context.today)
      return whose === agencyId
        ? [`${JSON.stringify({ key, hash: hashOfWords(words), content: words })}\n`]
        : []
    })
    .join('')
}

/**
 * 导入: every line becomes a draft, whatever the check says of it here; a line that did not come whole keeps all of them out.
 * @throws Refusal wordings.no-agency, wordings.wrong-lines (each at its line, from 1)
 */
export async function takeIn(
  deps: WordingDeps,
  context: Context,
  command: Command,
  { agency, lines }: { readonly agency: string; readonly lines: string },
): Promise<{ rows: ListedWordingDraft[] }> {
  const agencyId = requireAgency(context, agency)
  const contents = readLines(deps, lines)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [],
    run: (tx) => {
      const drafts = contents.map(({ key, content }) =>
        newDraft(context, { agencyId, key, content, from: null }),
      )
      tx.record(...drafts.flatMap(({ statements }) => statements))
      return { rows: drafts.map(({ row }) => listedView(deps, context.actorId, row)) }
    },
  })
}

interface Line {
  readonly key: string
  readonly content: Words
}

function readLines(deps: WordingDeps, text: string): readonly Line[] {
  const read = text.split('\n').flatMap((one, at) => (one.trim() === '' ? [] : [readLine(deps, one, at + 1)]))
  const faults = read.flatMap((one) => ('fault' in one ? [one.fault] : []))
  if (read.length === 0) faults.push(faultAt(1, 'empty', '一行也没有'))
  if (read.length > linesAtMost) faults.push(faultAt(linesAtMost + 1, 'too-many', `一次最多${linesAtMost}行`))
  if (faults.length > 0) throw new Refusal('wordings.wrong-lines', faults)
  return read.flatMap((one) => ('key' in one ? [one] : []))
}

function readLine(
  { wordings }: WordingDeps,
  text: string,
  at: number,
): Line | { readonly fault: FieldFault } {
  const parsed = line.safeParse(jsonOf(text))
  if (!parsed.success || /\\u(?:0000|d[89a-f])/iu.test(JSON.stringify(parsed.data)))
    return { fault: faultAt(at, 'form', '这一行不是导出的用语') }
  const { key, hash, content } = parsed.data
  if (!wordings.shipped.has(key)) return { fault: faultAt(at, 'unknown', '这里没有这个用语') }
  return hashOfWords(content) === hash
    ? { key, content }
    : { fault: faultAt(at, 'hash', '这一行和导出时不一样了') }
}

function faultAt(at: number, code: string, message: string): FieldFault {
  return { field: `lines.${at}`, code, message }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
