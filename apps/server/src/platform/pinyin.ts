import { pinyin } from 'pinyin-pro'

/** A name in pinyin, by which lists are sorted and searched; Latin names stay as they are. */
export function pinyinOf(name: string, of: 'person' | 'organisation'): string {
  return pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: of === 'person' ? 'head' : 'off',
    nonZh: 'consecutive',
  })
    .join(' ')
    .toLowerCase()
}
