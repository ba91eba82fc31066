import type { UnreachedToTell } from '@tongban/contracts/by-hand'
import { type OtherWay, otherWays } from '@tongban/contracts/sending'
import { dayOf } from '@tongban/policy'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'

import {
  Button,
  ConfirmDialog,
  DateField,
  Fault,
  Loaded,
  Page,
  Select,
  TextField,
} from '../../../design/index.ts'
import { letterAddress } from '../../../platform/client.ts'
import { useAct, useRead } from '../../../platform/use.ts'
import { useMe } from '../../session/index.ts'
import { words as messageWords } from '../words.ts'
import { ToTell } from './ToTell.tsx'
import { Relayed } from './Unreached.tsx'
import { words } from './words.ts'

interface Which {
  readonly subject: string
  readonly id: string
}

/** One notice that reached nobody: whom to tell and what, and how he was told. @param done where one goes afterwards */
export function UnreachedPage({ subject, id, back, done }: Which & { back: ReactNode; done: string }) {
  const [, go] = useLocation()
  const notice = useRead('GET /api/unreached/:subject/:id', { params: { subject, id } })
  const [asking, setAsking] = useState<'told' | 'relay'>()
  const close = (): void => setAsking(undefined)
  return (
    <Loaded of={notice}>
      {(of) => (
        <Page title={words.titleOf(of.name)} beside={back}>
          <div className="stack">
            <Relayed of={of.relayed} />
            <ToTell of={of} />
            {of.address === null ? (
              <p className="soft">{words.noLetter}</p>
            ) : (
              <p>
                <a href={letterAddress(subject, id)} download>
                  {words.letter}
                </a>
              </p>
            )}
            <div className="row">
              <Button kind="primary" onPress={() => setAsking('told')}>
                {words.told}
              </Button>
              {(of.relayed === null || of.relayed.notMet !== null) && (
                <Button onPress={() => setAsking('relay')}>{words.relay}</Button>
              )}
            </div>
          </div>
          {asking === 'told' && (
            <Told {...{ subject, id }} name={of.name} onClose={close} onDone={() => go(done)} />
          )}
          {asking === 'relay' && (
            <AskRelay {...{ subject, id }} name={of.name} outlets={of.outlets} onClose={close} />
          )}
        </Page>
      )}
    </Loaded>
  )
}

interface Asking extends Which {
  readonly name: string
  readonly onClose: () => void
}

/** 登记已告知: how, on which day, and of a letter its number. */
function Told({ subject, id, name, onClose, onDone }: Asking & { readonly onDone: () => void }) {
  const { today } = useMe()
  const [how, setHow] = useState<OtherWay | ''>('')
  const [on, setOn] = useState<string>(today)
  const [letterNumber, setLetterNumber] = useState('')
  const [tried, setTried] = useState(false)
  const { act, pending, error } = useAct('POST /api/unreached/:subject/:id/told')
  const isLetter = how === 'letter'
  const isNumbered = !isLetter || letterNumber.trim() !== ''
  const record = async (): Promise<void> => {
    setTried(true)
    if (how === '' || !isNumbered || on === '') return
    const body = { how, on: dayOf(on), ...(isLetter ? { letterNumber } : {}) }
    if ((await act({ params: { subject, id }, body })) !== undefined) onDone()
  }
  return (
    <ConfirmDialog
      open
      title={words.toldOf(name)}
      verb={words.register}
      pending={pending}
      onConfirm={record}
      onCancel={onClose}
    >
      {error !== null && <Fault error={error} />}
      <Select
        label={words.how}
        required
        value={how}
        error={tried && how === '' ? words.choose : undefined}
        onChange={(chosen) => setHow(otherWays.find((way) => way === chosen) ?? '')}
        options={otherWays.map((way) => ({ value: way, label: messageWords.ways[way] }))}
      />
      {isLetter && (
        <TextField
          label={words.letterNumber}
          hint={words.letterHint}
          required
          value={letterNumber}
          error={tried && !isNumbered ? words.must : undefined}
          onChange={setLetterNumber}
        />
      )}
      <DateField label={words.on} required value={on} onChange={setOn} />
    </ConfirmDialog>
  )
}

/** 请网点转告: which outlet of the agency, by its name. */
function AskRelay({
  subject,
  id,
  name,
  outlets,
  onClose,
}: Asking & { readonly outlets: UnreachedToTell['outlets'] }) {
  const [outlet, setOutlet] = useState('')
  const [tried, setTried] = useState(false)
  const { act, pending, error } = useAct('POST /api/unreached/:subject/:id/relay')
  const ask = async (): Promise<void> => {
    setTried(true)
    if (outlet === '') return
    if ((await act({ params: { subject, id }, body: { outlet } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={words.relayOf(name)}
      verb={words.ask}
      pending={pending}
      onConfirm={ask}
      onCancel={onClose}
    >
      {error !== null && <Fault error={error} />}
      <Select
        label={words.outlet}
        hint={words.relayHelp}
        required
        value={outlet}
        error={tried && outlet === '' ? words.choose : undefined}
        onChange={setOutlet}
        options={outlets.map((one) => ({ value: one.id, label: one.name }))}
      />
    </ConfirmDialog>
  )
}
