import type { Effect } from './registry.ts'

/** 只出结果: an item whose decision writes nothing to the records; what one gets is the paper that says so. */
export const recordNothing: Effect = {
  name: 'records.none',
  of: ['person', 'employer'],
  changesNothing: true,
  inputs: {},
  apply: () => [],
  reverse: () => [],
}
