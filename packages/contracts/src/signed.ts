import { sha256 } from '@tongban/policy'

import { canonical } from './canonical.ts'

/** What is signed: the form of an item in one version. */
export interface Signed {
  readonly item: string
  readonly itemVersion: number
  readonly form: Readonly<Record<string, unknown>>
  readonly salt: string
}

/** The hash that binds a signature to a form: the same on the screen and on the server. */
export function signedHash({ item, itemVersion, form, salt }: Signed): string {
  return sha256(canonical({ item, itemVersion, form, salt }))
}
