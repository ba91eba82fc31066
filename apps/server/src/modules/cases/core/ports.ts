import type { DeclaredDepartment, Declaration } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'

import { Refusal } from '../../../platform/refusal.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'

/** Whether what the agency owns can be sent there. */
export function hasPort(
  { departments }: Pick<CaseDeps, 'departments'>,
  { port }: DeclaredDepartment,
  agencyId: string,
): boolean {
  const found = departments.get(port)
  return found !== undefined && (found.agencies?.includes(agencyId) ?? true)
}

/** Nothing is taken on that could not be sent. @throws Refusal cases.no-port, with how the department is reached */
export function requirePort(
  deps: Pick<CaseDeps, 'departments'>,
  { department }: Declaration,
  agencyId: string,
): void {
  if (department === undefined || hasPort(deps, department, agencyId)) return
  const message = `${department.name['zh-CN']}：${department.contact['zh-CN']}`
  throw new Refusal('cases.no-port', [{ field: 'item', code: 'cases.no-port', message }])
}

/** How often a case has been sent to its department: an answer to an earlier time is none any more. */
export function turnOf({ holds }: Pick<Case, 'holds'>): number {
  return holds.filter(({ reason }) => reason === 'department').length
}

/** The answers that the declaration names, and no others; of a group each row. */
export function answersSent({ sends }: DeclaredDepartment, form: Answers): Answers {
  const inner = Map.groupBy(sends, (path) => path.split('.')[0] ?? path)
  return Object.fromEntries(
    [...inner].flatMap(([key, paths]) => {
      const value = form[key]
      if (value === undefined) return []
      if (!Array.isArray(value)) return [[key, value]]
      const wanted = paths.map((path) => path.split('.')[1] ?? '')
      return [[key, value.map((row: Answers) => only(row, wanted))]]
    }),
  )
}

/** Which of the answers that are sent name somebody of the roster. */
export function membersSent({ sends }: DeclaredDepartment, form: Declaration['form']): string[] {
  const members = form.flatMap(({ key, type, fields }) =>
    fields === undefined
      ? type === 'roster-member'
        ? [key]
        : []
      : fields.flatMap((inner) => (inner.type === 'roster-member' ? [`${key}.${inner.key}`] : [])),
  )
  return members.filter((path) => sends.includes(path))
}

function only(row: Answers, wanted: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(row).filter(([key]) => wanted.includes(key)))
}
