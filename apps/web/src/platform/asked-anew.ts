import type { QueryClient } from '@tanstack/react-query'

/** How wouter tells that the address has changed: its own events, and the browser's. */
const moves = ['pushState', 'replaceState', 'popstate'] as const

/**
 * Whoever comes to a page asks the server anew: what was read before stands there for the moment it takes, and is never
 * taken for what holds now. Hears of a move before the page is drawn, if called before any page is.
 */
export function askAnewOnEachPage(client: QueryClient, windows: EventTarget = globalThis): void {
  const forget = (): void =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => isRoute(queryKey[0]), refetchType: 'none' })
  for (const move of moves) windows.addEventListener(move, forget)
}

/** What a page only keeps for itself is not asked of the server. */
function isRoute(key: unknown): boolean {
  return typeof key === 'string' && key.startsWith('GET ')
}
