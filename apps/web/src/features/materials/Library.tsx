import { useState } from 'react'

import { type Attached, Button, Loaded } from '../../design/index.ts'
import { fileAddress, type Read } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

type LibraryRow = Read<'GET /api/materials/:subject/files'>['rows'][number]

/** 用以前交过的: what was sent before, to be taken again instead of a new photograph. */
export function Library({
  subject,
  name,
  files,
  onTake,
}: {
  subject: string
  /** Of the material that is being settled. */
  name: string
  files: readonly Attached[]
  onTake: (file: Attached) => void
}) {
  const [open, setOpen] = useState(false)
  return (
    <div className="stack">
      <div>
        <Button kind="quiet" pressed={open} label={words.libraryFor(name)} onPress={() => setOpen(!open)}>
          {words.library}
        </Button>
      </div>
      {open && <Shelf {...{ subject, files, onTake }} />}
    </div>
  )
}

function Shelf({
  subject,
  files,
  onTake,
}: {
  subject: string
  files: readonly Attached[]
  onTake: (file: Attached) => void
}) {
  const [after, setAfter] = useState<string>()
  const library = useRead('GET /api/materials/:subject/files', { params: { subject }, query: { after } })
  return (
    <Loaded of={library}>
      {({ rows, next }) => {
        const free = rows.filter(({ id }) => !files.some((file) => file.id === id))
        return (
          <>
            {free.length === 0 && <p className="soft">{words.libraryEmpty}</p>}
            <ul className="files plain">
              {free.map((row) => (
                <Taken key={row.id} {...{ row, subject, onTake }} />
              ))}
            </ul>
            {next !== null && <Button onPress={() => setAfter(next)}>{words.libraryOlder}</Button>}
            {after !== undefined && (
              <Button onPress={() => setAfter(undefined)}>{words.libraryNewest}</Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Taken({
  row: { id, type, used },
  subject,
  onTake,
}: {
  row: LibraryRow
  subject: string
  onTake: (file: Attached) => void
}) {
  const address = fileAddress(subject, id)
  const name = used?.materialName ?? words.notUsedYet
  const said = used === null ? name : words.usedOn(name, dayText(used.on))
  return (
    <li className="file">
      {type === 'application/pdf' ? (
        <a className="thumb" href={address}>
          {words.openPdf}
        </a>
      ) : (
        <img className="thumb" src={address} alt={said} />
      )}
      <span className="small">{said}</span>
      <Button label={words.takeThis(said)} onPress={() => onTake({ id, type, name, address })}>
        {words.take}
      </Button>
    </li>
  )
}
