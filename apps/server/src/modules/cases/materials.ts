import { commitmentHash } from '@tongban/contracts/commitment'
import type { Declaration, Material, Settlement } from '@tongban/contracts/declaration'
import { holds } from '@tongban/contracts/form'

/** A material that is asked for and not there: what, why, and where it is had. */
export interface MissingMaterial {
  readonly key: string
  readonly name: string
  readonly why: string
}

/** The materials that this form asks for: those without a situation, and those whose situation holds (D-46). */
function materialsAsked(
  { materials }: Declaration,
  form: Readonly<Record<string, unknown>>,
): readonly Material[] {
  return materials.filter((material) => holds(material.when, form))
}

/**
 * Everything that is missing, complete at the first notice (M-8): each asked material must be settled by exactly one
 * way that its declaration allows (D-10); of alternatives one is enough.
 * @param facts the facts of the record that can settle a material
 */
export function missingMaterials(
  declaration: Declaration,
  form: Readonly<Record<string, unknown>>,
  settled: readonly Settlement[],
  facts: Readonly<Record<string, string>>,
): MissingMaterial[] {
  const asked = materialsAsked(declaration, form)
  const open = asked.filter((material) => !settled.some((settlement) => settles(material, settlement, facts)))
  const groups = new Set(open.map((material) => material.oneOf))
  return open
    .filter(
      ({ oneOf }) =>
        oneOf === undefined || !asked.some((other) => other.oneOf === oneOf && !open.includes(other)),
    )
    .filter(
      ({ oneOf, key }) =>
        oneOf === undefined || !groups.has(oneOf) || open.find((other) => other.oneOf === oneOf)?.key === key,
    )
    .map((material) => missingOf(material, asked))
}

function settles(
  material: Material,
  settlement: Settlement,
  facts: Readonly<Record<string, string>>,
): boolean {
  if (settlement.material !== material.key || !material.settledBy.includes(settlement.by)) return false
  const count = settlement.files?.length ?? 0
  if (settlement.by === 'file') return count > 0 && count <= (material.filesAtMost ?? 20)
  if (settlement.by === 'record') return material.record !== undefined && facts[material.record] !== undefined
  return true
}

function missingOf(
  { key, name, issuer, basis, oneOf }: Material,
  asked: readonly Material[],
): MissingMaterial {
  const others = asked
    .filter((other) => oneOf !== undefined && other.oneOf === oneOf)
    .map((other) => other.name['zh-CN'])
  return {
    key,
    name: others.length > 1 ? others.join('，或者') : name['zh-CN'],
    why: `${basis}；${issuer}开具`,
  }
}

/**
 * Faults of the settlements themselves: unknown materials, one settled twice, files where none are taken.
 * @param seenBefore where no clerk stands by: the settlements known already, for no other original has been seen by anybody
 */
export function settlementFaults(
  declaration: Declaration,
  form: Readonly<Record<string, unknown>>,
  settled: readonly Settlement[],
  seenBefore: readonly Settlement[] | undefined,
): { field: string; code: string; message: string }[] {
  const asked = new Set(materialsAsked(declaration, form).map((material) => material.key))
  return settled.flatMap(({ material, by, files, signed }, index) => {
    const field = `materials.${index}`
    if (!asked.has(material)) return [{ field, code: 'unknown', message: '这件事不要这份材料。' }]
    if (by === 'seen' && seenBefore?.some((one) => one.by === by && one.material === material) === false)
      return [{ field, code: 'seen', message: '原件要在窗口当面看；在网上请拍照上传。' }]
    if (settled.findIndex((other) => other.material === material) !== index)
      return [{ field, code: 'twice', message: '同一份材料说了两次。' }]
    const unsigned = commitmentFault(declaration, material, by, signed)
    if (unsigned !== undefined) return [{ field, ...unsigned }]
    return (by === 'file') === (files?.length ?? 0) > 0
      ? []
      : [{ field, code: 'file', message: by === 'file' ? '还没有上传照片。' : '这里不收照片。' }]
  })
}

/** 告知承诺书: where the material has a declared text it is signed, as it is published now; nothing else is. */
function commitmentFault(
  { code: item, materials }: Declaration,
  key: string,
  by: Settlement['by'],
  signed: Settlement['signed'],
): { readonly code: string; readonly message: string } | undefined {
  const material = materials.find((known) => known.key === key)
  const asksSignature = by === 'commitment' && material?.commitment !== undefined
  if (!asksSignature)
    return signed === undefined ? undefined : { code: 'unknown', message: '这里不用签承诺书。' }
  if (signed === undefined) return { code: 'unsigned', message: '请看清承诺书，再签名。' }
  return signed.hash === commitmentHash(item, material)
    ? undefined
    : { code: 'other-text', message: '承诺书有了新的内容，请重新看过再签名。' }
}

/** The files that a list of settlements and an agent's mandate claim. */
export function filesOf(settled: readonly Settlement[], mandate: readonly string[] = []): string[] {
  const signed = settled.flatMap(({ signed: under }) => under?.file ?? [])
  return [...new Set([...settled.flatMap((settlement) => settlement.files ?? []), ...signed, ...mandate])]
}
