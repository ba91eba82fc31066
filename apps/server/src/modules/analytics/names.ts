import type { FigureBy } from '@tongban/contracts/figure'
import { addDays, dayOf } from '@tongban/policy'

/** The key of what was done at no counter, or of what is not known. */
export const nowhere = '-'

/** Names for what the figures are grouped by. */
export interface FigureNames {
  item(code: string): string
  outlet(id: string): string
  agency(id: string): string
  /** 组 */
  team(id: string): string
  staff(id: string): string
  /** The outlets of these agencies: whoever took in nothing is listed, too. */
  outletsOf(agencies: readonly string[]): readonly string[]
  /** The name of a group by its key. */
  of(by: FigureBy, key: string): string
}

/** Where names come from. */
export type NameSources = Omit<FigureNames, 'of'>

/** Names from the registers, of groups of every kind. */
export function figureNames(sources: NameSources): FigureNames {
  const inWords: Readonly<Record<FigureBy, (key: string) => string>> = {
    day: dayName,
    week: (key) => `${dayName(key)}到${dayName(addDays(dayOf(key), 6))}`,
    month: monthName,
    agency: sources.agency,
    item: sources.item,
    outlet: (key) => (key === nowhere ? '不在窗口' : sources.outlet(key)),
    came: (key) => wayNames[key] ?? '不清楚',
    hour: (key) => (key === nowhere ? '不清楚' : `${Number(key)} 点到 ${Number(key) + 1} 点`),
  }
  return { ...sources, of: (by, key) => inWords[by](key) }
}

const wayNames: Readonly<Record<string, string>> = {
  counter: '窗口',
  online: '网上自己办',
  client: '其他系统转来',
}

/** `2026年11月` */
function monthName(key: string): string {
  return `${key.slice(0, 4)}年${Number(key.slice(5, 7))}月`
}

/** `3月2日`, with the year where it is asked for. */
function dayName(key: string): string {
  return `${Number(key.slice(5, 7))}月${Number(key.slice(8))}日`
}
