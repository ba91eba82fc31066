import { type ReactNode, useState } from 'react'

import {
  Button,
  ErrorSummary,
  Fault,
  Loaded,
  nearOptions,
  Notice,
  Select,
  TextField,
} from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

interface Draft {
  readonly what: string
  readonly agencyId: string
  readonly outletId: string
  readonly words: string
  readonly name: string
  readonly telephone: string
}

const blank: Draft = { what: '', agencyId: '', outletId: '', words: '', name: '', telephone: '' }
const telephoneRule = /^(?:|\+?\d[\d-]{4,19})$/

/**
 * 没办成: what, where, how, and how to be reached.
 * @param subject who is logged in; of nobody nothing is known
 * @param home the agency where he is insured: it is meant until another one is chosen
 */
export function NotDone({
  subject,
  home = '',
  children,
}: {
  subject?: string
  home?: string | undefined
  children?: ReactNode
}) {
  const begun = { ...blank, agencyId: home }
  const [draft, setDraft] = useState(begun)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const places = useRead('GET /api/not-done/places')
  const publicly = useAct('POST /api/not-done')
  const known = useAct('POST /api/ratings/:subject/not-done')
  const sending = subject === undefined ? publicly : known
  const faults = tried ? faultsOf(draft) : []
  const faultAt = (id: string): string | undefined => faults.find((one) => one.id === id)?.text
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })

  const send = async (): Promise<void> => {
    setTried(true)
    if (faultsOf(draft).length > 0) return
    const body = trimmed(draft)
    const kept =
      subject === undefined ? await publicly.act({ body }) : await known.act({ params: { subject }, body })
    if (kept !== undefined) setDone(true)
  }
  if (done)
    return (
      <div className="stack">
        <Notice tone="done" alert>
          <p>{words.notDoneThanks(places.data?.callBackDays ?? 0)}</p>
        </Notice>
        <p className="row">
          {children}
          <Button
            onPress={() => {
              setDraft(begun)
              setTried(false)
              setDone(false)
            }}
          >
            {words.oneMore}
          </Button>
        </p>
      </div>
    )
  return (
    <div className="stack">
      <p>{words.notDoneHelp}</p>
      <ErrorSummary faults={faults} />
      {sending.error !== null && <Fault error={sending.error} marked={faults.length > 0} />}
      <TextField
        id="what"
        label={words.what}
        required
        longest={100}
        value={draft.what}
        error={faultAt('what')}
        onChange={(what) => change({ what })}
      />
      <Loaded of={places}>
        {({ rows }) => (
          <Places rows={rows} home={home} draft={draft} fault={faultAt('agencyId')} onChange={change} />
        )}
      </Loaded>
      <TextField
        id="words"
        label={words.how}
        required
        lines
        longest={500}
        value={draft.words}
        error={faultAt('words')}
        onChange={(text) => change({ words: text })}
      />
      {subject === undefined && (
        <TextField
          label={words.name}
          longest={100}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
      )}
      <TextField
        id="telephone"
        label={words.telephone}
        type="tel"
        inputMode="tel"
        longest={20}
        value={draft.telephone}
        error={faultAt('telephone')}
        hint={subject === undefined ? undefined : words.telephoneOwn}
        onChange={(telephone) => change({ telephone })}
      />
      <div>
        <Button kind="primary" pending={sending.pending} onPress={send}>
          {words.hand}
        </Button>
      </div>
    </div>
  )
}

function Places({
  rows,
  home,
  draft,
  fault,
  onChange,
}: {
  rows: Read<'GET /api/not-done/places'>['rows']
  home: string
  draft: Draft
  fault: string | undefined
  onChange: (part: Partial<Draft>) => void
}) {
  /** Of whom nothing is known, he is where there are outlets. */
  const near = rows.filter(({ id, outlets: there }) => (home === '' ? there.length > 0 : id === home))
  const outlets = rows.find(({ id }) => id === draft.agencyId)?.outlets ?? []
  return (
    <>
      <Select
        id="agencyId"
        label={words.agency}
        required
        value={draft.agencyId}
        error={fault}
        onChange={(agencyId) => onChange({ agencyId, outletId: '' })}
        options={nearOptions(
          rows,
          near.map(({ area }) => area),
        )}
      />
      {outlets.length > 0 && (
        <Select
          label={words.outlet}
          none={words.outletNone}
          value={draft.outletId}
          onChange={(outletId) => onChange({ outletId })}
          options={outlets.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  )
}

function trimmed({ what, agencyId, outletId, words: text, name, telephone }: Draft) {
  return {
    what: what.trim(),
    agencyId,
    outletId: outletId === '' ? null : outletId,
    words: text.trim(),
    name: name.trim(),
    telephone: telephone.replaceAll(/\s/g, ''),
  }
}

function faultsOf(draft: Draft): { id: string; text: string }[] {
  const { what, agencyId, words: text, telephone } = trimmed(draft)
  return [
    ...(what.length < 2 ? [{ id: 'what', text: words.whatMust }] : []),
    ...(agencyId === '' ? [{ id: 'agencyId', text: words.agencyMust }] : []),
    ...(text.length < 2 ? [{ id: 'words', text: words.howMust }] : []),
    ...(telephoneRule.test(telephone) ? [] : [{ id: 'telephone', text: words.telephoneWrong }]),
  ]
}
