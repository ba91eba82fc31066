import type { LimitKind } from '@tongban/contracts/figure'

import { percentText } from '../../platform/format.ts'
import type { Counted, Counts, Shown } from './Figure.tsx'
import { words } from './words.ts'

const handedIn: Counted = { head: words.handedIn, value: (counts) => counts.handedIn, figure: 'handed-in' }
const ended: Counted = { head: words.ended, value: (counts) => counts.ended, figure: 'ended' }
const completed: Counted = { head: words.completed, value: (counts) => counts.completed, figure: 'completed' }
const accepted: Counted = { head: words.takenOn, value: (counts) => counts.accepted, figure: 'accepted' }

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
const ratio = (part: number, whole: number): string => `${percentText(part, whole)}（${part}/${whole}）`

/** 收件和办结: what came in, what was taken on, what ended. */
export const flow: Shown = {
  explain: words.flowExplain,
  message: (total) => words.flowMessage(total.handedIn, total.ended),
  columns: [handedIn, accepted, ended, completed],
  series: [handedIn, ended],
  bar: (counts, total) => ({
    value: shareOf(counts.handedIn, total.handedIn),
    said: words.inAndOut(counts.handedIn, counts.ended),
  }),
  first: 'day',
}

const lateOf = (kind: LimitKind): Counted => ({
  head: words.lateBy[kind],
  value: ({ limits }) => limits[kind].late,
  figure: `late-${kind}`,
})
const limitedOf = (kind: LimitKind): Counted => ({
  head: words.limitedBy[kind],
  value: ({ limits }) => limits[kind].of,
  figure: `limited-${kind}`,
})
const shareLate = (kind: LimitKind) => ({
  head: words.shareLate[kind],
  said: ({ limits }: Counts) =>
    limits[kind].of === 0 ? words.noLimit : percentText(limits[kind].late, limits[kind].of),
})

/** 逾期: of what ended, what came after the last day by law, by guide and by promise, each apart. */
export const lateness: Shown = {
  explain: words.latenessExplain,
  message: ({ limits: { statutory } }) => words.latenessMessage(statutory.late, statutory.of),
  columns: (['statutory', 'guide', 'promised'] as const).flatMap((kind) => [
    limitedOf(kind),
    lateOf(kind),
    shareLate(kind),
  ]),
  series: (['statutory', 'guide', 'promised'] as const).map(lateOf),
  bar: ({ limits: { statutory } }) => ({
    value: shareOf(statutory.late, statutory.of),
    said: ratio(statutory.late, statutory.of),
  }),
  first: 'agency',
  none: ({ ended: count }) => count === 0,
}

/** 网上办件占比: of what was handed in, what came online; of the items themselves another page speaks. */
export const online: Shown = {
  explain: words.onlineExplain,
  message: (total) =>
    words.onlineMessage(percentText(onlineOf(total), total.handedIn), onlineOf(total), total.handedIn),
  columns: [
    handedIn,
    { head: words.ways.online, value: (counts) => counts.online, figure: 'online' },
    { head: words.ways.client, value: (counts) => counts.client, figure: 'client' },
    { head: words.onlineShare, said: (counts) => percentText(onlineOf(counts), counts.handedIn) },
  ],
  series: [handedIn, { head: words.ways.online, value: onlineOf, figure: 'online' }],
  bar: (counts) => ({
    value: shareOf(onlineOf(counts), counts.handedIn),
    said: ratio(onlineOf(counts), counts.handedIn),
  }),
  first: 'item',
  bys: ['day', 'week', 'month', 'agency', 'item', 'hour'],
  none: ({ handedIn: count }) => count === 0,
}

function onlineOf({ online: byOneself, client }: Counts): number {
  return byOneself + client
}

/** 高峰: at which hours people come. */
export const peaks: Shown = {
  explain: words.peaksExplain,
  message: (total) => words.peaksMessage(total.handedIn),
  columns: [
    handedIn,
    accepted,
    ended,
    { head: words.ways.online, value: (counts) => counts.online, figure: 'online' },
  ],
  series: [handedIn],
  bar: (counts, total) => ({
    value: shareOf(counts.handedIn, total.handedIn),
    said: ratio(counts.handedIn, total.handedIn),
  }),
  first: 'hour',
  bys: ['hour', 'day', 'week', 'month', 'agency', 'outlet', 'came'],
  none: ({ handedIn: count }) => count === 0,
}
