import { archiveClassCodes, archiveClasses, archiveYears, termName } from '@tongban/contracts/archive-classes'

import type { Ask } from './asks.ts'

/** 归档: as what the files are kept, and how long. The class says the shortest term that is lawful, and whether anybody has read that in the regulation. */
export const archiveAsks: readonly Ask[] = [
  {
    kind: 'one',
    at: 'archive.class',
    label: '归档类别',
    hint: '办结后的材料按哪一类归档；括号里是这一类最短要保管多久',
    must: true,
    options: archiveClassCodes.map((value) => {
      const { name, atLeast, certainty } = archiveClasses[value]
      const unread = certainty === 'source' ? '' : '，没有查到出处'
      return { value, label: `${name['zh-CN']}（最短${termName(atLeast)}${unread}）` }
    }),
  },
  {
    kind: 'one',
    at: 'archive.term',
    label: '保管期限',
    hint: '从办结的第二年 1 月 1 日算起；可以比最短的长，不能短',
    must: true,
    numbers: true,
    options: (['permanent', ...archiveYears.toReversed()] as const).map((term) => ({
      value: String(term),
      label: termName(term),
    })),
  },
]
