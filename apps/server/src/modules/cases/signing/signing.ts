import { dayOf } from '@tongban/policy'

import type { CaseEvent, Signer, Signing } from '../case.ts'

type Body = Readonly<Record<string, unknown>>

/** Whether somebody has not said yet whether he agrees, and is still waited for. */
export function waitsForSigners(signing: Signing | null): boolean {
  return signing !== null && signing.signers.some(({ state }) => state === 'asked')
}

/** 会签: all must agree; 或签: one. Null as long as it is open. */
export function resultOf(signing: Signing): 'agreed' | 'refused' | 'ended' | null {
  if (waitsForSigners(signing)) return null
  const states = signing.signers.map(({ state }) => state)
  const agreed = signing.mode === 'all' ? states.every((one) => one === 'agreed') : states.includes('agreed')
  if (agreed) return 'agreed'
  return states.includes('refused') ? 'refused' : 'ended'
}

/** Whether those who were asked do not agree. */
export function isRefused(signing: Signing | null): boolean {
  return signing !== null && resultOf(signing) === 'refused'
}

/** Whoever has said something to the case as a signer, this time or before, and so does not decide it. */
export function haveSigned(signing: Signing | null): readonly string[] {
  const now = (signing?.signers ?? []).filter(({ state }) => state === 'agreed' || state === 'refused')
  return [...(signing?.said ?? []), ...now.map(({ staff }) => staff)]
}

/** What is remembered of those who were asked before, as others are asked. */
export function saidBefore(signing: Signing | null): Pick<Signing, 'said'> {
  const said = [...new Set(haveSigned(signing))]
  return said.length === 0 ? {} : { said }
}

/** What the event says of asking: ids and days only. */
export function askedBody({ mode, signers }: Signing): CaseEvent['body'] {
  const said = signers.map(({ id, staff, standsFor, until }) => [id, staff, standsFor ?? '', until].join(' '))
  return { mode, signers: said.join(',') }
}

/** The signers as an event said them, after those who were asked before. */
export function askedOf(body: Body, by: string, before: Signing | null): Signing {
  const said = typeof body['signers'] === 'string' ? body['signers'].split(',') : []
  const signers = said.map((text): Signer => {
    const [id = '', staff = '', standsFor = '', until = ''] = text.split(' ')
    return { id, staff, standsFor: standsFor === '' ? null : standsFor, until: dayOf(until), state: 'asked' }
  })
  return { mode: body['mode'] === 'any' ? 'any' : 'all', by, signers, ...saidBefore(before) }
}

/** After one has signed: with a no of 会签 or a yes of 或签 nobody else is waited for. */
export function signedBy(signing: Signing | null, id: string, agrees: boolean): Signing | null {
  if (signing === null) return null
  const signers = signing.signers.map((one) =>
    one.id === id ? { ...one, state: agrees ? ('agreed' as const) : ('refused' as const) } : one,
  )
  const isOver = signing.mode === 'all' ? !agrees : agrees
  return isOver ? ended({ ...signing, signers }) : { ...signing, signers }
}

/** Nobody is waited for any more. */
export function ended(signing: Signing | null): Signing | null {
  if (signing === null) return null
  const signers = signing.signers.map((one) =>
    one.state === 'asked' ? { ...one, state: 'dropped' as const } : one,
  )
  return { ...signing, signers }
}

/** Another signs instead of one who is away, or he himself again. */
export function passedTo(
  signing: Signing | null,
  id: string,
  staff: string,
  standsFor: string | null,
): Signing | null {
  if (signing === null) return null
  return {
    ...signing,
    signers: signing.signers.map((one) => (one.id === id ? { ...one, staff, standsFor } : one)),
  }
}
