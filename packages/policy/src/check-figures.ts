import { isOfficialAddress } from './addresses.ts'
import type { Reference } from './because.ts'
import type { Figures } from './figures.ts'
import { addDays, type Day } from './months.ts'
import { type Area, type Dated, firstDay, lastDay, type Parameter } from './parameter.ts'

/** What is wrong, or no longer sure, with a figure. */
export interface FigureFault {
  /** The key of the parameter; of a rate with its scheme and payer. */
  readonly key: string
  readonly area: Area
  readonly from: string
  readonly kind: FigureFaultKind
}

/**
 * `overlap`: two values hold on one day; `gap`: none holds between two; `order`: a value stands before an earlier one; `source`: neither a
 * document is named nor who says so, or what stands for a document is none; `address`: its address is on no site of the state; `area`: neither national nor six digits; `expired`: it is past the last day of which a document was seen, and
 * answers that rest on it are provisional.
 */
export type FigureFaultKind = 'overlap' | 'gap' | 'order' | 'source' | 'address' | 'area' | 'expired'

/** Every parameter of the law with its key: the rates of contribution one by one. */
export function parametersOf(figures: Figures): (readonly [string, Parameter<unknown>])[] {
  const { contributionRates, ...others } = figures
  const rates = Object.entries(contributionRates).map(
    ([key, parameter]) => [`contributionRates.${key}`, parameter] as const,
  )
  return [...Object.entries(others), ...rates]
}

/** What is wrong with figures, or expired on a day; nothing when all is well. */
export function checkFigures(figures: Figures, today: Day): FigureFault[] {
  return parametersOf(figures).flatMap(([key, parameter]) => {
    const areas = new Set(parameter.values.map(({ area = 'national' }) => area))
    return [...areas].flatMap((area) => {
      const values = parameter.values.filter((dated) => (dated.area ?? 'national') === area)
      return values.flatMap((dated, at) =>
        faultsOf({ dated, next: values[at + 1], area, today }).map((kind) => ({
          key,
          area,
          from: dated.from,
          kind,
        })),
      )
    })
  })
}

interface Place {
  readonly dated: Dated<unknown>
  readonly next: Dated<unknown> | undefined
  readonly area: Area
  readonly today: Day
}

function faultsOf(place: Place): FigureFaultKind[] {
  const { dated, area } = place
  const kinds: FigureFaultKind[] = []
  if (area !== 'national' && !/^\d{6}$/.test(area)) kinds.push('area')
  if (isUnsourced(dated.source)) kinds.push('source')
  const { url } = dated.source
  if (url !== undefined && !isOfficialAddress(url)) kinds.push('address')
  return [...kinds, ...faultsOfTime(place)]
}

/** What people took for a document and is none: a site, forms of decided cases, a compilation, news. */
const noDocument = /^[a-z\d-]+(?:\.[a-z\d-]+)+|核定实例|^待遇核定表|公开汇编|新闻汇总|来源不一/

function isUnsourced({ document, number = '', saidBy = '' }: Reference): boolean {
  return `${document}${number}`.trim() === '' ? saidBy.trim() === '' : noDocument.test(document)
}

function faultsOfTime({ dated: { from, to, knownUntil }, next, today }: Place): FigureFaultKind[] {
  if (next === undefined) {
    const expired = to === undefined && knownUntil !== undefined && today > lastDay(knownUntil)
    return expired ? ['expired'] : []
  }
  const following = firstDay(next.from)
  const kinds: FigureFaultKind[] = following <= firstDay(from) ? ['order'] : []
  if (to !== undefined && lastDay(to) >= following) kinds.push('overlap')
  if (to !== undefined && endsBefore(to, following)) kinds.push('gap')
  return kinds
}

/** Whether a day lies between the end of one value and the first day of the next. */
function endsBefore(to: string, next: Day): boolean {
  const before = addDays(next, -1)
  return to.length === 7 ? to < before.slice(0, 7) : to < before
}
