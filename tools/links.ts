import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { type Outcome, outcomeOf } from './outcome.ts'

const elsewhere = /(?:^|[/\\])(?:node_modules|dist|data|coverage)(?:[/\\]|$)/

/** Every relative link and picture of the documentation leads to a file that is there. */
export function checkLinks(): Outcome {
  const documents = globSync('**/*.md', { exclude: (path) => elsewhere.test(path) })
  if (documents.length === 0) return outcomeOf(['there is no document to check'])
  return outcomeOf(documents.flatMap(brokenLinks))
}

/** The links of one document that lead nowhere. */
export function brokenLinks(document: string): string[] {
  const prose = readFileSync(document, 'utf8').replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '')
  const found = prose.matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|(?:src|href)="([^"]+)"/g)
  return [...found]
    .map(([, link = '', attribute = '']) => (link || attribute).split('#')[0] ?? '')
    .filter((link) => link !== '' && !/^[a-z]+:/i.test(link))
    .filter((link) => !existsSync(join(dirname(document), decodeURI(link))))
    .map((link) => `broken link: ${document} -> ${link}`)
}
