import { baseLaw, type Law } from '../law.ts'
import { rules } from './all.ts'

/** A law that tells which figures are read of it, the rates of contribution as one; what is read is the same. */
export function watched(law: Law, onRead: (key: string) => void): Law {
  const figures = new Proxy(law.figures, {
    get: (of, key, receiver) => {
      if (typeof key === 'string' && Object.hasOwn(of, key)) onRead(key)
      return Reflect.get(of, key, receiver)
    },
  })
  return { ...law, figures }
}

let known: ReadonlyMap<string, readonly string[]> | undefined

/**
 * Which rules read a figure, by their ids in the order of help: the example of each rule, and its other inputs, are reckoned once under a law that
 * tells what is read of it. Of a rate of contribution: the rules that read any.
 */
export function readersOf(key: string): readonly string[] {
  known ??= readers()
  return known.get(key.startsWith('contributionRates.') ? 'contributionRates' : key) ?? []
}

function readers(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { id, example, others = [], value } of rules) {
    const read = new Set<string>()
    const law = watched(baseLaw, (key) => read.add(key))
    for (const input of [example, ...others]) value(law, input)
    for (const key of read) found.set(key, [...(found.get(key) ?? []), id])
  }
  return found
}
