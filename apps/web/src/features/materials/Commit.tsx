import { commitmentText } from '@tongban/contracts/commitment'
import type { Material, Settlement } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { type Attached, Button, Fault, SignaturePad } from '../../design/index.ts'
import { languageNow } from '../../platform/language.ts'
import { words } from './words.ts'

/** 告知承诺书: what is promised, what follows when it is not true, and a sheet to sign; who would rather bring the proof is told that he may. */
export function Commit({
  hash,
  material,
  signed,
  upload,
  onChange,
}: {
  /** What binds the signature to the text. */
  hash: string
  material: Material
  signed: Settlement['signed']
  /** Where the picture of the signature goes as soon as it is drawn. */
  upload: (file: File) => Promise<Attached>
  onChange: (signed: Settlement['signed']) => void
}) {
  const [picture, setPicture] = useState<Blob>()
  const [fault, setFault] = useState<string>()
  const [sending, setSending] = useState(false)
  const text = commitmentText(material, languageNow())
  if (text === undefined) return null
  const sign = async (): Promise<void> => {
    if (picture === undefined) return setFault(words.commitmentMust)
    setFault(undefined)
    setSending(true)
    try {
      const { id } = await upload(new File([picture], `${words.signatureFile}.png`, { type: 'image/png' }))
      onChange({ hash, file: id })
    } catch (error) {
      setFault(error instanceof Error ? error.message : words.commitmentMust)
    }
    setSending(false)
  }
  return (
    <fieldset className="group">
      <legend>{words.commitment}</legend>
      <p>{text.opening}</p>
      <ol>
        {text.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
      <p className="soft">{text.otherwise}</p>
      {fault !== undefined && <Fault error={{ message: fault }} />}
      {signed === undefined ? (
        <>
          <SignaturePad label={words.commitmentSign} onChange={setPicture} />
          <div>
            <Button onPress={sign} pending={sending}>
              {words.commit}
            </Button>
          </div>
        </>
      ) : (
        <div className="row">
          <output>{words.commitmentSigned}</output>
          <Button kind="quiet" onPress={() => onChange(undefined)}>
            {words.commitmentAnew}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
