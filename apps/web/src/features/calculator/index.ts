import { lazy } from 'react'

export { calculatorWords } from './link-words.ts'

/** The calculators with the law that they reckon by: a part of the program that is loaded only where one reckons. */
export const Calculators = lazy(async () => ({ default: (await import('./Calculators.tsx')).Calculators }))
