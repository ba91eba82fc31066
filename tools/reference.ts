// `npm run reference`: writes the pages of rules and figures in docs/policy anew from the law; `npm test` fails when one is an old one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import { baseLaw, dayOf } from '@tongban/policy'
import { addressesPage, figuresPage, rules, rulesPage } from '@tongban/policy/rules'

import { type Outcome, outcomeOf } from './outcome.ts'

/** Up to this day the page says what is known; moved on with the figures. */
const knownOn = dayOf('2026-11-30')

/** The pages as the law gives them. */
function pages(): readonly (readonly [string, string])[] {
  return [
    ['docs/policy/rules.md', rulesPage(rules)],
    ['docs/policy/figures.md', figuresPage(baseLaw, knownOn)],
    ['docs/policy/addresses.md', addressesPage(baseLaw, rules)],
  ]
}

/** The pages of docs/policy are those that the law gives. */
export function checkReference(): Outcome {
  const old = pages().filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
  return outcomeOf(old.map(([path]) => `${path} is an old one: npm run reference`))
}

if (import.meta.main) for (const [path, text] of pages()) writeFileSync(path, text)
