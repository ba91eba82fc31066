import type { Day } from '@tongban/policy'

import { type Database, query } from '../../../platform/database.ts'

const takeBlock = query<{ first: number }>(
  `insert into cases.number_block (area, year, next) values ($1, $2, 1 + $3)
   on conflict (area, year) do update set next = cases.number_block.next + $3 returning next - $3 as first`,
)
const blockSize = 100

/** 办件号: area 6 · year 2 · number 6 · check digit; digits only, so that it can be read out (D-15). */
export interface CaseNumbers {
  next(area: string, today: Day): Promise<string>
}

/** Takes numbers in blocks: no row that every case must wait for; what a restart leaves of a block stays a gap. */
export function createCaseNumbers(database: Database): CaseNumbers {
  const blocks = new Map<string, Promise<{ next: number; end: number }>>()
  const take = async (area: string, year: number): Promise<{ next: number; end: number }> =>
    await database.transaction({ path: 'worker' }, async (tx) => {
      const [[row]] = await tx.load(takeBlock(area, year, blockSize))
      const first = row?.first ?? 1
      return { next: first, end: first + blockSize }
    })
  const next = async (area: string, today: Day): Promise<string> => {
    const year = Number(today.slice(0, 4))
    const key = `${area} ${year}`
    const taken = blocks.get(key) ?? take(area, year)
    blocks.set(key, taken)
    const block = await taken.catch((error: unknown) => {
      blocks.delete(key)
      throw error
    })
    if (block.next >= block.end) {
      if (blocks.get(key) === taken) blocks.delete(key)
      return await next(area, today)
    }
    const number = `${area}${String(year % 100).padStart(2, '0')}${String(block.next).padStart(6, '0')}`
    block.next += 1
    return number + checkDigit(number)
  }
  return { next }
}

/** ISO 7064 MOD 11,10: one wrong digit or two swapped neighbours are found. */
function checkDigit(digits: string): string {
  const product = Array.from(digits).reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10
    return ((sum === 0 ? 10 : sum) * 2) % 11
  }, 10)
  return String((11 - product) % 10)
}
