// The law by JSON: every rule with its schemas, for command lines, calculators and references.
export { rules } from './all.ts'
export { PolicyFault } from './fault.ts'
export { readersOf } from './readers.ts'
export { type Answer, answer, type Rule } from './rule.ts'
export type { JsonSchema } from './schema.ts'
export { figuresPage, rulesPage } from '../reference.ts'
