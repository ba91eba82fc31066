/**
 * Whether letters are the pinyin of syllables that follow each other, from the beginning of any, or their initials: `shouji`,
 * `sj` find `huan shou ji hao`. ü is written as u or v.
 */
export function spelledMatches(pinyin: string, search: string): boolean {
  const sought = lettersOf(search)
  if (!/^[a-z]{2,}$/.test(sought)) return false
  const syllables = pinyin.split(' ').map(lettersOf)
  if (
    syllables
      .map((syllable) => syllable.charAt(0))
      .join('')
      .includes(sought)
  )
    return true
  return syllables.some((_, at) =>
    syllables
      .slice(at, at + sought.length)
      .join('')
      .startsWith(sought),
  )
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s'’]/g, '')
    .replaceAll(/[üv]/g, 'u')
}
