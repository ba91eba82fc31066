/**
 * What an installation is for. A demo and a training have a throw-away city with people and logins of its own, an outside world that is played, and a
 * business clock that may be set; a training says so on every page and paper, and is reset by whoever learns there.
 */
export const modes = ['demo', 'training', 'production'] as const

/** One of {@link modes}. */
export type Mode = (typeof modes)[number]

/** Whether all data of an installation are made up: nothing of it leaves the house, and it may be thrown away. */
export function isMadeUp(mode: Mode): boolean {
  return mode !== 'production'
}

/** The cookie of a login; a training has its own, because a browser sends a cookie to every port of a host and both may stand on one. */
export function loginCookieName(mode: Mode, secure: boolean): string {
  return `${secure ? '__Host-' : ''}${mode === 'training' ? 't' : 's'}`
}
