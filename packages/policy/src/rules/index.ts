// The law by JSON: every rule with its schemas, for command lines, calculators and references.
export { earlierRules, ruleOf, rules } from './all.ts'
export { PolicyFault } from './fault.ts'
export { readersOf } from './readers.ts'
export { type Answer, answer, type Rule } from './rule.ts'
export type { JsonSchema } from './schema.ts'
export { addressesPage, figuresPage, rulesPage } from '../reference.ts'
