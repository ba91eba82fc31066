import type { Visit } from '@tongban/contracts/people'
import { useEffect, useRef, useState } from 'react'

import { isLineDown, useLineDown } from '../../platform/line.ts'
import { useAct } from '../../platform/use.ts'

/** Only ids: the page may be opened anew while the line is down. */
const shelf = 'tongban.left'

type Left = Pick<Visit, 'id' | 'subject'>

/** Who left while the line was down; his visit is ended as soon as it is back. */
export function useLeft(): { left: string | undefined; leave: (visit: Left) => void } {
  const down = useLineDown()
  const [left, setLeft] = useState(leftBefore)
  const { act } = useAct('POST /api/visits/:subject/:id/end')
  const ending = useRef<string>(undefined)
  useEffect(() => {
    if (down || left === undefined || ending.current === left.id) return
    ending.current = left.id
    const over = (): void => {
      sessionStorage.removeItem(shelf)
      setLeft(undefined)
    }
    const end = async (): Promise<void> => {
      const ended = await act({ params: left })
      if (ended === undefined && isLineDown()) ending.current = undefined
      else over()
    }
    void end()
  }, [down, left, act])
  const leave = ({ id, subject }: Left): void => {
    sessionStorage.setItem(shelf, `${subject} ${id}`)
    setLeft({ id, subject })
  }
  return { left: left?.id, leave }
}

function leftBefore(): Left | undefined {
  const [subject, id] = sessionStorage.getItem(shelf)?.split(' ') ?? []
  return subject === undefined || id === undefined ? undefined : { subject, id }
}
