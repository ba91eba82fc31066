import { z } from 'zod'

import { isoOf } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'

const listed = z.object({
  messages: z.array(z.object({ id: z.string(), to: z.string(), text: z.string(), receivedAt: z.string() })),
})
const answerMsMax = 3000
const shownMax = 100

/**
 * What the telephones of a demo have got, as the sandbox lists it.
 * @throws Refusal general.not-found outside of a demo, general.unavailable while the sandbox is away
 */
export async function phoneOf(url: string | undefined, to: string | undefined) {
  if (url === undefined) throw new Refusal('general.not-found')
  const messages = (await listOf(url)).toReversed()
  const own = messages.filter((message) => to === undefined || message.to === to)
  return {
    telephones: [...new Set(messages.map((message) => message.to))],
    messages: own.slice(0, shownMax).map(({ id, text, receivedAt }) => ({ id, text, at: isoOf(receivedAt) })),
  }
}

async function listOf(url: string) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(answerMsMax) })
    return listed.parse(await answer.json()).messages
  } catch {
    throw new Refusal('general.unavailable')
  }
}
