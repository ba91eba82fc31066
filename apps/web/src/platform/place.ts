import { useLocation, useSearch } from 'wouter'

/** Filters that stand in the address: what they are now, and a way to change some of them. */
export function usePlace(): [
  Readonly<Record<string, string>>,
  (change: Record<string, string | undefined>) => void,
] {
  const search = useSearch()
  const [path, go] = useLocation()
  const now = Object.fromEntries(new URLSearchParams(search))
  return [now, (change) => go(addressWith(path, { ...now, ...change }))]
}

/** An address with the filters that are set. */
export function addressWith(path: string, filters: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(filters).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  )
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`
}
