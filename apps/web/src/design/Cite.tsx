import { Icon } from './Icon.tsx'
import { words } from './words.ts'

/**
 * Where something is written, as it is published, in Chinese. Where the address of the text is known it leads there, in a window of its
 * own, so that what was filled in here stays; else document and number are what to look for.
 */
export function Cite({ text, address }: { text: string; address: string | undefined }) {
  return (
    <cite lang="zh-CN">
      {address === undefined ? (
        text
      ) : (
        <a href={address} rel="noreferrer" target="_blank">
          {text} <Icon name="out" />
          <span className="hidden-words">{words.outside}</span>
        </a>
      )}
    </cite>
  )
}
