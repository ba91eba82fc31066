import { useState } from 'react'

import { type FieldWords, TextField } from '../../design/index.ts'
import { fenOf, yuanText } from './answers.ts'
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
