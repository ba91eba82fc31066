import { memberAnswer, saidMember } from '@tongban/contracts/roster-member'
import { useState } from 'react'

import { Button, Fault, type FieldWords, TextField } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** As many as are looked through at once; more is typed. */
const offeredAtMost = 8

/** Somebody who is on the roster now, found by his name; what is chosen is his line, with how it reads. */
export function MemberField({
  subject,
  said,
  value,
  onChange,
}: {
  subject: string
  said: FieldWords
  value: string
  onChange: (value: string) => void
}) {
  const [name, setName] = useState('')
  if (value !== '')
    return (
      <div className="field">
        <span className="field-label">{said.label}</span>
        <p className="row">
          <strong>{saidMember(value).text}</strong>
          <Button kind="quiet" label={`${words.another}：${said.label}`} onPress={() => onChange('')}>
            {words.another}
          </Button>
        </p>
      </div>
    )
  return (
    <div className="stack">
      <TextField {...said} hint={words.searchHint} type="search" value={name} onChange={setName} />
      <Offered subject={subject} name={name.trim()} onChosen={onChange} />
    </div>
  )
}

function Offered({
  subject,
  name,
  onChosen,
}: {
  subject: string
  name: string
  onChosen: (answer: string) => void
}) {
  const query = name === '' ? {} : { name }
  const found = useRead('GET /api/enrolment/:subject/roster', { params: { subject }, query })
  if (found.data === undefined)
    return found.error === null ? null : <Fault error={found.error} again={found.refetch} />
  const { rows } = found.data
  if (rows.length === 0) return <p className="soft">{words.none}</p>
  return (
    <>
      <ul className="plain">
        {rows.slice(0, offeredAtMost).map((row) => (
          <li key={row.id}>
            <Button kind="quiet" onPress={() => onChosen(memberAnswer(row))}>
              {row.name} {row.number}
            </Button>
          </li>
        ))}
      </ul>
      {rows.length > offeredAtMost && <p className="soft small">{words.typeMore}</p>}
    </>
  )
}
