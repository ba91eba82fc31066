import { minutesFrom } from '../../platform/instants.ts'

/** 免打扰: from – to in minutes of the day in Asia/Shanghai; it may go over midnight. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

const shanghaiMs = 8 * 3_600_000 // it has had no summer time since 1991
const minutesOfDay = 1440

/** The instant itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(quiet: QuietHours | undefined, instant: Date): Date {
  if (quiet === undefined) return instant
  const minute = ((instant.getTime() + shanghaiMs) / 60_000) % minutesOfDay
  const sinceFrom = (minute - quiet.from + minutesOfDay) % minutesOfDay
  const length = (quiet.to - quiet.from + minutesOfDay) % minutesOfDay
  if (sinceFrom >= length) return instant
  return minutesFrom(instant, length - sinceFrom)
}
