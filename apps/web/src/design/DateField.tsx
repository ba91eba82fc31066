import { useState } from 'react'

import { PartsField } from './PartsField.tsx'
import type { FieldWords } from './TextField.tsx'
import { words } from './words.ts'

const parts = [
  { mark: words.year, longest: 4, wide: true },
  { mark: words.month, longest: 2 },
  { mark: words.day, longest: 2 },
] as const

/** A day (or a month) as three (or two) small fields: quicker and surer than a calendar, and read out well. */
export function DateField({
  value,
  onChange,
  part = 'day',
  ...said
}: FieldWords & { value: string; onChange: (value: string) => void; part?: 'day' | 'month' }) {
  const [typed, setTyped] = useState(() => value.split('-'))
  const [own, setOwn] = useState(value)
  if (value !== own) {
    // it was filled in by something else than these fields
    setOwn(value)
    setTyped(value.split('-'))
  }
  const shown = part === 'day' ? parts : parts.slice(0, 2)
  const type = (index: number, text: string): void => {
    const now = shown.map((_, at) => (at === index ? text : (typed[at] ?? '')))
    const day = now.every((one) => one === '')
      ? ''
      : now.map((one, at) => one.padStart(at === 0 ? 4 : 2, '0')).join('-')
    setTyped(now)
    setOwn(day)
    onChange(day)
  }
  return <PartsField {...said} parts={shown} typed={typed} onType={type} />
}
