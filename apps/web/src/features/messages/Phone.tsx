import { useState } from 'react'

import { EmptyState, Loaded, Select } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

const everyMs = 2000

/** A telephone of the demo with the text messages that it got, the newest first. */
export function Phone() {
  const [to, setTo] = useState('')
  const page = useRead('GET /api/demo/phone', { query: to === '' ? {} : { to } }, { every: everyMs })
  return (
    <Loaded of={page}>
      {({ telephones, messages }) => (
        <div className="stack">
          <p className="soft">{words.phoneHelp}</p>
          <Select
            label={words.telephone}
            value={to}
            onChange={setTo}
            none={words.everyone}
            options={telephones.map((telephone) => ({ value: telephone, label: telephone }))}
          />
          <div className="phone">
            {messages.length === 0 ? (
              <EmptyState title={words.noMessages} />
            ) : (
              <ol className="phone-messages" aria-label={words.messagesOf}>
                {messages.map(({ id, text, at }) => (
                  <li key={id} className="phone-message">
                    <p className="soft small">{instantText(at)}</p>
                    <p>{text}</p>
                  </li>
                ))}
              </ol>
            )}
          </div>
        </div>
      )}
    </Loaded>
  )
}
