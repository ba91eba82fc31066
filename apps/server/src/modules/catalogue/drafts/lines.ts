import { declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { contentLettersAtMost, linesAtMost, type ListedItemDraft } from '@tongban/contracts/item-drafts'
import { z } from 'zod'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { Catalogue } from '../catalogue.ts'
import { declarationHash } from '../publish.ts'
import { agencyOf, newDraft } from './begin.ts'
import type { ItemDraftDeps } from './deps.ts'
import { listedView } from './view.ts'

/** An item as it travels from one installation to another: the declaration, and the hash by which the other can tell that it came whole. */
const line = z.strictObject({ hash: z.string(), declaration: z.record(z.string(), z.unknown()) })

/** 导出: what is in force, one item a line of JSON. @throws Refusal catalogue.no-item */
export function linesOf(catalogue: Catalogue, code: string | undefined): string {
  const codes = code === undefined ? catalogue.list().map((item) => item.code) : [code]
  const found = codes.flatMap((one) => catalogue.current(one) ?? [])
  if (code !== undefined && found.length === 0) throw refusalAt('catalogue.no-item', 'code')
  return found
    .map(
      (one) =>
        `${JSON.stringify({ hash: declarationHash(one.declaration), declaration: one.declaration })}\n`,
    )
    .join('')
}

/**
 * 导入: every line becomes a draft, whatever the check says of it here; a line that did not come whole keeps all of them out.
 * @throws Refusal catalogue.not-here, catalogue.wrong-lines (each at its line, from 1)
 */
export async function takeIn(
  { database, leads, staffName }: ItemDraftDeps,
  context: Context,
  command: Command,
  { lines }: { readonly lines: string },
): Promise<{ rows: ListedItemDraft[] }> {
  const agencyId = agencyOf({ leads }, context)
  const contents = readLines(lines)
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [],
    run: (tx) => {
      const drafts = contents.map((content) => newDraft(context, agencyId, content))
      tx.record(...drafts.flatMap(({ statements }) => statements))
      return { rows: drafts.map(({ row }) => listedView({ staffName }, context, row)) }
    },
  })
}

type Content = z.output<typeof line>['declaration']

function readLines(text: string): readonly Content[] {
  const read = text.split('\n').flatMap((one, at) => (one.trim() === '' ? [] : [readLine(one, at + 1)]))
  const faults = read.flatMap((one) => ('fault' in one ? [one.fault] : []))
  if (read.length === 0) faults.push(faultAt(1, 'empty', '一行也没有'))
  if (read.length > linesAtMost) faults.push(faultAt(linesAtMost + 1, 'too-many', `一次最多${linesAtMost}行`))
  if (faults.length > 0) throw new Refusal('catalogue.wrong-lines', faults)
  return read.flatMap((one) => ('content' in one ? [one.content] : []))
}

function readLine(text: string, at: number): { readonly content: Content } | { readonly fault: FieldFault } {
  const parsed = line.safeParse(jsonOf(text))
  if (!parsed.success) return { fault: faultAt(at, 'form', '这一行不是导出的事项') }
  const { hash, declaration: content } = parsed.data
  if (!isKeepable(content)) return { fault: faultAt(at, 'form', '这一行太长，或者有存不了的字符') }
  const whole = declaration.safeParse(content)
  return declarationHash(whole.success ? whole.data : content) === hash
    ? { content }
    : { fault: faultAt(at, 'hash', '这一行和导出时不一样了') }
}

/** What a table of texts can hold: no halves of characters and no zero byte, which JSON may spell out. */
function isKeepable(content: Content): boolean {
  const text = JSON.stringify(content)
  return text.length <= contentLettersAtMost && !/\\u(?:0000|d[89a-f])/iu.test(text)
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
