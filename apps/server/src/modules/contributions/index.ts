export { monthsByScheme } from './months.ts'
export { readSpans, recordSpans } from './spans.ts'
