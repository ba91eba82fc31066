import { useState } from 'react'
import { useLocation } from 'wouter'

import { SearchBox } from '../../design/index.ts'
import { ask, useAsked } from './asked.ts'
import { words } from './words.ts'

/** As the contract has it, which would bring the whole of its checks into the browser. */
const termsAtMost = 120

/** The field in the head of a hall: whatever is looked for is shown on the hall's own page of results. */
export function SearchField({ hall }: { hall: string }) {
  const { terms } = useAsked()
  const [typed, type] = useState(terms)
  const [, go] = useLocation()
  return (
    <SearchBox
      label={words.label}
      example={words.example}
      value={typed}
      onChange={type}
      longest={termsAtMost}
      onSearch={(wanted) => {
        void ask(wanted)
        go(`${hall}/search`)
      }}
    />
  )
}
