import { useState } from 'react'

import { Button, Fault } from '../../design/index.ts'
import type { ToKeep } from './entry.ts'
import { keepEntry } from './store.ts'
import { words } from './words.ts'

/** 先存在这台设备上: the way out where something could not be sent because nothing came back. */
export function KeepHere({ entry, onKept }: { entry: () => ToKeep; onKept: () => void }) {
  const [failed, setFailed] = useState(false)
  const keep = async (): Promise<void> => {
    try {
      await keepEntry(entry())
      onKept()
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      {failed && <Fault error={{ message: words.keptFailed }} />}
      <div>
        <Button kind="primary" onPress={keep}>
          {words.keep}
        </Button>
      </div>
    </>
  )
}
