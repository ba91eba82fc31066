import type { Declaration, Material, Settlement } from '@tongban/contracts/declaration'
import { type Answers, holds } from '@tongban/contracts/form'

import type { Attached } from '../../design/index.ts'
import { localText } from '../../platform/language.ts'
import { words } from './words.ts'

/** How one material is being settled on the screen. */
interface Settling {
  readonly by: Settlement['by']
  readonly files: readonly Attached[]
  /** 告知承诺书: the signature under it. */
  readonly signed?: Settlement['signed']
}
export type Settlings = Readonly<Record<string, Settling>>

/** The materials that this situation asks for. */
export function materialsAsked(materials: readonly Material[], answers: Answers): readonly Material[] {
  return materials.filter((material) => holds(material.when, answers))
}

/** What is settled without anybody's doing: what the record has already. */
export function settledByRecord(
  materials: readonly Material[],
  facts: Readonly<Record<string, string>>,
): Settlings {
  const known = materials.filter((material) => canBeRecord(material, facts))
  return Object.fromEntries(known.map(({ key }) => [key, { by: 'record', files: [] }]))
}

/** Whether the record itself settles a material. */
export function canBeRecord(
  { settledBy, record }: Material,
  facts: Readonly<Record<string, string>>,
): boolean {
  return settledBy.includes('record') && record !== undefined && facts[record] !== undefined
}

/** How a material is settled, in words: a commitment is written only where the material declares its text, else the papers are kept for whoever looks at them later. */
export function waySaid(
  by: Settlement['by'],
  material: Pick<Material, 'commitment'> | undefined,
  applicants: Declaration['applicants'] = [],
): string {
  if (by !== 'commitment' || material === undefined || material.commitment !== undefined)
    return words.ways[by]
  const isEmployers = applicants.length === 1 && applicants[0] === 'employer'
  return isEmployers ? words.keptByEmployer : words.kept
}

/** What is handed in for the materials that are asked for. */
export function settlementsOf(asked: readonly Material[], settlings: Settlings): Settlement[] {
  return asked.flatMap((material): Settlement[] => {
    const { key } = material
    const settling = settlings[key]
    if (settling === undefined || !isSettled(material, settling)) return []
    const { by, files, signed } = settling
    if (by === 'file') return [{ material: key, by, files: files.map(({ id }) => id) }]
    return [{ material: key, by, ...(by === 'commitment' && signed !== undefined ? { signed } : {}) }]
  })
}

/** The materials that are still missing; of alternatives one is enough. */
export function missingOf(asked: readonly Material[], settlings: Settlings): readonly Material[] {
  const settled = (material: Material): boolean => isSettled(material, settlings[material.key])
  const groups = new Set<string>()
  return asked.filter((material) => {
    if (settled(material)) return false
    if (material.oneOf === undefined) return true
    const group = material.oneOf
    if (groups.has(group) || asked.some((other) => other.oneOf === group && settled(other))) return false
    groups.add(group)
    return true
  })
}

/** What is missing by name, as the notice will name it: of alternatives all, for any of them is enough. */
export function namesMissing(asked: readonly Material[], settlings: Settlings): readonly string[] {
  return missingOf(asked, settlings).map((material) => nameWithOthers(material, asked))
}

/** What a case lacks, by what was handed in with it: its name, and why it is asked for. */
export function lackingOf(
  materials: readonly Material[],
  { form, materials: settled }: { readonly form: Answers; readonly materials: readonly Settlement[] },
): readonly { readonly key: string; readonly name: string; readonly why: string }[] {
  const asked = materialsAsked(materials, form)
  const settlings = Object.fromEntries(
    settled.map(({ material, by, signed }) => [material, { by, files: anyFile, signed }]),
  )
  return missingOf(asked, settlings).map((material) => ({
    key: material.key,
    name: nameWithOthers(material, asked),
    why: words.why(material.basis, material.issuer),
  }))
}

/** What was handed in as a file has one. */
const anyFile: readonly Attached[] = [{ id: '', name: '', type: '', address: '' }]

function nameWithOthers({ oneOf, name }: Material, asked: readonly Material[]): string {
  const alternatives = asked.filter((other) => oneOf !== undefined && other.oneOf === oneOf)
  return alternatives.length > 1
    ? alternatives.map((other) => localText(other.name)).join(words.or)
    : localText(name)
}

/** A file needs one, and a commitment with a declared text the signature under it. */
function isSettled({ commitment }: Material, settling: Settling | undefined): boolean {
  if (settling === undefined) return false
  if (settling.by === 'commitment') return commitment === undefined || settling.signed !== undefined
  return settling.by !== 'file' || settling.files.length > 0
}
