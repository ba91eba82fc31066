import type { ReactNode } from 'react'

/** A widget's examples, shown in the gallery and walked by axe; one file declares them all. */
export interface Examples {
  readonly widget: string
  readonly examples: readonly { readonly name: string; readonly show: () => ReactNode }[]
}
