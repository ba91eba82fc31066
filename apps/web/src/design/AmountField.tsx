import { useState } from 'react'

import { fenOf, yuanText } from '../platform/amount.ts'
import { type FieldWords, TextField } from './TextField.tsx'
import { words } from './words.ts'

/** Money: typed in yuan, carried in whole fen. */
export function AmountField({
  value,
  onChange,
  ...said
}: FieldWords & { value: string; onChange: (fen: string) => void }) {
  const [typed, setTyped] = useState(() => (value === '' ? '' : yuanText(value)))
  const type = (text: string): void => {
    setTyped(text)
    onChange(text.trim() === '' ? '' : fenOf(text))
  }
  return (
    <TextField {...said} hint={said.hint ?? words.money} inputMode="decimal" value={typed} onChange={type} />
  )
}
