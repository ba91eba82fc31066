/** The words of direction itself. */
export const words = {
  hall: '调度',
  overview: '总览',
  away: '异地受理',
  awayTitle: '异地受理占比',
  back: '回到清单',
}
