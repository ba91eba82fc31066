import { type FormEvent, useRef } from 'react'

import { useKeys } from '../platform/use.ts'
import { Button } from './Button.tsx'
import { words } from './words.ts'

/** What one looks for, on one line with its button; `/` goes there from wherever nothing is being typed. */
export function SearchBox({
  label,
  example,
  value,
  onChange,
  onSearch,
  longest,
}: {
  label: string
  /** What can be written here, shown while it is empty. */
  example: string
  value: string
  onChange: (value: string) => void
  /** Told what was written, without the spaces around it; an empty line is not looked for. */
  onSearch: (value: string) => void
  longest: number
}) {
  const field = useRef<HTMLInputElement>(null)
  const goThere = (): void => {
    field.current?.focus()
    field.current?.select()
  }
  useKeys({ '/': goThere })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wanted = value.trim()
    if (wanted === '') goThere()
    else onSearch(wanted)
  }
  return (
    <search>
      <form className="search-box" onSubmit={submit}>
        <input
          ref={field}
          className="input"
          type="search"
          aria-label={label}
          aria-keyshortcuts="/"
          placeholder={example}
          autoComplete="off"
          spellCheck={false}
          maxLength={longest}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <Button submit>{words.search}</Button>
      </form>
    </search>
  )
}
