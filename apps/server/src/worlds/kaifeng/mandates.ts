/** Who acts for an employer of the demo from the first day. */
export interface PlannedMandates {
  /** Place in `CityPlan.employers`. */
  readonly employer: number
  /** Place in the cast: the legal representative, who is its principal. */
  readonly principal: number
  /** Places in the cast. */
  readonly clerks: readonly number[]
}

/** 林志豪 stands for two employers; 马·伊布拉欣 is the clerk of two others. The same whatever the seed. */
export const plannedMandates: readonly PlannedMandates[] = [
  { employer: 0, principal: 4, clerks: [] },
  { employer: 2, principal: 4, clerks: [] },
  { employer: 3, principal: 6, clerks: [7] },
  { employer: 10, principal: 8, clerks: [7] },
]
