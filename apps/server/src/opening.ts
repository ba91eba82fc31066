import { atOwner, enterCase } from './modules/cases/index.ts'
import type { Opening } from './modules/materials/index.ts'
import { findSubject } from './modules/subjects/index.ts'
import { enterVisit, requireVisit } from './modules/visits/index.ts'
import { type Context, isOnline } from './platform/context.ts'
import { Refusal } from './platform/refusal.ts'

/**
 * At the counter a visit opens the subject, in the office the case that is named; a person opens only himself.
 * @param unknown what is answered when an office or a person opens nothing
 */
export function openingFor(unknown: 'materials.no-file' | 'papers.unknown' | 'people.unknown') {
  return (context: Context, caseId: string | undefined): Opening => {
    if (context.path === 'counter')
      return (_context, subject) => ({
        statement: enterVisit(context, subject),
        admit: (rows) => {
          requireVisit(rows)
          return context
        },
      })
    if (isOnline(context))
      return (_context, subject) => ({
        statement: findSubject(subject),
        admit: (rows) => {
          if (rows.length === 0) throw new Refusal(unknown)
          return { ...context, agencyId: context.client?.agencyId ?? context.agencyId }
        },
      })
    return (_context, subject) => ({
      statement: enterCase(subject, caseId ?? subject),
      admit: (rows) => {
        if (rows.length === 0) throw new Refusal(unknown)
        return atOwner(context, rows)
      },
    })
  }
}
