import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'

/**
 * The step of a page of several, kept in the address: the Back of the browser leads to the step before. Going back by a button
 * is the Back of the browser where the step before is there. No address leads farther than one has come.
 * @param first the step one had come to when the page was opened
 */
export function useStep(first: number): [step: number, go: (to: number) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const turned = useHistoryState<{ turned?: number } | null>()?.turned ?? 0
  const [farthest, reach] = useState(first)
  const asked = new URLSearchParams(search).get('step')
  const step = asked === null || !/^\d{1,3}$/.test(asked) ? first : Math.min(Number(asked), farthest)
  const go = (to: number): void => {
    reach(Math.max(farthest, to))
    if (to === step) return
    if (to === step - 1 && turned > 0) return history.back()
    const isOn = to > step
    navigate(`${path}?step=${to}`, { replace: !isOn, state: { turned: isOn ? turned + 1 : turned } })
  }
  return [step, go]
}
