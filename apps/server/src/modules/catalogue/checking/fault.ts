import type { FieldFault } from '@tongban/contracts/errors'

/** A defect of a declaration: its place, a code that stays the same, and what a person reads. */
export function fault(field: string, code: string, message: string): FieldFault {
  return { field, code, message }
}

/** A defect where something does not hold, and none where it does. */
export function faultUnless(holds: boolean, field: string, code: string, message: string): FieldFault[] {
  return holds ? [] : [fault(field, code, message)]
}

/** What stands in a list more than once: each once. */
export function repeated(things: readonly string[]): string[] {
  return [...new Set(things.filter((thing, at) => things.indexOf(thing) !== at))]
}
