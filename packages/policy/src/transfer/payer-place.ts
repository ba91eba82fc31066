import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { valueAt } from '../parameter.ts'

/** What decides which place pays a pension. */
export interface PlacesOfLife {
  /** 户籍所在地. */
  readonly household: string
  /** The place of the last relation. */
  readonly relation: string
  /** Months at each place, deemed ones where the work was. */
  readonly months: ReadonlyMap<string, number>
  /** Places with a temporary account: their months count for the person, not for the place. */
  readonly temporaryAt?: readonly string[]
  /** The places in the order of insurance, the earliest first. */
  readonly order?: readonly string[]
}

/** The place that pays, or what must be known to say so. */
export interface PayerPlace {
  readonly place: string | null
  readonly ground:
    | 'household-relation'
    | 'last-relation'
    | 'earlier-place'
    | 'no-long-place'
    | 'needs-evidence'
  readonly needs?: readonly string[]
}

const article = {
  document: '城镇企业职工基本养老保险关系转移接续暂行办法',
  number: '国办发〔2009〕66号',
  article: '第六条',
}

/**
 * 待遇领取地: the household place where the relation is there; else the place of the relation with ten years; else the last earlier
 * place with ten years; else the household place. Law: 国办发〔2009〕66号 第五、六条. Where two earlier places have ten years and their
 * order is not given, evidence is needed: nothing is guessed.
 */
export function payerPlace(law: Law, facts: PlacesOfLife, record?: Recorder): PayerPlace {
  const parts: Recorder | undefined = record && []
  const least = valueAt('payerMonths', law.figures.payerMonths, { area: 'national', on: '2010-01' }, parts)
  const found = judgePlace(facts, least)
  record?.push(
    step(
      {
        rule: `transfer.payer-place.${found.ground}`,
        certainty: 'two-sources',
        source: article,
        facts: {
          household: facts.household,
          relation: facts.relation,
          place: found.place,
          ...Object.fromEntries(facts.months),
        },
      },
      parts,
    ),
  )
  return found
}

function judgePlace(
  { household, relation, months, temporaryAt = [], order }: PlacesOfLife,
  least: number,
): PayerPlace {
  if (relation === household) return { place: household, ground: 'household-relation' }
  const long = [...months]
    .filter(([place, count]) => count >= least && !temporaryAt.includes(place))
    .map(([place]) => place)
  if (long.includes(relation)) return { place: relation, ground: 'last-relation' }
  const [only] = long
  if (only === undefined) return { place: household, ground: 'no-long-place' }
  if (long.length === 1) return { place: only, ground: 'earlier-place' }
  const last = order?.findLast((place) => long.includes(place))
  if (last === undefined) return { place: null, ground: 'needs-evidence', needs: ['order'] }
  return { place: last, ground: 'earlier-place' }
}
