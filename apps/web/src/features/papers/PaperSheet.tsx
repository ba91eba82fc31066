import type { PaperBlock, PaperToRead } from '@tongban/contracts/papers'

import { Facts } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { words } from './words.ts'

/** A paper as a page: the same parts in the same order as in its PDF; printed alone, without what is around it. */
export function PaperSheet({ of }: { of: PaperToRead }) {
  const { content } = of
  return (
    <article className="paper paper-open stack" aria-label={`${content.title} ${of.number}`}>
      <div className="paper-top">
        <span>{content.agencyName}</span>
        <span>
          {words.number} {of.number}
        </span>
      </div>
      <h2>{content.title}</h2>
      <p className="paper-plain">{content.plain}</p>
      <p>{content.salutation}</p>
      {content.blocks.map((block, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts are frozen and never change places
        <Block key={at} of={block} />
      ))}
      <div className="paper-foot">
        <span>
          {words.clerk}：{content.clerkName}
          <br />
          {content.outletName !== null && (
            <>
              {words.outlet(content.outletName)}
              <br />
            </>
          )}
          {words.checkCode} {of.checkCode}
        </span>
        <span className="paper-seal">
          {content.agencyName}
          <br />
          {dayText(of.madeOn)}
          <br />
          {words.seal}
        </span>
      </div>
    </article>
  )
}

function Block({ of }: { of: PaperBlock }) {
  if (of.kind === 'heading') return <h3>{of.text}</h3>
  if (of.kind === 'paragraph') return <p>{of.text}</p>
  if (of.kind === 'list')
    return (
      <ol>
        {of.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    )
  return <Facts rows={of.rows.map(({ name, value }) => [name, value])} />
}
