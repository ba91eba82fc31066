import { namesRule } from '@tongban/contracts/rule-of-law'
import { addressOf } from '@tongban/policy'

import { Cite, Panel } from '../../design/index.ts'
import { homeWords as words } from './home-words.ts'

/** 办理依据: by which articles a matter is done, each leading to its text where the address is known. */
export function BasisOf({ basis }: { basis: readonly string[] }) {
  const rules = basis.filter(namesRule)
  if (rules.length === 0) return null
  return (
    <Panel title={words.basis}>
      <ul className="plain">
        {rules.map((rule) => (
          <li key={rule}>
            <Cite text={rule} address={addressOfRule(rule)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Where a rule can be read: `社会保险经办条例第10条` is an article of a document. */
export function addressOfRule(rule: string): string | undefined {
  const [, document = rule, article] = /^(.+?)(第[^第]+条.*)?$/u.exec(rule) ?? []
  return addressOf({ document, ...(article === undefined ? {} : { article }) })
}
