import type { CaseDetail } from '@tongban/contracts/cases'
import { useState } from 'react'

import { Checkbox, Choice, DateField, Loaded, TextField } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import type { Added } from './case-action.ts'
import { words } from './office-words.ts'

interface Props {
  readonly detail: CaseDetail
  readonly added: Added
  readonly onChange: (added: Added) => void
  readonly fault: string | undefined
}

/** 加签: who signs, all of them or any, and until when. */
export function SignersToAsk({ detail: { subject, id }, added, onChange, fault }: Props) {
  const able = useRead('GET /api/cases/:subject/:id/signers', { params: { subject, id } })
  return (
    <>
      <Loaded of={able}>
        {({ rows }) =>
          rows.length === 0 ? <p>{words.noSigner}</p> : <Colleagues {...{ rows, added, onChange, fault }} />
        }
      </Loaded>
      <Choice
        label={words.mode}
        value={added.mode}
        onChange={(mode) => onChange({ ...added, mode: mode === 'any' ? 'any' : 'all' })}
        options={[
          { value: 'all', label: words.modes.all },
          { value: 'any', label: words.modes.any },
        ]}
      />
      <DateField
        label={words.signUntil}
        value={added.until}
        onChange={(until) => onChange({ ...added, until })}
      />
    </>
  )
}

/** 抄送: whom it is shown to; the city has many, so that one types a part of the name. */
export function ReadersToTell({ detail: { subject, id }, added, onChange, fault }: Props) {
  const able = useRead('GET /api/cases/:subject/:id/readers', { params: { subject, id } })
  const [search, setSearch] = useState('')
  return (
    <>
      <TextField label={words.findColleague} value={search} onChange={setSearch} />
      <Loaded of={able}>
        {({ rows }) => {
          const shown = rows.filter(
            ({ id: one, name, agencyName }) =>
              added.chosen.includes(one) ||
              (search.trim() !== '' && `${name} ${agencyName}`.includes(search.trim())),
          )
          const named = shown.map((row) => ({ id: row.id, name: `${row.name}（${row.agencyName}）` }))
          return <Colleagues rows={named.slice(0, shownAtMost)} {...{ added, onChange, fault }} />
        }}
      </Loaded>
    </>
  )
}

const shownAtMost = 20

function Colleagues({
  rows,
  added,
  onChange,
  fault,
}: Omit<Props, 'detail'> & { readonly rows: readonly { readonly id: string; readonly name: string }[] }) {
  const { chosen } = added
  return (
    <fieldset className="group">
      <legend>{words.colleagues}</legend>
      {fault === words.colleaguesMust && <p className="field-error">{fault}</p>}
      {rows.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={(isOn) =>
            onChange({ ...added, chosen: isOn ? [...chosen, id] : chosen.filter((one) => one !== id) })
          }
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  )
}
