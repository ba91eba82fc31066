import { type ToldWay, toldWays } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'
import { dayOf } from '@tongban/policy'

import type { ToldOther } from '../case.ts'

type Body = Readonly<Record<string, unknown>>

/** How they stand when they were told: nobody has heard of it yet. */
export function toldOthers(body: Body, today: Day): readonly ToldOther[] {
  const told = textOf(body['told']) ?? ''
  return (told === '' ? [] : told.split(',')).map((telling) => ({
    telling,
    toldOn: today,
    reachedOn: null,
    how: null,
    until: null,
    answer: null,
  }))
}

/** How they stand after one of them was reached, or was not after all. */
export function reachedOther(before: readonly ToldOther[] | null, body: Body): readonly ToldOther[] {
  const [on, until] = [textOf(body['on']), textOf(body['until'])]
  return (before ?? []).map((one) =>
    one.telling === body['telling']
      ? {
          ...one,
          reachedOn: on === undefined ? null : dayOf(on),
          how: wayOf(body['how']),
          until: until === undefined ? null : dayOf(until),
        }
      : one,
  )
}

/** How they stand after the office has heard from him; one person has all records that are told. */
export function answeredOther(
  before: readonly ToldOther[] | null,
  body: Body,
  by: string,
): readonly ToldOther[] {
  const answer = body['agrees'] === true ? 'yes' : 'no'
  return (before ?? []).map((one) => ({ ...one, answer, by }))
}

function wayOf(value: unknown): ToldWay | null {
  return toldWays.find((known) => known === value) ?? null
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
