import type { BundleDeclaration } from '@tongban/contracts/bundle-declaration'

import type { Context } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { issue } from '../papers/index.ts'
import type { BundleDeps } from './deps.ts'
import type { BundleRow } from './store.ts'
import type { MemberCase } from './view.ts'

/** 收件凭证: one for all of it, with each case and its number. */
export function receiptOf(
  deps: BundleDeps,
  context: Context,
  bundle: BundleRow,
  { names, members: declared }: BundleDeclaration,
  members: readonly MemberCase[],
): Statement[] {
  const [first] = members
  if (first === undefined) return []
  const atCounter = context.path === 'counter'
  const by = {
    ...context,
    actorName: atCounter ? bundle.actor_name : `单位经办人${bundle.actor_name}在网上办理`,
  }
  const named = new Map(members.map(({ row, found }) => [row.key, deps.catalogue.nameOf(found.item)]))
  return issue(deps, by, {
    kind: 'receipt',
    subjectId: bundle.subject_id,
    caseId: bundle.id,
    caseNumber: bundle.number,
    seq: 1,
    subjectName: first.found.subject_name,
    itemName: names['zh-CN'],
    agencyId: bundle.agency_id,
    outletName: context.outletId === null ? null : deps.outlets.nameOf(context.outletId),
    agentName: first.found.agent?.name ?? null,
    materials: members.flatMap(({ found }) => materialsOf(deps, found)),
    submittedOn: bundle.handed_in_on,
    startsOn: null,
    dueOn: null,
    bundle: members.map(({ row, found }) => ({
      name: named.get(row.key) ?? found.item,
      number: found.number,
      after: (declared.find(({ key }) => key === row.key)?.after ?? []).flatMap(
        (other) => named.get(other) ?? [],
      ),
    })),
  })
}

function materialsOf({ catalogue }: BundleDeps, { item, item_version, materials }: MemberCase['found']) {
  const declared = catalogue.pinned(item, item_version)?.declaration.materials ?? []
  return materials.map(({ material, by }) => ({
    name: declared.find(({ key }) => key === material)?.name['zh-CN'] ?? material,
    by,
  }))
}
