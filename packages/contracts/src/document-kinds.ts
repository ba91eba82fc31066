import { type IdentityKind, identityKinds } from '@tongban/policy'

/** The kinds of identity document by the names that they bear, as staff and papers call them. */
export const documentKindNames: Readonly<Record<IdentityKind, string>> = {
  resident: '居民身份证',
  'hk-macau-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'hmt-residence-permit': '港澳台居民居住证',
  'foreign-permanent': '外国人永久居留身份证',
  passport: '护照',
}

/** The same, to choose from. */
export const documentKindOptions = identityKinds.map((value) => ({ value, label: documentKindNames[value] }))

/** The kind that was chosen. */
export function documentKindOf(value: string): IdentityKind {
  return identityKinds.find((kind) => kind === value) ?? 'resident'
}
