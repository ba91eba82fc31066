import type { Clock } from './clock.ts'
import type { Events } from './events.ts'

const restMilliseconds = 200

/** Delivers announced events while the server runs; a fault (the database is away) is tried again after a rest. */
export function startDelivery(events: Events, clock: Clock): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = deliverForEver(events, clock, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function deliverForEver(events: Events, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const delivered = await events.deliver(clock.now()).catch(() => 0)
    if (delivered === 0) await rest(signal)
  }
}

async function rest(signal: AbortSignal): Promise<void> {
  await new Promise<void>((rested) => {
    const timer = setTimeout(rested, restMilliseconds)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        rested()
      },
      { once: true },
    )
  })
}
