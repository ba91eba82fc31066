import type { BundleDeclaration, BundleMember } from '@tongban/contracts/bundle-declaration'
import type { CaseView } from '@tongban/contracts/cases'

/** How a member stands, as far as the others hang on it. */
export interface MemberState extends Pick<CaseView, 'stage' | 'outcome'> {
  readonly key: string
  readonly hold: { readonly reason: string; readonly party: string } | null
  readonly passedOver: boolean
}

/** What is due in a bundle now: whose turn it is, which end with it, and about which the applicant is asked, because of whom. */
export type Due =
  | { readonly key: string; readonly is: 'turn' | 'stop' }
  | { readonly key: string; readonly is: 'question'; readonly failed: string }

/**
 * 接下来: what follows from how the members stand; asked again after it was done it is nothing. A member that was not completed does to the rest what it
 * declares: all that is open ends, or whoever waited for it goes on, or the applicant is asked about them (D-10). What was completed and is taken
 * back later was completed: what follows from that is a case of its own.
 */
export function dueIn(
  { members }: Pick<BundleDeclaration, 'members'>,
  states: readonly MemberState[],
): Due[] {
  const stateOf = new Map(states.map((state) => [state.key, state]))
  const failed = members.filter(({ key }) => hasFailed(stateOf.get(key)))
  const open = states.filter(({ stage }) => stage !== 'closed')
  if (failed.some(({ failure }) => failure === 'stop')) return open.map(({ key }) => ({ key, is: 'stop' }))
  return members.flatMap((member): Due[] => {
    const state = stateOf.get(member.key)
    return state?.stage !== 'closed' && state?.hold?.reason === 'bundle'
      ? dueOf(member, state, stateOf, failed)
      : []
  })
}

function dueOf(
  { key, after = [] }: BundleMember,
  { hold }: MemberState,
  stateOf: ReadonlyMap<string, MemberState>,
  failed: readonly BundleMember[],
): Due[] {
  // a member that this situation has no case of is waited for by nobody
  if (after.some((other) => stateOf.has(other) && stateOf.get(other)?.stage !== 'closed')) return []
  const asks = failed.find(
    (other) =>
      after.includes(other.key) && other.failure === 'ask' && stateOf.get(other.key)?.passedOver !== true,
  )
  if (asks === undefined) return [{ key, is: 'turn' }]
  return hold?.party === 'applicant' ? [] : [{ key, is: 'question', failed: asks.key }]
}

function hasFailed(state: MemberState | undefined): boolean {
  return state?.stage === 'closed' && state.outcome !== 'completed' && state.outcome !== 'reversed'
}
