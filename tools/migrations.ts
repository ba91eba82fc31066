import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'

import ts from 'typescript'

import rooms from '../rooms.json' with { type: 'json' }
import { type Outcome, outcomeOf } from './outcome.ts'

const folder = 'apps/server/migrations'
const wallClock =
  /(?<![\w.])(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(?:current_date|current_timestamp|current_time|localtimestamp|localtime)\b|'(?:now|today|tomorrow|yesterday)'\s*::/i

/** A migration that others may have applied stays as it is; and no room asks the database what time it is (D-22, D-27). */
export function checkMigrations(): Outcome {
  return outcomeOf([...editedMigrations(), ...sqlClocks()])
}

function editedMigrations(): string[] {
  const base = publishedCommit()
  if (base === undefined) return []
  const published = git('ls-tree', '--name-only', base, `${folder}/`)
    .split('\n')
    .filter((path) => path.endsWith('.sql'))
  return published.flatMap((path) => {
    if (!existsSync(path)) return [`migration is gone: ${path}`]
    const same = readFileSync(path, 'utf8') === git('show', `${base}:${path}`)
    return same ? [] : [`migration was edited: ${path}; write a new file instead`]
  })
}

/** What others have: where a branch left main, or the commit before this one on main. Nothing in a copy without history. */
function publishedCommit(): string | undefined {
  const head = gitOrNothing('rev-parse', 'HEAD')
  const left = gitOrNothing('merge-base', 'HEAD', 'main') ?? gitOrNothing('merge-base', 'HEAD', 'origin/main')
  if (head === undefined || (left !== undefined && left !== head)) return left
  return gitOrNothing('rev-parse', '--verify', 'HEAD~1') ?? head
}

function sqlClocks(): string[] {
  const files = globSync(`${rooms.server.folder}/**/*.ts`)
  return files.filter((file) => !file.endsWith('.test.ts')).flatMap(sqlClocksIn)
}

/** Where the SQL of a file asks the database for the time. */
export function sqlClocksIn(file: string): string[] {
  return textsOf(file)
    .filter(({ text }) => wallClock.test(text))
    .map(({ line }) => `the database's clock: ${file}:${line}; pass the day or the moment as a parameter`)
}

/** What stands between quotes in a file, with its line; comments and code do not count. */
function textsOf(file: string): { text: string; line: number }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const texts: { text: string; line: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      texts.push({ text: node.text, line: line + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

function git(...words: string[]): string {
  return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function gitOrNothing(...words: string[]): string | undefined {
  try {
    return git(...words).trim()
  } catch {
    return undefined
  }
}
