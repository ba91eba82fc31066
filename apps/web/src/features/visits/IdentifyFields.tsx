import { Choice, Select, TextField } from '../../design/index.ts'
import { type Draft, type How, kinds } from './identification.ts'
import { words } from './words.ts'

const hows = Object.keys(words.hows).filter((how): how is How => how in words.hows)

/** The questions of identifying: whose number, whose name, how it was made sure, and what for. */
export function IdentifyFields({
  draft,
  onChange,
  faults,
}: {
  draft: Draft
  onChange: (draft: Draft) => void
  faults: readonly { id: string; text: string }[]
}) {
  const isPerson = draft.subjectKind === 'person'
  const field = (key: 'number' | 'name' | 'issuer' | 'purpose') => ({
    id: `identify-${key}`,
    value: draft[key],
    error: faults.find(({ id }) => id === `identify-${key}`)?.text,
    onChange: (value: string) => onChange({ ...draft, [key]: value }),
  })
  return (
    <>
      <Choice
        label={words.about}
        value={draft.subjectKind}
        onChange={(value) =>
          onChange({ ...draft, subjectKind: value === 'employer' ? 'employer' : 'person' })
        }
        options={[
          { value: 'person', label: words.person },
          { value: 'employer', label: words.employer },
        ]}
      />
      {isPerson && (
        <Select
          label={words.kind}
          value={draft.kind}
          onChange={(value) =>
            onChange({ ...draft, kind: kinds.find((known) => known === value) ?? 'resident' })
          }
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      )}
      <TextField {...field('number')} label={isPerson ? words.number : words.uscc} />
      <TextField {...field('name')} label={isPerson ? words.name : words.employerName} />
      {isPerson && draft.kind === 'passport' && (
        <TextField {...field('issuer')} label={words.issuer} hint={words.issuerHint} />
      )}
      <Choice
        label={words.how}
        value={draft.how}
        onChange={(value) => onChange({ ...draft, how: hows.find((known) => known === value) ?? 'document' })}
        options={hows.map((value) => ({ value, label: words.hows[value] }))}
      />
      <TextField {...field('purpose')} label={words.purpose} />
    </>
  )
}
