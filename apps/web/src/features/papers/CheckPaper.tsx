import type { PaperChecked } from '@tongban/contracts/papers'
import { useEffect, useState } from 'react'

import { Button, Fault, Notice, Page, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { PaperSheet } from './PaperSheet.tsx'
import { words } from './words.ts'

/** What stands on the copy. */
interface Copy {
  readonly number: string
  readonly code: string
}

/** Whether a copy is ours, for anybody: number and check code, typed or read from the code on the paper. */
export function CheckPaper({ given }: { given: string }) {
  const [first = '', second = ''] = given.split('.')
  const [number, setNumber] = useState(first)
  const [code, setCode] = useState(second)
  const [faults, setFaults] = useState<{ number?: string; code?: string }>({})
  const { act, pending, error } = useAct('POST /api/papers/check')
  const [found, setFound] = useState<{ of: Copy; says: PaperChecked }>()
  const check = async (of: Copy): Promise<void> => {
    setFound(undefined)
    const says = await act({ body: of })
    if (says !== undefined) setFound({ of, says })
  }
  const ask = async (): Promise<void> => {
    const wrong = {
      ...(isNumber(number) ? {} : { number: words.numberMust }),
      ...(code.trim() === '' ? { code: words.codeMust } : {}),
    }
    setFaults(wrong)
    if (Object.keys(wrong).length === 0) await check({ number: number.trim(), code: code.trim() })
  }
  // read from the code on the paper: it is checked without another press
  useEffect(() => {
    if (isNumber(first) && second !== '') void check({ number: first.trim(), code: second.trim() })
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [given])
  return (
    <Page title={words.check}>
      <p>{words.checkHelp}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <TextField label={words.number} value={number} onChange={setNumber} error={faults.number} required />
        <TextField label={words.checkCode} value={code} onChange={setCode} error={faults.code} required />
        <div className="row">
          <Button kind="primary" submit pending={pending}>
            {words.checkVerb}
          </Button>
        </div>
      </form>
      {error !== null && <Fault error={error} />}
      {found !== undefined && <Answer {...found} />}
    </Page>
  )
}

function isNumber(text: string): boolean {
  return /^\d{15}-[A-Z]\d{1,4}$/.test(text.trim())
}

function Answer({ of, says }: { of: Copy; says: PaperChecked }) {
  const { valid, title, agencyName, madeOn, content } = says
  return (
    <>
      <Notice tone={valid ? 'done' : 'warn'} alert>
        <p>{valid ? words.valid(title ?? '', agencyName ?? '', madeOn ?? '') : words.invalid}</p>
        {valid && <p>{content === null ? words.compareHead : words.compareAll}</p>}
      </Notice>
      {content !== null && madeOn !== null && (
        <PaperSheet of={{ number: of.number, checkCode: of.code, madeOn, content }} />
      )}
    </>
  )
}
