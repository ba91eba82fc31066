import type { PaperBlock, PaperContent } from '@tongban/contracts/papers'

/** Every text of a paper, for the question whether the fonts have all of it. */
export function paperTextOf({ blocks, ...head }: PaperContent): string {
  return [...Object.values(head), ...blocks.flatMap(textsOf)].join('\n')
}

function textsOf(block: PaperBlock): string[] {
  if (block.kind === 'list') return block.items
  return block.kind === 'facts' ? block.rows.flatMap(({ name, value }) => [name, value]) : [block.text]
}
