import { randomInt } from 'node:crypto'

import type { Batch } from '@tongban/contracts/batches'
import { to18 } from '@tongban/policy'

import { answer } from './scene.ts'
import type { Signed, World } from './world.ts'

/** Somebody who joins an employer, as a row of a list. */
export interface NewcomerRow {
  readonly name: string
  readonly kind: string
  readonly number: string
  readonly from: string
  readonly telephone: string
}

let next = randomInt(1_000_000)

/** A resident number that nobody has, and never the same twice. */
export function freshNumber(): string {
  next += 1
  const [day, month, year] = [next % 28, Math.floor(next / 28) % 12, Math.floor(next / 336) % 39]
  const born = [year + 60, month + 1, day + 1].map((part) => String(part).padStart(2, '0')).join('')
  return to18(`410202${born}${String(Math.floor(next / 13_104) % 1000).padStart(3, '0')}`)
}

/** A row of somebody new, or with what a test gives him. */
export function newcomerRow(given: Partial<NewcomerRow> = {}): NewcomerRow {
  return {
    name: '新来的',
    kind: '居民身份证',
    number: freshNumber(),
    from: '2026-03-02',
    telephone: '',
    ...given,
  }
}

const heading = '姓名,证件种类,证件号码,用工之日,本人手机'

/** The text of a list of those who join. */
export function joiningText(rows: readonly NewcomerRow[]): string {
  const lines = rows.map(({ name, kind, number, from, telephone }) =>
    [name, kind, number, from, telephone].join(','),
  )
  return `${[heading, ...lines].join('\r\n')}\r\n`
}

/** The same in UTF-8. */
export function joining(rows: readonly NewcomerRow[]): Buffer {
  return Buffer.from(joiningText(rows))
}

/** Uploads a list for its dry run. */
export async function tried(
  who: Signed,
  employer: string,
  content: Buffer,
  item = 'employee-registration',
): Promise<Batch> {
  return await answer<Batch>(who.upload(`/api/batches/${employer}?item=${item}`, content, 'list.csv'))
}

/** Does what the job of lists does until nothing is left. */
export async function applyAll(world: World): Promise<void> {
  while (await world.applyLists());
}
