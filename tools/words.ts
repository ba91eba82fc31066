// `npm run words`: collects the words of the web anew into its catalogues, and writes them and the shipped items in traditional characters;
// `npm test` fails when a catalogue is an old one or a text is missing in a language.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { Converter } from 'opencc-js'

import { type Outcome, outcomeOf } from './outcome.ts'
import { runLine } from './shell.ts'

const catalogues = resolve('apps/web/src/locales')
/** Words that are said otherwise in Hong Kong than the characters alone say; reviewed. */
const overrides = 'apps/web/src/locales/zh-HK.overrides.json'
const items = 'apps/server/src/modules/catalogue/items'
const entry = /msgid ((?:"(?:[^"\\]|\\.)*"\n)+)msgstr ((?:"(?:[^"\\]|\\.)*"(?:\n|$))+)/g

/** The catalogues are what the code says, and complete. */
export async function checkWords(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-words-'))
  try {
    cpSync(catalogues, folder, { recursive: true })
    const faults = await extract(folder)
    const files = cataloguesIn(folder)
    const old = files.filter((name) => textOf(folder, name) !== textOf(catalogues, name))
    const missing = files.flatMap((name) =>
      entriesOf(textOf(catalogues, name)).flatMap(({ id, text }) =>
        text === '' ? [`${name}: nothing for ${id}`] : [],
      ),
    )
    return outcomeOf([...faults, ...old.map((name) => `${name} is old: npm run words`), ...missing])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns what went wrong */
async function extract(folder: string): Promise<string[]> {
  const { status, stderr, stdout } = await runLine('cd apps/web && lingui extract --clean', {
    TONGBAN_LOCALES: folder,
    PATH: `${resolve('node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
  })
  return status === 0 ? [] : [stdout + stderr]
}

/** A catalogue without the day on which it was made. */
function textOf(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8').replace(/"POT-Creation-Date: [^"]*"\n/, '')
}

function entriesOf(text: string): { id: string; text: string }[] {
  return [...text.matchAll(entry)]
    .map(([, id = '', said = '']) => ({ id: joined(id), text: joined(said) }))
    .filter(({ id }) => id !== '')
}

function joined(lines: string): string {
  return lines
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line)))
    .join('')
}

/** The same for the items that are shipped: their names, questions, papers and results. */
function writeTraditionalItems(traditionalOf: (text: string) => string): void {
  for (const name of readdirSync(items).filter((found) => found.endsWith('.json'))) {
    const file = join(items, name)
    const declared: unknown = JSON.parse(readFileSync(file, 'utf8'), (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('zh-CN' in value)) return value
      const { 'zh-CN': simplified, ...others } = value
      const traditional = Array.isArray(simplified)
        ? simplified.map((one) => traditionalOf(String(one)))
        : traditionalOf(String(simplified))
      return { 'zh-CN': simplified, 'zh-HK': traditional, ...others }
    })
    writeFileSync(file, JSON.stringify(declared, undefined, 2))
  }
}

/** Fills in what is missing in traditional characters; what stands there already was reviewed and stays. */
function writeTraditional(traditionalOf: (text: string) => string): void {
  const reviewed = reviewedWords()
  for (const name of cataloguesIn(catalogues).filter((found) => found.endsWith('zh-HK.po'))) {
    const file = join(catalogues, name)
    const text = readFileSync(file, 'utf8').replaceAll(entry, (whole, id: string, said: string) => {
      const simplified = joined(id)
      if (simplified === '' || (joined(said) !== '' && reviewed[simplified] === undefined)) return whole
      return `msgid ${id}msgstr ${JSON.stringify(traditionalOf(simplified))}\n`
    })
    writeFileSync(file, text)
  }
}

/** The catalogues of a folder: that of every page, and those that come with a part of the program. */
function cataloguesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.po'))
}

function reviewedWords(): Readonly<Record<string, string>> {
  const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(overrides, 'utf8'))
  return words
}

/** Quotation marks as they are written with traditional characters. */
function inHongKong(text: string): string {
  return text.replaceAll('“', '「').replaceAll('”', '」').replaceAll('‘', '『').replaceAll('’', '』')
}

if (import.meta.main) {
  const faults = await extract(catalogues)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const convert = Converter({ from: 'cn', to: 'hk' })
  const reviewed = reviewedWords()
  const traditionalOf = (text: string): string => reviewed[text] ?? inHongKong(convert(text))
  writeTraditional(traditionalOf)
  writeTraditionalItems(traditionalOf)
  const { status, stderr } = await runLine(`oxfmt ${items}`)
  if (status !== 0) throw new Error(stderr)
}
