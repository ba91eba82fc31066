import {
  archiveClassCodes,
  archiveClasses,
  archiveYears,
  leastName,
  termName,
} from '@tongban/contracts/archive-classes'

import type { Ask } from './asks.ts'
import { valueAt } from './content.ts'

/** 归档: as what the files are kept, and how long. The class says the shortest term that is lawful, and whether anybody has read that in the regulation. */
export const archiveAsks: readonly Ask[] = [
  {
    kind: 'one',
    at: 'archive.class',
    label: '归档类别',
    hintOf: (item) => chosenIn(item)?.basis ?? '办结后的材料按哪一类归档',
    must: true,
    options: archiveClassCodes.map((value) => {
      const { name, atLeast, certainty } = archiveClasses[value]
      const unread = certainty === 'source' ? '' : '，没有查到出处'
      return { value, label: `${name['zh-CN']}（${leastName(atLeast)}${unread}）` }
    }),
  },
  {
    kind: 'one',
    at: 'archive.term',
    label: '保管期限',
    hintOf: (item) => {
      const chosen = chosenIn(item)
      return `${chosen === undefined ? '' : `这一类${leastName(chosen.atLeast)}；`}从办结的第二年 1 月 1 日算起`
    },
    must: true,
    numbers: true,
    options: (['permanent', ...archiveYears.toReversed()] as const).map((term) => ({
      value: String(term),
      label: termName(term),
    })),
  },
]

/** The class that is chosen in an item; undefined where none is. */
function chosenIn(item: unknown) {
  const chosen = archiveClassCodes.find((code) => code === valueAt(item, 'archive.class'))
  return chosen === undefined ? undefined : archiveClasses[chosen]
}
