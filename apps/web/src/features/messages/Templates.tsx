import { type Language, languages } from '@tongban/contracts/errors'
import type { MessageTemplate } from '@tongban/contracts/messages'
import { messageKinds } from '@tongban/contracts/sending'

import { Facts, Loaded, Panel, Select } from '../../design/index.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './template-words.ts'
import { words as kindWords } from './words.ts'

/** 消息模板: how every message is written, by language and channel; to read, not to change. */
export function Templates() {
  const [{ language = 'zh-CN', kind = '' }, go] = usePlace()
  const asked: Language = languages.find((known) => known === language) ?? 'zh-CN'
  const templates = useRead('GET /api/messages/templates', { query: { language: asked } })
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      <div className="row row-end">
        <Select
          label={words.language}
          value={asked}
          onChange={(value) => go({ language: value })}
          options={languages.map((value) => ({ value, label: words.languages[value] }))}
        />
        <Select
          label={words.kind}
          none={words.all}
          value={kind}
          onChange={(value) => go({ kind: value })}
          options={messageKinds.map((value) => ({ value, label: kindWords.kinds[value] }))}
        />
      </div>
      <Loaded of={templates}>
        {({ rows }) =>
          rows
            .filter((row) => kind === '' || row.kind === kind)
            .map((row) => <Template key={row.kind} of={row} />)
        }
      </Loaded>
    </div>
  )
}

function Template({ of: { kind, language, sms, title, text } }: { of: MessageTemplate }) {
  return (
    <Panel title={kindWords.kinds[kind]}>
      <div lang={language}>
        <Facts
          rows={[
            [words.sms(sms.length), sms],
            [words.title, title],
            [words.text, text],
          ]}
        />
      </div>
    </Panel>
  )
}
