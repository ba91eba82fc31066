import type { Answers } from '@tongban/contracts/form'
import { useState } from 'react'

import { Panel } from '../../../design/index.ts'
import { FormOf } from '../FormOf.tsx'
import type { Content } from './content.ts'
import { askedPapers, drawableFields } from './drawable.ts'
import { words } from './words.ts'

const nothing: Answers = {}

/**
 * 办事人看到的样子: the form as the one renderer of all halls draws it, and the papers that are asked for; what is typed here is kept nowhere. What
 * cannot be drawn yet, for it is being written, stays out.
 */
export function Preview({ content }: { content: Content }) {
  const [answers, answer] = useState(nothing)
  const fields = drawableFields(content['form'])
  const asked = askedPapers(content['materials'], answers)
  return (
    <Panel title={words.preview}>
      <div className="stack">
        <p className="soft">{words.previewHelp}</p>
        {fields.length === 0 ? (
          <p>{words.previewNone}</p>
        ) : (
          <FormOf fields={fields} answers={answers} onChange={answer} path="preview-" />
        )}
        {asked.length > 0 && (
          <>
            <h3>{words.previewMaterials}</h3>
            <ul>
              {asked.map(({ key, name }) => (
                <li key={key}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  )
}
