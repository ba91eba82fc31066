import type { Declaration } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import type { SubjectRecord } from '@tongban/contracts/people'
import { useState } from 'react'

import { Notice } from '../../design/index.ts'
import { ProveTelephone } from '../accounts/index.ts'
import { homeWords as words } from './home-words.ts'

/** The telephones of a form that differ from the record and are confirmed as one's own, and the codes typed so far. */
export function useTelephonesToProve({ form }: Declaration, { facts }: SubjectRecord, answers: Answers) {
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>({})
  const [missed, setMissed] = useState(false)
  const telephones = form.flatMap(({ key, proved, prefill }) => {
    const telephone = answers[key]
    const known = prefill === undefined ? undefined : facts[prefill]
    if (proved !== true || typeof telephone !== 'string' || telephone === '' || telephone === known) return []
    return [{ key, telephone }]
  })
  return {
    telephones,
    codes,
    missed,
    type: (key: string, code: string): void => {
      setMissed(false)
      setCodes({ ...codes, [key]: code.trim() })
    },
    /** What goes with the form; undefined while a code is missing, which is said then. */
    proofs: (): { codes?: Readonly<Record<string, string>> } | undefined => {
      const complete = telephones.every(({ key }) => /^\d{6}$/.test(codes[key] ?? ''))
      setMissed(!complete)
      if (!complete) return undefined
      return telephones.length === 0 ? {} : { codes }
    },
  }
}

/** Asks for the code of each telephone that has to be confirmed. */
export function ProveTelephones({ of }: { of: ReturnType<typeof useTelephonesToProve> }) {
  return (
    <>
      {of.telephones.map(({ key, telephone }) => (
        <ProveTelephone
          key={key}
          telephone={telephone}
          code={of.codes[key] ?? ''}
          onChange={(code) => of.type(key, code)}
        />
      ))}
      {of.missed && (
        <Notice tone="warn" alert>
          <p>{words.codeFirst}</p>
        </Notice>
      )}
    </>
  )
}
