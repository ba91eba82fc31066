import type { WindowView } from '@tongban/contracts/checks'
import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { type Month, monthOf, windowAt, type WindowStanding } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import type { CaseDeps } from '../deps.ts'

/** 业务期: where what is handed in today stands at the agency that owns it; undefined for an item without windows. */
export function standingOf(
  { windows }: Pick<CaseDeps, 'windows'>,
  { law, today }: Pick<Context, 'law' | 'today'>,
  { window }: Pick<Declaration, 'window'>,
  owner: string,
): WindowStanding | undefined {
  return window === undefined ? undefined : windowAt(law, windows.of(owner, window.kind), today)
}

/** The same as it is shown before handing in; null for an item without windows, and where its agency has published none. */
export function windowView(
  deps: Pick<CaseDeps, 'windows' | 'agencies'>,
  context: Pick<Context, 'law' | 'today'>,
  declaration: Pick<Declaration, 'window'>,
  owner: string,
): WindowView | null {
  const standing = standingOf(deps, context, declaration, owner)
  if (standing === undefined || (standing.window === null && standing.missed === null)) return null
  const { counted, isDayOff, window, missed } = standing
  return {
    kind: declaration.window?.kind ?? '',
    agencyName: deps.agencies.nameOf(owner),
    counted,
    isDayOff,
    closes: window?.closes ?? null,
    effect: window?.effect ?? null,
    missed: missed === null ? null : { month: missed.month, closes: missed.closes },
  }
}

/** Every month of a form that lies before that of the window, with its place: what has closed takes no more changes (D-41). */
export function windowFaults(
  { window: declared }: Pick<Declaration, 'window'>,
  form: Readonly<Record<string, unknown>>,
  standing: WindowStanding | undefined,
): FieldFault[] {
  const month = declared?.month
  const effect = standing?.window?.effect
  if (month === undefined || effect === undefined) return []
  return placesOf(declared?.group, form).flatMap(({ at, answers }) => {
    const said = answers[month]
    return typeof said === 'string' && said < effect
      ? [{ field: `form.${at}${month}`, code: 'window', message: tooEarly(effect) }]
      : []
  })
}

function placesOf(group: string | undefined, form: Readonly<Record<string, unknown>>) {
  if (group === undefined) return [{ at: '', answers: form }]
  const rows: readonly unknown[] = Array.isArray(form[group]) ? form[group] : []
  return rows.map((row, index) => ({
    at: `${group}.${index}.`,
    answers: typeof row === 'object' && row !== null ? { ...row } : {},
  })) as readonly { at: string; answers: Readonly<Record<string, unknown>> }[]
}

function tooEarly(effect: Month): string {
  const [year, month] = monthOf(effect).split('-')
  return `现在交的，最早从${year}年${Number(month)}月起生效。`
}
