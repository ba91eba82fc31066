import type { Day } from '@tongban/policy'

import type { Secrets } from '../../../platform/secrets.ts'

/** What a question says of the case that it is about, and nothing else of it. */
export interface Said {
  readonly employerName: string
  readonly from: Day
}

/** As it rests (D-28). */
export function sealSaid(secrets: Pick<Secrets, 'seal'>, said: Said): Buffer {
  return secrets.seal(JSON.stringify(said))
}

/** As the person reads it. */
export function openSaid(secrets: Pick<Secrets, 'open'>, sealed: Buffer): Said {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by sealSaid, which takes this shape only
  return JSON.parse(secrets.open(sealed)) as Said
}
