import type { OutletGrants } from '@tongban/contracts/outlets'
import type { Day } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import type { Catalogue } from '../catalogue/index.ts'
import { type GrantedLeaf, standingOf } from './grants.ts'
import type { KnownOutlet, Outlets } from './outlets.ts'

/** What reading and changing grants needs. */
export interface MatrixDeps {
  readonly outlets: Outlets
  readonly catalogue: Pick<Catalogue, 'list' | 'current' | 'nameOf'>
  readonly agencyName: (id: string) => string
}

/** Every leaf item of the catalogue with the levels above it, drafts too: they may be granted before they are opened. */
export function leavesOf({ list, current }: MatrixDeps['catalogue']): GrantedLeaf[] {
  return list().map(({ code, category }) => ({
    code,
    category,
    subItem: current(code)?.declaration.subItem,
  }))
}

/** 事项 × 网点 of the agencies of the reader on a day; what several items have in common stands once. */
export function matrixOn(deps: MatrixDeps, { agencies }: Pick<Context, 'agencies'>, on: Day): OutletGrants {
  const { outlets, catalogue, agencyName } = deps
  const items = catalogue.list().toSorted((one, other) => placeOf(one) - placeOf(other))
  const known = new Map(leavesOf(catalogue).map((leaf) => [leaf.code, leaf]))
  const leaves = items.flatMap(({ code }) => known.get(code) ?? [])
  return {
    on,
    items: items.map(({ code, name, category, state }) => ({ code, name, category, state })),
    outlets: outlets
      .all()
      .filter(({ agencyId }) => agencies.includes(agencyId))
      .map((outlet) => ({
        id: outlet.id,
        agencyId: outlet.agencyId,
        agencyName: agencyName(outlet.agencyId),
        kind: outlet.kind,
        name: outlet.name,
        closedFrom: outlet.closedFrom,
        grants: groupsOf(outlet, leaves, on),
      })),
  }
}

/** What is open comes before what is still a draft. */
function placeOf({ state }: { readonly state: 'draft' | 'published' }): number {
  return state === 'published' ? 0 : 1
}

function groupsOf({ grants }: KnownOutlet, leaves: readonly GrantedLeaf[], on: Day) {
  const byPlace = new Map<string, typeof grants>()
  for (const [place, held] of Map.groupBy(grants, ({ level, code }) => `${level} ${code}`))
    byPlace.set(place, held)
  const standings = leaves.map((leaf, index) => {
    const above = [`leaf ${leaf.code}`, `sub-item ${leaf.subItem ?? ''}`, `item ${leaf.category}`]
    const held = above.flatMap((place) => byPlace.get(place) ?? [])
    return { index, ...standingOf(held, leaf, on) }
  })
  const granted = standings.filter(({ acts }) => acts.length > 0)
  return [...Map.groupBy(granted, ({ acts, to }) => `${acts.join(' ')} ${to ?? ''}`).values()].flatMap(
    (alike) => {
      const [first] = alike
      return first === undefined
        ? []
        : [{ acts: [...first.acts], to: first.to, items: alike.map(({ index }) => index) }]
    },
  )
}
