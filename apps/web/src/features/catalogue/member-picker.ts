import { createContext, type ReactNode } from 'react'

import type { FieldWords } from '../../design/index.ts'

/** How somebody of a roster is picked for a form. */
export type PickMember = (asked: {
  readonly said: FieldWords
  readonly value: string
  readonly onChange: (value: string) => void
}) => ReactNode

/** Given by the hall that has a roster open; the form knows none. */
export const MemberPicker = createContext<PickMember | undefined>(undefined)
