import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { Badge, Button, Notice, Panel } from '../../design/index.ts'
import { fileAddress } from '../../platform/client.ts'
import { localText } from '../../platform/language.ts'
import { LackingList } from './LackingList.tsx'
import { type lackingOf, waySaid } from './settling.ts'
import { words } from './words.ts'

const nothing: readonly never[] = []

/** What was handed in with a case: each material, how it was settled, and its photographs to look at. */
export function MaterialsOf({
  subject,
  caseId,
  materials,
  declaration,
  closed = false,
  lacking = nothing,
}: {
  subject: string
  caseId: string
  materials: readonly Settlement[]
  declaration: Declaration | undefined
  /** Only what was handed in is told; the photographs stay closed to this reader. */
  closed?: boolean
  /** What is asked for and was not handed in. */
  lacking?: ReturnType<typeof lackingOf> | undefined
}) {
  const declaredOf = (key: string) => declaration?.materials.find((material) => material.key === key)
  const nameOf = (key: string): string => {
    const name = declaredOf(key)?.name
    return name === undefined ? key : localText(name)
  }
  const saidOf = (key: string, by: Settlement['by'], count: number): string =>
    by === 'file' ? words.photosCount(count) : waySaid(by, declaredOf(key), declaration?.applicants)
  return (
    <Panel title={words.title}>
      {materials.length === 0 && lacking.length === 0 && (
        <p className="soft">{declaration?.materials.length === 0 ? words.none : words.noneHandedIn}</p>
      )}
      {lacking.length > 0 && (
        <Notice tone="warn">
          <p>{words.lacking(lacking.length)}</p>
          <LackingList lacking={lacking} />
        </Notice>
      )}
      <div className="stack">
        {materials.map(({ material, by, files = [], signed }) => (
          <div key={material}>
            <div className="row">
              <strong>{nameOf(material)}</strong>
              <How by={by} said={saidOf(material, by, files.length)} />
            </div>
            {!closed && <FilesOf name={nameOf(material)} {...{ subject, caseId, files }} />}
            {!closed && signed !== undefined && (
              <FilesOf
                name={words.signatureUnder(nameOf(material))}
                files={[signed.file]}
                {...{ subject, caseId }}
              />
            )}
          </div>
        ))}
      </div>
    </Panel>
  )
}

function How({ by, said }: { by: Settlement['by']; said: string }) {
  if (by === 'debt') return <Badge tone="warn">{said}</Badge>
  return <span className="soft">{said}</span>
}

/** Photographs of one thing, to look at. */
export function FilesOf({
  name,
  subject,
  caseId,
  files,
}: {
  name: string
  subject: string
  caseId: string
  files: readonly string[]
}) {
  if (files.length === 0) return null
  return <Viewer name={name} addresses={files.map((id) => fileAddress(subject, id, caseId))} />
}

const zooms = [0.5, 1, 1.5, 2, 3]

/** Photographs one after the other, whole at first, then nearer or farther; what is no picture is opened as a PDF. */
function Viewer({ name, addresses }: { name: string; addresses: readonly string[] }) {
  const [index, setIndex] = useState(0)
  const [zoom, setZoom] = useState<number>()
  const [noPicture, setNoPicture] = useState<readonly string[]>([])
  const address = addresses[index] ?? ''
  const isPicture = !noPicture.includes(address)
  return (
    <>
      <div className="row">
        {addresses.length > 1 &&
          addresses.map((one, at) => (
            <Button
              key={one}
              kind="quiet"
              pressed={at === index}
              onPress={() => setIndex(at)}
              label={words.page(at + 1, addresses.length)}
            >
              {at + 1}
            </Button>
          ))}
        {isPicture && <Zoom zoom={zoom} onChange={setZoom} />}
        <a className="button button-quiet" href={address}>
          {isPicture ? words.openFile : words.openPdf}
        </a>
      </div>
      {isPicture && (
        <section
          className={zoom === undefined ? 'viewer viewer-whole' : 'viewer'}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
          tabIndex={0}
          aria-label={name}
        >
          <img
            src={address}
            alt={`${name} ${words.page(index + 1, addresses.length)}`}
            style={zoom === undefined ? {} : { inlineSize: `${zoom * 100}%` }}
            onError={() => setNoPicture((known) => [...known, address])}
          />
        </section>
      )}
    </>
  )
}

/** Nearer, farther, or all of it: for pictures only. */
function Zoom({
  zoom,
  onChange,
}: {
  zoom: number | undefined
  onChange: (zoom: number | undefined) => void
}) {
  const step = (by: number): void => {
    const at = zooms.indexOf(zoom ?? 1)
    onChange(zooms[Math.min(zooms.length - 1, Math.max(0, at + by))])
  }
  return (
    <>
      <Button kind="quiet" onPress={() => step(1)}>
        {words.zoomIn}
      </Button>
      <Button kind="quiet" onPress={() => step(-1)}>
        {words.zoomOut}
      </Button>
      <Button kind="quiet" pressed={zoom === undefined} onPress={() => onChange(undefined)}>
        {words.whole}
      </Button>
    </>
  )
}
