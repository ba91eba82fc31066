import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

/** Which browser to start: a program, an installed Chrome or Edge, or (empty) the one that Playwright keeps. */
export type FoundBrowser = Pick<LaunchOptions, 'executablePath' | 'channel'>

const flags = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Debian's Chromiums. The shell has no window to draw: a page costs a third of the CPU in it, on the same engine. */
const shell = { package: 'chromium-headless-shell', program: '/usr/bin/chromium-headless-shell' }
const whole = { package: 'chromium', program: '/usr/bin/chromium' }

/** Starts the browser that the runner has found; a story that is run by itself looks for one. */
export async function openBrowser(): Promise<Browser> {
  const given = process.env['TONGBAN_BROWSER']
  return await launch(given === undefined ? await findBrowser() : readFound(given))
}

/** A browser that starts; one is installed where there is none. @throws Error when none can be had */
export async function findBrowser(): Promise<FoundBrowser> {
  const here = await firstThatStarts(candidates())
  if (here !== undefined) return here
  process.stdout.write('There is no Chromium; installing one …\n')
  const installed = await firstThatStarts(install())
  if (installed !== undefined) return installed
  throw new Error(
    'No Chromium starts here. Install Chromium, Chrome or Edge, or name one: CHROMIUM=/path/to/chromium',
  )
}

/** @throws Error when Chinese would be shown as boxes, on which no result about a page means anything */
export function requireChineseFont(): void {
  if (hasChineseFont()) return
  if (mayUseApt()) {
    execFileSync('apt-get', ['update'], { stdio: 'inherit' })
    installWithApt('fonts-noto-cjk')
  }
  if (!hasChineseFont())
    throw new Error('There is no Chinese font (fc-list :lang=zh is empty). Install fonts-noto-cjk.')
}

function candidates(): FoundBrowser[] {
  const own = process.env['CHROMIUM']
  if (own !== undefined && own !== '') return [{ executablePath: own }] // a wrong wish is told, not worked around
  return [
    ...[shell, whole].filter(({ program }) => existsSync(program)).map(startedBy),
    { channel: 'chrome' },
    { channel: 'msedge' },
    {},
  ]
}

function install(): FoundBrowser[] {
  if (mayUseApt()) {
    execFileSync('apt-get', ['update'], { stdio: 'inherit' })
    const had = [shell, whole].find((one) => installWithApt(one.package))
    return had === undefined ? [] : [startedBy(had)]
  }
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  execFileSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], { stdio: 'inherit' })
  return [{}]
}

function startedBy({ program }: { readonly program: string }): FoundBrowser {
  return { executablePath: program }
}

function mayUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

/** Whether the package is there now; an older Debian has no shell. */
function installWithApt(name: string): boolean {
  const words = ['install', '-y', '--no-install-recommends', name]
  return spawnSync('apt-get', words, { stdio: 'inherit' }).status === 0
}

function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

async function firstThatStarts(browsers: readonly FoundBrowser[]): Promise<FoundBrowser | undefined> {
  for (const found of browsers) {
    const browser = await launch(found).catch(() => undefined)
    if (browser === undefined) continue
    await browser.close()
    return found
  }
  return undefined
}

async function launch(found: FoundBrowser): Promise<Browser> {
  return await chromium.launch({ ...found, args: flags })
}

function readFound(text: string): FoundBrowser {
  const { executablePath, channel }: Record<string, string> = JSON.parse(text)
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    ...(channel === undefined ? {} : { channel }),
  }
}
