/** The words of direction itself. */
export const words = {
  hall: '调度',
  overview: '总览',
  away: '异地受理',
  awayTitle: '异地受理占比',
  ratings: '评价',
  ratingsTitle: '好差评',
  ratingsBehind: '数字背后的评价',
  backToFigures: '回到统计',
  absences: '不在岗',
  callBacks: '回访',
  callBacksTitle: '差评和没办成的回访',
  back: '回到清单',
}
