import type { DistrustView } from '@tongban/contracts/checks'
import { commitmentHash } from '@tongban/contracts/commitment'
import type { Material } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { type Attached, Choice, FileField, Notice, Panel } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { localText } from '../../platform/language.ts'
import { Commit } from './Commit.tsx'
import { Library } from './Library.tsx'
import { canBeRecord, type Settlings, waySaid } from './settling.ts'
import { words } from './words.ts'

interface Props {
  /** Which item asks for them. */
  readonly item: string
  /** What binds a signature under a commitment to its text, where it is not that of this item. */
  readonly hashOf?: ((material: Material) => string) | undefined
  /** Why no commitment is taken, where none is. */
  readonly distrust?: DistrustView | null | undefined
  /** Whose library of earlier files there is; nobody's, where he is not looked up yet. */
  readonly subject: string | undefined
  /** Where a photograph goes as soon as it is taken. */
  readonly upload: (file: File) => Promise<Attached>
  readonly settlings: Settlings
  readonly onChange: (settlings: Settlings) => void
  readonly facts: Readonly<Record<string, string>>
  /** Takes a photograph with the camera on the desk, where there is one. */
  readonly photograph?: (() => Promise<File>) | undefined
  /** Nobody sees an original at home: it is photographed, and the way to do so lies open. */
  readonly home?: boolean
}

/** Each asked material, and how it is settled: seen, photographed, or known already; alternatives stand together. */
export function SettleMaterials({ asked, ...rest }: Props & { asked: readonly Material[] }) {
  const groups = [...new Set(asked.map((material) => material.oneOf ?? material.key))]
  return (
    <Panel title={words.title}>
      {asked.length === 0 && <p>{words.none}</p>}
      <div className="stack">
        {groups.map((group) => {
          const members = asked.filter((material) => (material.oneOf ?? material.key) === group)
          const rows = members.map((material) => (
            <OneMaterial key={material.key} material={material} {...rest} />
          ))
          return members.length === 1 ? (
            rows
          ) : (
            <fieldset className="group" key={group}>
              <legend>{words.oneOf}</legend>
              {rows}
            </fieldset>
          )
        })}
      </div>
    </Panel>
  )
}

function OneMaterial({
  item,
  hashOf,
  distrust,
  material,
  subject,
  upload,
  settlings,
  onChange,
  facts,
  photograph,
  home = false,
}: Props & { material: Material }) {
  const now = settlings[material.key]
  const [seenBefore] = useState(now?.by === 'seen')
  const barring = barringOf(material, distrust, now)
  const ways = waysOf(material, facts, !home || seenBefore).filter(
    (way) => barring === null || way !== 'commitment',
  )
  const first = home && ways.includes('file') ? 'file' : 'none'
  const by = now?.by ?? first
  const settle = (chosen: string): void => {
    const way = ways.find((known) => known === chosen)
    const { [material.key]: _, ...others } = settlings
    onChange(way === undefined ? others : { ...others, [material.key]: { by: way, files: now?.files ?? [] } })
  }
  return (
    <div className="stack" id={`material-${material.key}`}>
      <HowSettled material={material} ways={ways} first={first} value={by} onChange={settle} />
      <Promised
        {...{ item, hashOf, material, upload, settlings, onChange }}
        distrust={barring}
        asks={by === 'commitment'}
      />
      {by === 'file' && (
        <Photographs
          material={material}
          subject={subject}
          upload={upload}
          files={now?.files ?? []}
          photograph={photograph}
          home={home}
          onChange={(files) => onChange({ ...settlings, [material.key]: { by: 'file', files } })}
        />
      )}
    </div>
  )
}

/** Why no commitment is taken of him, where the material would be; one that was taken before stands. */
function barringOf(
  { settledBy }: Material,
  distrust: DistrustView | null | undefined,
  now: Settlings[string] | undefined,
): DistrustView | null {
  return !settledBy.includes('commitment') || now?.by === 'commitment' ? null : (distrust ?? null)
}

/** 告知承诺: the paper to sign where it was chosen, and why it cannot be where none is taken. */
function Promised({
  item,
  hashOf,
  material,
  upload,
  settlings,
  onChange,
  distrust,
  asks,
}: Pick<Props, 'item' | 'hashOf' | 'upload' | 'settlings' | 'onChange' | 'distrust'> & {
  material: Material
  asks: boolean
}) {
  return (
    <>
      {distrust !== undefined && distrust !== null && (
        <Notice tone="warn">
          <p>{words.distrusted(caseNumberText(distrust.number), dayText(distrust.until))}</p>
        </Notice>
      )}
      {asks && (
        <Commit
          {...{ material, upload }}
          hash={hashOf?.(material) ?? commitmentHash(item, material)}
          signed={settlings[material.key]?.signed}
          onChange={(signed) =>
            onChange({ ...settlings, [material.key]: { by: 'commitment', files: [], signed } })
          }
        />
      )}
    </>
  )
}

function waysOf(
  material: Material,
  facts: Props['facts'],
  canBeSeen: boolean,
): readonly Material['settledBy'][number][] {
  return material.settledBy
    .filter((way) => way !== 'record' || canBeRecord(material, facts))
    .filter((way) => way !== 'seen' || canBeSeen)
}

/** One of several ways is chosen; where there is but one, nothing is. */
function HowSettled({
  material,
  ways,
  first,
  ...asked
}: {
  material: Material
  ways: readonly Material['settledBy'][number][]
  /** What holds as long as nothing was chosen. */
  first: 'file' | 'none'
  value: string
  onChange: (way: string) => void
}) {
  const label = localText(material.name)
  const form = first === 'file' ? words.atHome : words.forms[material.form]
  const hint = `${form} · ${words.why(material.basis, material.issuer)}`
  const options = [
    ...ways.map((way) => ({ value: way, label: waySaid(way, material) })),
    ...(first === 'none' ? [{ value: 'none', label: words.notYet }] : []),
  ]
  if (options.length > 1) return <Choice {...asked} {...{ label, hint, options }} />
  return (
    <div>
      <strong>{label}</strong>
      <p className="field-hint">{hint}</p>
    </div>
  )
}

/** Photographs of one material, new ones or those that were sent before. */
function Photographs({
  material,
  subject,
  upload,
  files,
  onChange,
  photograph,
  home,
}: {
  home: boolean
  material: Material
  photograph: Props['photograph']
  subject: Props['subject']
  upload: Props['upload']
  files: readonly Attached[]
  onChange: (files: readonly Attached[]) => void
}) {
  const name = localText(material.name)
  const atMost = material.filesAtMost ?? 20
  return (
    <>
      <FileField
        label={words.photos(name)}
        files={files}
        atMost={atMost}
        upload={upload}
        photograph={photograph}
        named
        pick={home ? words.pickAtHome : undefined}
        onChange={onChange}
      />
      {files.length < atMost && subject !== undefined && (
        <Library {...{ subject, name, files }} onTake={(file) => onChange([...files, file])} />
      )}
    </>
  )
}
