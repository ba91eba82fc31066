import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'

import { Button } from './Button.tsx'
import { words } from './words.ts'

/** A file that has arrived: what it is called, and where it can be looked at. */
export interface Attached {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly address: string
}

const pictures = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

/** Several photographs or PDFs, each sent as soon as it is picked; what fails says why and costs nothing else. */
export function FileField({
  label,
  required = false,
  named = false,
  files,
  onChange,
  upload,
  photograph,
  pick,
  kinds,
  atMost = 5,
}: {
  label: string
  required?: boolean
  /** What stands around it names it already. */
  named?: boolean
  files: readonly Attached[]
  onChange: (files: readonly Attached[]) => void
  upload: (file: File) => Promise<Attached>
  /** Takes one with the camera on the desk, where there is one. */
  photograph?: (() => Promise<File>) | undefined
  /** What the button that picks files is called. */
  pick?: string | undefined
  /** Which files are offered: media types or the ends of names. */
  kinds?: readonly string[] | undefined
  atMost?: number
}) {
  const [sending, setSending] = useState<string>()
  const [fault, setFault] = useState<string>()
  const send = async (picked: readonly File[]): Promise<void> => {
    setFault(undefined)
    const arrived = [...files]
    for (const file of picked.slice(0, atMost - files.length)) {
      setSending(file.name)
      try {
        arrived.push(await upload(file))
        onChange(arrived.slice())
      } catch (error) {
        setFault(error instanceof Error ? `${file.name}：${error.message}` : file.name)
      }
    }
    setSending(undefined)
  }
  const take = async (): Promise<void> => {
    setFault(undefined)
    try {
      const file = await photograph?.()
      if (file !== undefined) await send([file])
    } catch (error) {
      setFault(error instanceof Error ? error.message : label)
    }
  }
  return (
    <fieldset className="field" aria-label={label}>
      {!named && <Named label={label} required={required} />}
      {fault !== undefined && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      {files.length > 0 && (
        <ul className="files plain">
          {files.map((file, index) => (
            <li key={file.id} className="file">
              <Thumb file={file} said={`${label} ${words.page(index + 1)}`} />
              <Button
                label={words.remove(file.name === '' ? `${label} ${words.page(index + 1)}` : file.name)}
                onPress={() => onChange(files.filter(({ id }) => id !== file.id))}
              >
                {words.remove('')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {files.length < atMost && photograph !== undefined && (
        <Button label={`${words.photograph}：${label}`} onPress={take} pending={sending !== undefined}>
          {words.photograph}
        </Button>
      )}
      {files.length < atMost && (
        <Pick
          {...{ label, pick, kinds }}
          several={atMost > 1}
          pending={sending !== undefined}
          onPick={send}
        />
      )}
      <p className="field-hint" aria-live="polite">
        {sending === undefined ? '' : words.uploading(sending)}
      </p>
    </fieldset>
  )
}

function Pick({
  label,
  pick = words.pickFiles,
  kinds = pictures,
  several,
  pending,
  onPick,
}: {
  label: string
  pick: string | undefined
  kinds: readonly string[] | undefined
  several: boolean
  pending: boolean
  onPick: (files: readonly File[]) => Promise<void>
}) {
  return (
    <FileTrigger
      acceptedFileTypes={kinds}
      allowsMultiple={several}
      onSelect={(list) => void onPick(list === null ? [] : [...list])}
    >
      <Button label={`${pick}：${label}`} pending={pending}>
        {pick}
      </Button>
    </FileTrigger>
  )
}

function Named({ label, required }: { label: string; required: boolean }) {
  return (
    <legend className="field-label">
      {label}
      {required && <span className="field-must">{words.must}</span>}
    </legend>
  )
}

/** A photograph in small; a PDF, and whatever turns out to be no picture, by its name. */
function Thumb({ file: { type, address, name }, said }: { file: Attached; said: string }) {
  const [noPicture, setNoPicture] = useState(type === 'application/pdf')
  if (!noPicture) return <img className="thumb" src={address} alt={said} onError={() => setNoPicture(true)} />
  return (
    <a className="thumb" href={address}>
      {name === '' ? said : name}
    </a>
  )
}
