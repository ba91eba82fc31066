import { textIn } from '@tongban/contracts/errors'

import type { Agencies } from './modules/agencies/index.ts'
import type { Catalogue } from './modules/catalogue/index.ts'
import type { MessageDeps } from './modules/messages/index.ts'
import type { Outlets } from './modules/outlets/index.ts'
import type { Wordings } from './modules/wordings/index.ts'
import type { Secrets } from './platform/secrets.ts'

interface Named {
  readonly catalogue: Pick<Catalogue, 'pinned' | 'pinnedBundle' | 'nameOf'>
  readonly agencies: Pick<Agencies, 'shortNameOf' | 'find'>
  readonly outlets: Pick<Outlets, 'nameOf'>
  readonly secrets: Pick<Secrets, 'open'>
  readonly wordings: Pick<Wordings, 'standing'>
}

/** What messages call things by: names that other rooms know. */
export function messageNames({
  catalogue,
  agencies,
  outlets,
  secrets,
  wordings,
}: Named): MessageDeps['names'] {
  return {
    item: (code, version, language) => {
      const known = (catalogue.pinned(code, version) ?? catalogue.pinnedBundle(code, version))?.declaration
      return known === undefined ? catalogue.nameOf(code) : textIn(known.names, language)
    },
    department: (code, version, language) => {
      const known = catalogue.pinned(code, version)?.declaration.department
      return known && textIn(known.name, language)
    },
    agency: agencies.shortNameOf,
    outlet: outlets.nameOf,
    telephone: (id) => agencies.find(id)?.telephone ?? '12333',
    opened: (sealed) => secrets.open(Buffer.from(sealed, 'base64')),
    words: (kind, agencyId, on) => wordings.standing(`messages.${kind}`, agencyId, on).words,
  }
}
