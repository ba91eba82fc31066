import { buttonExamples } from './examples/Button.examples.tsx'
import type { Examples } from './examples/example.ts'
import { fieldExamples } from './examples/Fields.examples.tsx'
import { frameExamples } from './examples/Frames.examples.tsx'

/** The examples of every widget, for the gallery and the test that walks them. */
export const allExamples: readonly Examples[] = [buttonExamples, ...fieldExamples, ...frameExamples]
