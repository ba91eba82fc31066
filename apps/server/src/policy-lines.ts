import { publishedValue } from '@tongban/contracts/parameters'
import { faultWords } from '@tongban/contracts/published-value'
import { baseLaw, checkValues, dayOf, type Law, type PublishedValue, withValues } from '@tongban/policy'

/**
 * The shipped law with values laid over it that stand one a line.
 * @throws Error that names the line and what is wrong with it
 */
export function lawOfLines(text: string): Law {
  const lines = [...text.split('\n').entries()].filter(([, line]) => line.trim() !== '')
  const values = lines.map(([at, line]) => valueOf(line, at + 1))
  const fault = checkValues(baseLaw, lastOf(values), farDay).find(
    ({ doubt, kind }) => !doubt && kind !== 'source', // asked for when it is published, not when it is reckoned with
  )
  if (fault === undefined) return withValues(baseLaw, values)
  throw new Error(`${describe(lastOf(values)[fault.at])}: ${fault.field} ${faultWords[fault.kind]}`)
}

/** A day before which nothing of a file can be out of date: that figures are past their known day is no fault of a file. */
const farDay = dayOf('1900-01-01')

/** Of several values for one figure, area and day the last holds: a file has them in the order in which they were published. */
function lastOf(values: readonly PublishedValue[]): readonly PublishedValue[] {
  return [
    ...new Map(
      values.map((value) => [`${value.key} ${value.area ?? 'national'} ${value.from}`, value]),
    ).values(),
  ]
}

function valueOf(line: string, number: number): PublishedValue {
  const read = publishedValue.safeParse(jsonOf(line, number))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(`line ${number}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`line ${number} is no JSON`)
  }
}

function describe(value: PublishedValue | undefined): string {
  return value === undefined ? '' : `${value.key} ${value.area ?? 'national'} ${value.from}`
}
