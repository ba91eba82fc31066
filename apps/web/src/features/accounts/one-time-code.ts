import { useEffect, useState } from 'react'

import { useAct } from '../../platform/use.ts'

/** Asking for a one-time code, and how long it is until another may be asked for. */
export function useOneTimeCode() {
  const [sentTo, setSentTo] = useState<string>()
  const [wait, setWait] = useState(0)
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
    },
    forget: (): void => setSentTo(undefined),
  }
}
