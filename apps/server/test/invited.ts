import { Secret, TOTP } from 'otpauth'

import { answer, type Body, longting } from './scene.ts'
import type { Signed, World } from './world.ts'

let turn = 0

/** Somebody whom nobody knows yet. */
export function nextColleague(): Body {
  turn += 1
  return { name: '新同事', username: `colleague.${turn}`, agencyId: longting }
}

/** Takes a colleague on. @returns his id */
export async function takenOn(system: Signed): Promise<string> {
  return (await answer<{ id: string }>(system.post('/api/staff', nextColleague()))).id
}

/** An invitation as its link holds it, and the code that the authenticator shows now. */
export async function invited(
  { http, clock }: World,
  system: Signed,
): Promise<{ token: string; code: string }> {
  const id = await takenOn(system)
  const { token } = await answer<{ token: string }>(system.post(`/api/staff/${id}/invitation`))
  const opening = await http.inject({
    method: 'POST',
    url: '/api/login/invitation/opening',
    payload: { token },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  const secret = Secret.fromBase32(opening.json<{ totpSecret: string }>().totpSecret)
  return { token, code: new TOTP({ secret }).generate({ timestamp: clock.now().getTime() }) }
}
