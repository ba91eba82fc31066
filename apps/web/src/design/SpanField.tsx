import { useState } from 'react'

import { PartsField } from './PartsField.tsx'
import type { FieldWords } from './TextField.tsx'
import { words } from './words.ts'

const parts = [words.years, words.months].map((mark) => ({ mark, longest: 3 }))

/** How long something lasted: typed as years and months, carried in whole months; what is no number stays as it is, for the check to find. */
export function SpanField({
  value,
  onChange,
  ...said
}: FieldWords & { value: string; onChange: (months: string) => void }) {
  const [typed, setTyped] = useState(() => partsOf(value))
  const type = (at: number, text: string): void => {
    const now = typed.map((part, index) => (index === at ? text : part))
    setTyped(now)
    onChange(monthsOf(now))
  }
  return <PartsField {...said} parts={parts} typed={typed} onType={type} />
}

function partsOf(months: string): string[] {
  if (!/^\d+$/.test(months)) return [months, '']
  return [String(Math.floor(Number(months) / 12)), String(Number(months) % 12)]
}

function monthsOf([years = '', months = '']: readonly string[]): string {
  if (years === '' && months === '') return ''
  if (![years, months].every((part) => /^\d*$/.test(part))) return `${years} ${months}`.trim()
  return String(Number(years) * 12 + Number(months))
}
