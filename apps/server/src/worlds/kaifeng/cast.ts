import type { Day, IdentityKind } from '@tongban/policy'

/** A person of a story: what the story needs is fixed, the rest falls by the dice. */
export interface CastMember {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: Day
  readonly area: string
  readonly employer: number | null
  readonly scheme: 'employee-pension' | 'resident-pension' | 'none'
  /** Documents other than a resident identity card; a number that only a check digit lacks is left out. */
  readonly documents?: readonly {
    readonly kind: IdentityKind
    readonly number?: string
    readonly issuer: string
  }[]
  readonly telephone?: string
}

const immigration = '国家移民管理局'

/**
 * The people of the stories. The first is the resident of 龙亭 who is insured at 禹王台 and has her record corrected at
 * the counter of 龙亭. The couple after her shares one telephone. The rest bring a document of every kind.
 */
export const cast: readonly CastMember[] = [
  {
    name: '王秀兰',
    sex: 'female',
    birthDate: '1978-05-16',
    area: '410202',
    employer: 0,
    scheme: 'employee-pension',
  },
  {
    name: '张福生',
    sex: 'male',
    birthDate: '1949-11-02',
    area: '410221',
    employer: null,
    scheme: 'resident-pension',
    telephone: '19900001949',
  },
  {
    name: '李桂英',
    sex: 'female',
    birthDate: '1952-02-29',
    area: '410221',
    employer: null,
    scheme: 'resident-pension',
    telephone: '19900001949',
  },
  {
    name: '陳嘉儀',
    sex: 'female',
    birthDate: '1988-02-14',
    area: '410202',
    employer: 11,
    scheme: 'employee-pension',
    documents: [
      { kind: 'hmt-residence-permit', issuer: '开封市公安局' },
      { kind: 'hk-macau-permit', number: 'H09800001', issuer: immigration },
    ],
  },
  {
    name: '林志豪',
    sex: 'male',
    birthDate: '1965-08-18',
    area: '410204',
    employer: 2,
    scheme: 'employee-pension',
    documents: [{ kind: 'taiwan-permit', number: '00980001', issuer: immigration }],
  },
  {
    name: 'MARÍA FERNANDA DE LOS ÁNGELES RODRÍGUEZ-ECHEVERRÍA Y FERNÁNDEZ DE CÓRDOBA',
    sex: 'female',
    birthDate: '1983-03-15',
    area: '410202',
    employer: 1,
    scheme: 'employee-pension',
    documents: [
      { kind: 'foreign-permanent', issuer: immigration },
      { kind: 'foreign-permanent', number: 'ESP410083031535', issuer: '公安部' },
      { kind: 'passport', number: 'XDA980001', issuer: 'ESP' },
    ],
  },
  {
    name: 'OLUWASEUN ADEBAYO-OGUNLESI',
    sex: 'male',
    birthDate: '1991-12-01',
    area: '410203',
    employer: 3,
    scheme: 'employee-pension',
    documents: [{ kind: 'passport', number: 'A09800012', issuer: 'NGA' }],
  },
  {
    name: '马·伊布拉欣',
    sex: 'male',
    birthDate: '1970-01-31',
    area: '410203',
    employer: 3,
    scheme: 'employee-pension',
  },
  {
    name: '郑𠮷',
    sex: 'male',
    birthDate: '1966-10-08',
    area: '410205',
    employer: 10,
    scheme: 'employee-pension',
  },
  {
    name: '赵𡋾',
    sex: 'female',
    birthDate: '2004-02-29',
    area: '410212',
    employer: null,
    scheme: 'none',
  },
]
