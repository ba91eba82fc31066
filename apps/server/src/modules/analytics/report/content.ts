import type { Figures } from '@tongban/contracts/analytics'
import type { LimitKind } from '@tongban/contracts/figure'
import type { PaperBlock, PaperContent } from '@tongban/contracts/papers'

/** What people said of a month. */
export interface RatedMonth {
  readonly rated: number
  readonly content: number
  readonly due: number
  readonly inTime: number
}

/** Everything that a month is reported by. */
export interface MonthFigures {
  readonly figures: Figures
  readonly items: {
    readonly offered: number
    readonly onlineOffered: number
    readonly frequent: readonly { readonly name: string; readonly handedIn: number }[]
  }
  readonly tasksDone: number
  readonly ratings: RatedMonth
}

/** What a report is made of: its month beside the one before, and where the limits are written. */
export interface ReportFacts {
  readonly monthName: string
  readonly agencyName: string
  readonly clerkName: string
  readonly now: MonthFigures
  readonly before: MonthFigures
  readonly basis: readonly string[]
}

const limitNames: Readonly<Record<LimitKind, string>> = {
  statutory: '法定时限',
  guide: '办事指南时限',
  promised: '承诺时限',
}

/** The report as its page and its PDF show it: the same figures as on the pages of direction, each beside the month before. */
export function reportContent(facts: ReportFacts): PaperContent {
  const { monthName, agencyName, clerkName, now } = facts
  const { handedIn, ended, limits } = now.figures.total
  return {
    title: `${monthName}办件月报`,
    plain: `${monthName}收件 ${handedIn} 件，结束 ${ended} 件，超过法定时限 ${limits.statutory.late} 件。`,
    salutation: `统计范围：${agencyName}及所属机构。括号里是上个月的数。`,
    blocks: [
      ...flowOf(facts),
      ...latenessOf(facts),
      ...onlineOf(facts),
      ...awayOf(facts),
      ...ratingsOf(facts),
      ...workOf(facts),
      ...agenciesOf(facts),
    ],
    agencyName,
    outletName: null,
    clerkName,
  }
}

type Pair = Pick<ReportFacts, 'now' | 'before'>

function flowOf(pair: Pair): PaperBlock[] {
  const row = (name: string, value: (month: MonthFigures) => number) => ({
    name,
    value: compared(pair, value, '件'),
  })
  return section('一、收件和办结', [
    row('收件', ({ figures }) => figures.total.handedIn),
    row('受理', ({ figures }) => figures.total.accepted),
    row('结束', ({ figures }) => figures.total.ended),
    row('其中办结', ({ figures }) => figures.total.completed),
  ])
}

function latenessOf({ now, before, basis }: ReportFacts): PaperBlock[] {
  const of = (kind: LimitKind) => {
    const share = ({ figures }: MonthFigures): string => {
      const { of: all, late } = figures.total.limits[kind]
      return all === 0 ? '没有这种时限的件' : `${all} 件里超 ${late} 件，${percent(late, all)}`
    }
    return { name: limitNames[kind], value: `${share(now)}（上月${share(before)}）` }
  }
  const list: PaperBlock[] = basis.length === 0 ? [] : [{ kind: 'list', items: [...basis] }]
  return [
    ...section('二、逾期（本月结束的件，三种时限分开算）', [of('statutory'), of('guide'), of('promised')]),
    { kind: 'paragraph', text: basis.length === 0 ? '本月结束的事项没有写明时限依据。' : '时限依据：' },
    ...list,
  ]
}

type Share = readonly [part: number, whole: number]

function itemsOnline({ items: { offered, onlineOffered } }: MonthFigures): Share {
  return [onlineOffered, offered]
}

function casesOnline({ figures: { total } }: MonthFigures): Share {
  return [total.online + total.client, total.handedIn]
}

function awayFromHome({ figures: { total } }: MonthFigures): Share {
  return [total.away, total.counter]
}

function onlineOf(pair: Pair): PaperBlock[] {
  const { frequent } = pair.now.items
  const few = frequent.map(({ name, handedIn }) => `${name} ${handedIn} 件`)
  return [
    ...section('三、网上办', [
      { name: '能网上办的事项', value: sharesCompared(pair, itemsOnline, '项') },
      { name: '在网上办的件', value: sharesCompared(pair, casesOnline, '件') },
      { name: '加起来占收件八成的事项', value: few.length === 0 ? '本月没有收件' : few.join('；') },
    ]),
  ]
}

function awayOf(pair: Pair): PaperBlock[] {
  return section('四、异地受理', [
    { name: '窗口受理里的异地受理', value: sharesCompared(pair, awayFromHome, '件') },
  ])
}

function ratingsOf(pair: Pair): PaperBlock[] {
  return section('五、好差评', [
    { name: '满意', value: sharesCompared(pair, ({ ratings }) => [ratings.content, ratings.rated], '条') },
    {
      name: '差评按期回访',
      value: sharesCompared(pair, ({ ratings }) => [ratings.inTime, ratings.due], '条'),
    },
  ])
}

function workOf(pair: Pair): PaperBlock[] {
  return section('六、工作量', [
    { name: '办完的待办', value: compared(pair, ({ tasksDone }) => tasksDone, '个') },
  ])
}

function agenciesOf({ now }: ReportFacts): PaperBlock[] {
  const rows = now.figures.rows.map(({ name, handedIn, ended, limits: { statutory } }) => ({
    name,
    value: `收件 ${handedIn} 件，结束 ${ended} 件，超法定时限 ${statutory.late} 件`,
  }))
  return rows.length === 0 ? [] : section('七、各经办机构', rows)
}

function section(text: string, rows: { name: string; value: string }[]): PaperBlock[] {
  return [
    { kind: 'heading', text },
    { kind: 'facts', rows },
  ]
}

function compared({ now, before }: Pair, value: (month: MonthFigures) => number, unit: string): string {
  const [is, was] = [value(now), value(before)]
  const more = is === was ? '一样' : is > was ? `多 ${is - was}` : `少 ${was - is}`
  return `${is} ${unit}（上月 ${was}，${more}）`
}

function sharesCompared({ now, before }: Pair, of: (month: MonthFigures) => Share, unit: string): string {
  const [[part, whole], [partBefore, wholeBefore]] = [of(now), of(before)]
  const is = whole === 0 ? '本月没有' : `${whole} ${unit}里 ${part} ${unit}，${percent(part, whole)}`
  return `${is}（上月${wholeBefore === 0 ? '没有' : ` ${percent(partBefore, wholeBefore)}`}）`
}

/** `12.5%` */
function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`
}
