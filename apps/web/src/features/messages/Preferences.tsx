import { type Language, languages } from '@tongban/contracts/errors'
import type { MessagePreferences } from '@tongban/contracts/message-preferences'
import { channels, messageGroups, quietMinutesAtMost } from '@tongban/contracts/sending'
import { type FormEvent, useState } from 'react'

import { Button, Checkbox, Choice, Fault, Loaded, Notice, Panel, Select } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { preferenceWords as words } from './preference-words.ts'

/** 消息设置: by which way one is told of what, when one is not disturbed, and in which language. */
export function Preferences({ subject }: { subject: string }) {
  const found = useRead('GET /api/messages/:subject/preferences', { params: { subject } })
  return <Loaded of={found}>{(chosen) => <Choosing subject={subject} chosen={chosen} />}</Loaded>
}

function Choosing({ subject, chosen }: { subject: string; chosen: MessagePreferences }) {
  const [off, setOff] = useState(chosen.off)
  const [quiet, setQuiet] = useState(chosen.quiet)
  const [language, setLanguage] = useState<Language>(chosen.language)
  const [saved, setSaved] = useState(false)
  const { act, pending, error } = useAct('POST /api/messages/:subject/preferences')
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSaved(false)
    const body = { off, quiet, language }
    if ((await act({ params: { subject }, body })) !== undefined) setSaved(true)
  }
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      {error !== null && <Fault error={error} />}
      {saved && (
        <Notice tone="done" alert>
          <p>{words.saved}</p>
        </Notice>
      )}
      {messageGroups.map((group) => (
        <Panel key={group} title={words.groups[group]}>
          <div className="row">
            {channels.map((channel) => (
              <Checkbox
                key={channel}
                checked={!off.some((one) => one.group === group && one.channel === channel)}
                onChange={(on) =>
                  setOff([
                    ...off.filter((one) => one.group !== group || one.channel !== channel),
                    ...(on ? [] : [{ group, channel }]),
                  ])
                }
              >
                {words.channels[channel]}
              </Checkbox>
            ))}
          </div>
        </Panel>
      ))}
      <p className="soft">{words.inbox}</p>
      <Panel title={words.always}>
        <p>{words.alwaysWhy}</p>
      </Panel>
      <Panel title={words.quiet}>
        <div className="stack">
          <p className="soft small">{words.quietHelp}</p>
          <Checkbox checked={quiet !== null} onChange={(on) => setQuiet(on ? night : null)}>
            {words.quietOn}
          </Checkbox>
          {quiet !== null && <Hours quiet={quiet} onChange={setQuiet} />}
        </div>
      </Panel>
      <Choice
        label={words.language}
        value={language}
        onChange={(value) => setLanguage(languages.find((known) => known === value) ?? 'zh-CN')}
        options={languages.map((value) => ({ value, label: words.languages[value] }))}
      />
      <div>
        <Button kind="primary" submit pending={pending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

type Quiet = NonNullable<MessagePreferences['quiet']>
const night: Quiet = { from: '21:00', to: '08:00' }
const halfHours = Array.from({ length: 48 }, (_, at) => {
  const text = `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`
  return { value: text, label: text }
})

function minutes(text: string): number {
  const [hours = '0', rest = '0'] = text.split(':')
  return Number(hours) * 60 + Number(rest)
}

/** From – to in half hours; only ends that are not too far away are offered. */
function Hours({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const endsOf = (from: string) =>
    halfHours.filter(({ value }) => {
      const length = (minutes(value) - minutes(from) + 1440) % 1440
      return length > 0 && length <= quietMinutesAtMost
    })
  const begin = (from: string): void => {
    const ends = endsOf(from)
    const to = ends.some(({ value }) => value === quiet.to) ? quiet.to : (ends.at(-1)?.value ?? quiet.to)
    onChange({ from, to })
  }
  return (
    <div className="row">
      <Select
        label={words.from}
        value={quiet.from}
        onChange={begin}
        options={withKnown(halfHours, quiet.from)}
      />
      <Select
        label={words.to}
        value={quiet.to}
        onChange={(to) => onChange({ ...quiet, to })}
        options={withKnown(endsOf(quiet.from), quiet.to)}
      />
    </div>
  )
}

/** What was chosen elsewhere to the minute is offered, too. */
function withKnown(options: typeof halfHours, value: string): typeof halfHours {
  return options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options]
}
