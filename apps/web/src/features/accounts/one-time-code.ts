import { useEffect, useState } from 'react'

import { useAct } from '../../platform/use.ts'

const place = 'tongban.code'
const minutesValid = 5

/**
 * Asking for a one-time code, and how long it is until another may be asked for.
 * @param remembered whether a reload of this window still knows of the code that was sent
 */
export function useOneTimeCode({ remembered = false }: { remembered?: boolean } = {}) {
  const [sentTo, setSentTo] = useState(() => (remembered ? lastSent()?.telephone : undefined))
  const [wait, setWait] = useState(() => (remembered ? secondsLeft() : 0))
  const { act, pending, error } = useAct('POST /api/accounts/codes')
  useEffect(() => {
    const timer = setTimeout(() => setWait(Math.max(0, wait - 1)), 1000)
    return () => clearTimeout(timer)
  }, [wait])
  return {
    /** The telephone that the last code went to. */
    sentTo,
    /** Seconds until another code may be asked for. */
    wait,
    pending,
    error,
    send: async (telephone: string): Promise<void> => {
      const sent = await act({ body: { telephone } })
      if (sent === undefined) return
      setSentTo(telephone)
      setWait(sent.againAfterSeconds)
      if (remembered) remember({ telephone, at: Date.now(), againAfter: sent.againAfterSeconds })
    },
    forget: (): void => {
      if (remembered) remember(undefined)
      setSentTo(undefined)
    },
  }
}

interface Sent {
  readonly telephone: string
  readonly at: number
  readonly againAfter: number
}

/** The code that is still good, as far as this window knows. */
function lastSent(): Sent | undefined {
  try {
    const kept: Sent | null = JSON.parse(sessionStorage.getItem(place) ?? 'null')
    return kept !== null && Date.now() - kept.at < minutesValid * 60_000 ? kept : undefined
  } catch {
    return undefined
  }
}

function secondsLeft(): number {
  const sent = lastSent()
  return sent === undefined ? 0 : Math.max(0, Math.ceil(sent.againAfter - (Date.now() - sent.at) / 1000))
}

function remember(sent: Sent | undefined): void {
  try {
    if (sent === undefined) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(sent))
  } catch {
    // A browser that keeps nothing asks for the telephone again.
  }
}
