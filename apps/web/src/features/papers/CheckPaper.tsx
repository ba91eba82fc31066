import { useState } from 'react'

import { Button, Loaded, Notice, Page, TextField } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { PaperSheet } from './PaperSheet.tsx'
import { words } from './words.ts'

/** Whether a copy is ours, for anybody: number and check code, typed or read from the code on the paper. */
export function CheckPaper({ given }: { given: string }) {
  const [first = '', second = ''] = given.split('.')
  const [number, setNumber] = useState(first)
  const [code, setCode] = useState(second)
  const [faults, setFaults] = useState<{ number?: string; code?: string }>({})
  const [asked, setAsked] = useState(() => (isNumber(first) && second !== '' ? { number, code } : undefined))
  const ask = (): void => {
    const wrong = {
      ...(isNumber(number) ? {} : { number: words.numberMust }),
      ...(code.trim() === '' ? { code: words.codeMust } : {}),
    }
    setFaults(wrong)
    setAsked(Object.keys(wrong).length > 0 ? undefined : { number: number.trim(), code: code.trim() })
  }
  return (
    <Page title={words.check}>
      <p>{words.checkHelp}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <TextField label={words.number} value={number} onChange={setNumber} error={faults.number} required />
        <TextField label={words.checkCode} value={code} onChange={setCode} error={faults.code} required />
        <div className="row">
          <Button kind="primary" submit>
            {words.checkVerb}
          </Button>
        </div>
      </form>
      {asked !== undefined && <Answer {...asked} />}
    </Page>
  )
}

function isNumber(text: string): boolean {
  return /^\d{15}-[A-Z]\d{1,4}$/.test(text.trim())
}

function Answer({ number, code }: { number: string; code: string }) {
  const found = useRead('POST /api/papers/check', { body: { number, code } })
  return (
    <Loaded of={found}>
      {({ valid, title, agencyName, madeOn, content }) => (
        <>
          <Notice tone={valid ? 'done' : 'warn'} alert>
            <p>{valid ? words.valid(title ?? '', agencyName ?? '', madeOn ?? '') : words.invalid}</p>
            {valid && <p>{content === null ? words.compareHead : words.compareAll}</p>}
          </Notice>
          {content !== null && madeOn !== null && (
            <PaperSheet of={{ number, checkCode: code, madeOn, content }} />
          )}
        </>
      )}
    </Loaded>
  )
}
