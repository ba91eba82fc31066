import type { Because } from '@tongban/policy'
import { Fragment } from 'react'

import { Cite } from '../../design/index.ts'
import { saidSource } from './said.ts'
import { words } from './words.ts'

/**
 * Where a rule or a figure is written: each document, number and article leads to its text; of a document whose address is not known that
 * is said, so that everybody knows what to look for, and of what nobody has read who says so.
 */
export function SourceOf({ source }: { source: Because['source'] }) {
  const { documents, heard } = saidSource(source)
  return (
    <>
      {documents.map(({ text, address, lacksAddress }, at) => (
        <Fragment key={text}>
          {at > 0 && '；'}
          <Cite text={text} address={address} />
          {lacksAddress && <span className="soft small"> {words.noAddress}</span>}
        </Fragment>
      ))}
      {heard}
    </>
  )
}
