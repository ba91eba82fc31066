import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { Badge, Button, Panel } from '../../design/index.ts'
import { fileAddress } from '../../platform/client.ts'
import { words } from './words.ts'

/** What was handed in with a case: each material, how it was settled, and its photographs to look at. */
export function MaterialsOf({
  subject,
  caseId,
  materials,
  declaration,
}: {
  subject: string
  caseId: string
  materials: readonly Settlement[]
  declaration: Declaration | undefined
}) {
  const nameOf = (key: string): string =>
    declaration?.materials.find((material) => material.key === key)?.name['zh-CN'] ?? key
  return (
    <Panel title={words.title}>
      {materials.length === 0 && <p className="soft">{words.none}</p>}
      <div className="stack">
        {materials.map((settlement) => (
          <div key={settlement.material} className="stack">
            <div className="row">
              <strong>{nameOf(settlement.material)}</strong>
              <Badge tone={settlement.by === 'debt' ? 'warn' : 'done'}>{words.ways[settlement.by]}</Badge>
            </div>
            {(settlement.files ?? []).length > 0 && (
              <Viewer
                name={nameOf(settlement.material)}
                addresses={(settlement.files ?? []).map((id) => fileAddress(subject, id, caseId))}
              />
            )}
          </div>
        ))}
      </div>
    </Panel>
  )
}

const zooms = [0.5, 1, 1.5, 2, 3]

/** Photographs one after the other, nearer or farther; what is no picture is opened as a PDF. */
function Viewer({ name, addresses }: { name: string; addresses: readonly string[] }) {
  const [index, setIndex] = useState(0)
  const [zoom, setZoom] = useState<number>()
  const [noPicture, setNoPicture] = useState<readonly string[]>([])
  const address = addresses[index] ?? ''
  const step = (by: number): void => {
    const at = zooms.indexOf(zoom ?? 1)
    setZoom(zooms[Math.min(zooms.length - 1, Math.max(0, at + by))])
  }
  return (
    <div className="stack">
      <div className="row">
        {addresses.length > 1 &&
          addresses.map((one, at) => (
            <Button
              key={one}
              pressed={at === index}
              onPress={() => setIndex(at)}
              label={words.page(at + 1, addresses.length)}
            >
              {at + 1}
            </Button>
          ))}
        <Button onPress={() => step(1)}>{words.zoomIn}</Button>
        <Button onPress={() => step(-1)}>{words.zoomOut}</Button>
        <Button onPress={() => setZoom(undefined)}>{words.whole}</Button>
        <a className="button" href={address}>
          {words.openPdf.replace('PDF', '原件')}
        </a>
      </div>
      {noPicture.includes(address) ? (
        <p>
          <a href={address}>{words.openPdf}</a>
        </p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        <section className="viewer" tabIndex={0} aria-label={name}>
          <img
            src={address}
            alt={`${name} ${words.page(index + 1, addresses.length)}`}
            style={{ inlineSize: `${(zoom ?? 1) * 100}%` }}
            onError={() => setNoPicture((known) => [...known, address])}
          />
        </section>
      )}
    </div>
  )
}
