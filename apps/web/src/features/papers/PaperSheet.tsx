import { longDay } from '@tongban/contracts/long-day'
import type { PaperBlock, PaperToRead } from '@tongban/contracts/papers'

import { Facts } from '../../design/index.ts'

/** What is shown of a paper, to who has it and to who compares a copy. */
type Sheet = Pick<PaperToRead, 'number' | 'madeOn' | 'content'> & {
  /** Null where nobody outside checks it. */
  readonly checkCode: string | null
}

// A paper is Chinese in every language of the page, and so is what stands around its text (D-42).
const said = { number: '编号', clerk: '经办人', checkCode: '校验码', seal: '（盖章处）' }

/** A paper as a page: the same parts in the same order as in its PDF; printed alone, without what is around it. */
export function PaperSheet({ of }: { of: Sheet }) {
  const { content } = of
  return (
    <article lang="zh-CN" className="paper paper-open stack" aria-label={`${content.title} ${of.number}`}>
      <div className="paper-top">
        <span>{content.agencyName}</span>
        <span>
          {said.number} {of.number}
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
          {said.clerk}：{content.clerkName}
          <br />
          {content.outletName !== null && (
            <>
              由{content.outletName}送交
              <br />
            </>
          )}
          {of.checkCode !== null && `${said.checkCode} ${of.checkCode}`}
        </span>
        <span className="paper-seal">
          {content.agencyName}
          <br />
          {longDay(of.madeOn, 'zh-CN')}
          <br />
          {said.seal}
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
