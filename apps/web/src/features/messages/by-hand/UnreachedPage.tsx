import type { UnreachedToTell } from '@tongban/contracts/by-hand'
import { type OtherWay, otherWays, type WithdrawReason, withdrawReasons } from '@tongban/contracts/sending'
import { dayOf } from '@tongban/policy'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'

import { Button, DateField, Loaded, Page, TextField } from '../../../design/index.ts'
import { letterAddress } from '../../../platform/client.ts'
import { useAct, useRead } from '../../../platform/use.ts'
import { useMe } from '../../session/index.ts'
import { words as messageWords } from '../words.ts'
import { Ask, ChooseOne } from './Ask.tsx'
import { ToTell } from './ToTell.tsx'
import { isWithOutlet, Relayed } from './Unreached.tsx'
import { words } from './words.ts'

interface Which {
  readonly subject: string
  readonly id: string
}

/** One notice that reached nobody: whom to tell and what, and how he was told. @param done where one goes afterwards */
export function UnreachedPage({ subject, id, back, done }: Which & { back: ReactNode; done: string }) {
  const [, go] = useLocation()
  const notice = useRead('GET /api/unreached/:subject/:id', { params: { subject, id } })
  const [asking, setAsking] = useState<'told' | 'relay' | 'withdraw'>()
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
              {isWithOutlet(of.relayed) ? (
                <Button onPress={() => setAsking('withdraw')}>{words.withdraw}</Button>
              ) : (
                of.outlets.length > 0 && <Button onPress={() => setAsking('relay')}>{words.relay}</Button>
              )}
            </div>
          </div>
          {asking === 'told' && (
            <Told {...{ subject, id }} name={of.name} onClose={close} onDone={() => go(done)} />
          )}
          {asking === 'relay' && (
            <AskRelay {...{ subject, id }} name={of.name} outlets={of.outlets} onClose={close} />
          )}
          {asking === 'withdraw' && <Withdraw {...{ subject, id }} name={of.name} onClose={close} />}
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
  const { act, ...sending } = useAct('POST /api/unreached/:subject/:id/told')
  const isLetter = how === 'letter'
  const isNumbered = !isLetter || letterNumber.trim() !== ''
  const record = async (): Promise<void> => {
    setTried(true)
    if (how === '' || !isNumbered || on === '') return
    const body = { how, on: dayOf(on), ...(isLetter ? { letterNumber } : {}) }
    if ((await act({ params: { subject, id }, body })) !== undefined) onDone()
  }
  return (
    <Ask title={words.toldOf(name)} verb={words.register} of={sending} onConfirm={record} onClose={onClose}>
      <ChooseOne
        label={words.how}
        of={otherWays}
        names={messageWords.ways}
        value={how}
        onChange={setHow}
        tried={tried}
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
    </Ask>
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
  const { act, ...sending } = useAct('POST /api/unreached/:subject/:id/relay')
  const ask = async (): Promise<void> => {
    setTried(true)
    if (outlet === '') return
    if ((await act({ params: { subject, id }, body: { outlet } })) !== undefined) onClose()
  }
  return (
    <Ask title={words.relayOf(name)} verb={words.ask} of={sending} onConfirm={ask} onClose={onClose}>
      <ChooseOne
        label={words.outlet}
        hint={words.relayHelp}
        of={outlets.map((one) => one.id)}
        names={Object.fromEntries(outlets.map((one) => [one.id, one.name]))}
        value={outlet}
        onChange={setOutlet}
        tried={tried}
      />
    </Ask>
  )
}

/** 收回转告: the outlet need not tell any more, and reads why. */
function Withdraw({ subject, id, name, onClose }: Asking) {
  const [why, setWhy] = useState<WithdrawReason | ''>('')
  const [tried, setTried] = useState(false)
  const { act, ...sending } = useAct('POST /api/unreached/:subject/:id/relay/withdrawal')
  const withdraw = async (): Promise<void> => {
    setTried(true)
    if (why === '') return
    if ((await act({ params: { subject, id }, body: { why } })) !== undefined) onClose()
  }
  return (
    <Ask
      title={words.withdrawOf(name)}
      verb={words.withdrawDo}
      of={sending}
      onConfirm={withdraw}
      onClose={onClose}
    >
      <ChooseOne
        label={words.withdrawReason}
        hint={words.withdrawHelp}
        of={withdrawReasons}
        names={words.endings}
        value={why}
        onChange={setWhy}
        tried={tried}
      />
    </Ask>
  )
}
