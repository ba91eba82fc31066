// The first character of each initial in the order of pinyin; a collator tells where a character falls.
const borders = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'
const pinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** Whether the letters are initials of characters that follow each other in a name: `ybdj` finds 医保登记. */
export function initialsMatch(name: string, search: string): boolean {
  return /^[a-z]+$/i.test(search) && Array.from(name).map(initialOf).join('').includes(search.toLowerCase())
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase()
  const at = Array.from(borders).findLastIndex((border) => pinyin.compare(border, character) <= 0)
  return letters[at] ?? ''
}
