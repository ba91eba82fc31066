import { useState } from 'react'

import { Button, Fault } from '../../design/index.ts'
import type { Card } from '../../platform/bridge.ts'
import { useDevice } from '../session/index.ts'
import { words } from './words.ts'

/** 读卡: where the desk has a reader, one press fills in who came; the fields stay open to the keyboard. */
export function ReadCard({ onRead }: { onRead: (card: Card) => void }) {
  const reader = useDevice('card-reader')
  const [reading, setReading] = useState(false)
  const [fault, setFault] = useState<string>()
  if (reader === undefined) return null
  const read = async (): Promise<void> => {
    setReading(true)
    setFault(undefined)
    try {
      onRead(await reader.readCard())
    } catch (error) {
      setFault(error instanceof Error ? error.message : words.readCard)
    }
    setReading(false)
  }
  return (
    <>
      {fault !== undefined && <Fault error={{ message: fault }} />}
      <div>
        <Button onPress={read} pending={reading}>
          {words.readCard}
        </Button>
      </div>
    </>
  )
}
