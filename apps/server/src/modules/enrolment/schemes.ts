/** What employees are insured in at the agency of their employer. Law: 社会保险法 第10条, 第33条, 第44条. */
export const employeeSchemes = ['employee-pension', 'unemployment', 'work-injury'] as const

/** 个人参加的险种: what somebody joins by himself, without an employer. */
export const ownSchemes = ['employee-pension', 'resident-pension'] as const
