import { declaration, type Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import type { z } from 'zod'

import type { Registry } from '../registry.ts'
import { checkDeclaration } from './publishing-check.ts'

/** What the check says of what somebody has written, and the declaration that it is when nothing is missing. */
export interface Checked {
  readonly defects: readonly FieldFault[]
  readonly declaration: Declaration | undefined
}

/**
 * Checks what may not be a declaration yet: first whether every place has what belongs there, and when all have, whether it holds together.
 * Places are told by the keys of fields, materials and steps, as the rest of the check tells them.
 */
export function checkContent(content: unknown, registry: Registry): Checked {
  const read = declaration.safeParse(content)
  return read.success
    ? { declaration: read.data, defects: checkDeclaration(read.data, registry) }
    : { declaration: undefined, defects: read.error.issues.flatMap((issue) => faultsOf(issue, content)) }
}

/** A place that nobody asked for is told where it stands. */
function faultsOf(issue: z.core.$ZodIssue, content: unknown): FieldFault[] {
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return paths.map((path) => ({
    field: placeOf(path, content),
    code: issue.code === 'unrecognized_keys' ? 'stranger' : codeOf(issue, valueAt(path, content)),
    message: issue.code === 'unrecognized_keys' ? '声明里没有这一栏' : wordsOf(issue, valueAt(path, content)),
  }))
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
  return isEmpty(value) ? 'required' : issue.code === 'too_big' ? 'too-long' : 'form'
}

function wordsOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (isEmpty(value)) return '还没有填'
  return issue.code === 'too_big' ? '太长或太多了' : '填写的内容不合格式'
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** `materials.3.basis` as `materials.<its key>.basis`, where it has one of its own. */
function placeOf(path: readonly PropertyKey[], content: unknown): string {
  return path
    .map((part, at) => {
      const list = valueAt(path.slice(0, at), content)
      const key = Array.isArray(list) ? keyOf(list[Number(part)]) : undefined
      const isOwn = Array.isArray(list) && list.filter((one) => keyOf(one) === key).length === 1
      return key !== undefined && isOwn ? key : String(part)
    })
    .join('.')
}

function keyOf(value: unknown): string | undefined {
  const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : undefined
  return typeof key === 'string' && key !== '' ? key : undefined
}

function valueAt(path: readonly PropertyKey[], content: unknown): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, part)?.value
        : undefined,
    content,
  )
}
