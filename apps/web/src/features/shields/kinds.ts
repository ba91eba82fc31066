/** The kinds of document by which somebody is named, as officers read them. */
export const documentKindNames = {
  resident: '居民身份证',
  'hk-macau-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'hmt-residence-permit': '港澳台居民居住证',
  'foreign-permanent': '外国人永久居留身份证',
  passport: '护照',
} as const

/** One of them. */
export type DocumentKind = keyof typeof documentKindNames

const known = Object.entries(documentKindNames)
/** The same, to choose from. */
export const documentKindOptions = known.map(([value, label]) => ({ value, label }))

/** The kind that was chosen. */
export function documentKindOf(value: string): DocumentKind {
  return value in documentKindNames ? (value as DocumentKind) : 'resident' // oxlint-disable-line typescript/no-unsafe-type-assertion -- just looked up
}
