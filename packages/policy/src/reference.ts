import { addressOf, citedDocuments, citedText, documentAddresses, documentsOf } from './addresses.ts'
import type { Reference } from './because.ts'
import { checkFigures, parametersOf } from './check-figures.ts'
import type { Law } from './law.ts'
import type { Day } from './months.ts'
import type { Dated } from './parameter.ts'
import type { Rule } from './rules/rule.ts'
import type { JsonSchema } from './rules/schema.ts'

/** The page that describes every rule, from the schemas that the rules enforce. Markdown. */
export function rulesPage(rules: readonly Rule[]): string {
  const listed = rules.map(({ id, title }) => `- [\`${id}\`](#${id}) ${title.zh} · ${title.en}`)
  return [
    '# Rules of law',
    '',
    'Made by `npm run reference` from the rules themselves. Every rule takes one JSON object and gives `{"value", "because"}` or `{"error": {"code", "message", "field"}}`:',
    '',
    '    echo \'{"birth":"1970-06","category":"male"}\' | npx tongban policy retirement-age',
    '',
    'Money is whole fen, rates and indexes are decimal text, months are `YYYY-MM`. A field beyond the schema, a wrong type, an impossible date and a negative or fractional amount are errors that name the field. `because` is a tree: each step has its rule and version, its document, how sure it is, its facts, and what it rests on. What is `to-confirm` must be shown as such. The figures stand in [figures.md](figures.md).',
    '',
    ...listed,
    ...rules.flatMap(ruleSection),
    '',
  ].join('\n')
}

function ruleSection({ id, version, title, about, sources, inputSchema, output, example }: Rule): string[] {
  const law = sources.map(cited)
  return [
    '',
    `## ${id}`,
    '',
    `${title.zh} · ${title.en}, version ${version}. ${about}`,
    '',
    `Law: ${law.join('; ')}.`,
    '',
    '| in | what it takes |',
    '| -- | -- |',
    ...fieldRows(inputSchema),
    '',
    '| value | what it is |',
    '| -- | -- |',
    ...fieldRows(output),
    '',
    `    ${JSON.stringify(example)}`,
  ]
}

/** The fields of an object schema as rows; what may be left out stands in italics. */
function fieldRows({ properties, required }: JsonSchema): string[] {
  if (typeof properties !== 'object' || properties === null) return []
  const asked: readonly unknown[] = Array.isArray(required) ? required : []
  return Object.entries(properties).map(([name, schema]: [string, unknown]) => {
    const shown = asked.includes(name) ? `\`${name}\`` : `_${name}_`
    return `| ${shown} | \`${JSON.stringify(schema).replaceAll('|', '\\|')}\` |`
  })
}

/**
 * The page of all figures with area, dates, document and how sure they are, and of what the checker says of them on a day. Markdown.
 * @param today the day up to which figures must be known: not the machine's, so that the page is the same everywhere
 */
export function figuresPage(law: Law, today: Day): string {
  const faults = checkFigures(law.figures, today).map(
    ({ key, area, from, kind }) => `- \`${key}\` ${area} ${from}: ${kind}`,
  )
  return [
    '# Figures of the law',
    '',
    `Made by \`npm run reference\` from \`packages/policy/src/parameters\`. The nearest area counts (city, province, nation); a value holds from its first day until its end or the next one. Law \`${law.hash.slice(0, 16)}\`.`,
    '',
    `Not sure or not known any more on ${today}:`,
    '',
    ...faults,
    ...parametersOf(law.figures).flatMap(([key, { name, unit, values }]) => [
      '',
      `## ${key}`,
      '',
      `${name}, ${unit}.`,
      '',
      '| area | from | to | known until | value | document | sure |',
      '| -- | -- | -- | -- | -- | -- | -- |',
      ...values.map(figureRow),
    ]),
    '',
  ].join('\n')
}

function figureRow(dated: Dated<unknown>): string {
  const { area = 'national', from, source, certainty, note } = dated
  const law = cited(source)
  const shown = JSON.stringify(dated.value).replaceAll('|', '\\|')
  const told = note === undefined ? certainty : `${certainty}: ${note}`
  return `| ${[area, from, dated.to ?? '', dated.knownUntil ?? '', `\`${shown}\``, law, told].join(' | ')} |`
}

/** Document, number and article, which lead to the text where its address is known. */
function cited(source: Reference): string {
  const documents = citedDocuments(source).map(({ text, address }) =>
    address === undefined ? text : `[${text}](${address})`,
  )
  const linked = documents.join('; ')
  if (source.saidBy === undefined) return linked
  const heard = `according to ${source.saidBy}`
  return linked === '' ? `${heard}; the document is to be confirmed` : `${linked} (${heard})`
}

/** The page of where the texts of law stand, and of the documents whose address is not known. Markdown. */
export function addressesPage(law: Law, rules: readonly Rule[]): string {
  const sources: readonly Reference[] = [
    ...parametersOf(law.figures).flatMap(([, { values }]) => values.map(({ source }) => source)),
    ...rules.flatMap((rule) => rule.sources),
  ]
  const named = sources.filter(({ document, number = '' }) => document + number !== '')
  const open = named.filter((source) => lackingOf(source).length > 0)
  const names = open.flatMap(lackingOf)
  return [
    '# Addresses of the texts of law',
    '',
    'Made by `npm run reference`. Every address is on a site of the state. They were collected on 2026-11-30 from public repositories and pages that cite them, and are as sure as those are: whoever finds one that has moved changes `packages/policy/src/addresses.ts`. None is guessed.',
    '',
    '| document | address |',
    '| -- | -- |',
    ...documentAddresses.map(([name, url]) => `| ${name} | ${url} |`),
    '',
    `Of ${sources.length} sources ${named.length} name a document, and ${named.length - open.length} of these lead to the text of all that they name. Of the others it is written who says so. Not known, to be looked up by document and number:`,
    '',
    ...[...new Set(names)].toSorted().map((name) => `- ${name}`),
    '',
  ].join('\n')
}

/** The documents of a source whose address is not known, without their articles. */
function lackingOf(source: Reference): string[] {
  return documentsOf(source)
    .filter((one) => addressOf(one) === undefined)
    .map(({ article: _article, ...one }) => citedText(one))
}
