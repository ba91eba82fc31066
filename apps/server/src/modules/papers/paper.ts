import type { Agency } from '@tongban/contracts/agencies'
import type { Settlement } from '@tongban/contracts/declaration'
import type { PaperBlock, PaperContent } from '@tongban/contracts/papers'
import type { Day, Law } from '@tongban/policy'

import { remedyBlocks } from './remedies.ts'
import { templateOf, type PaperPart } from './templates.ts'
import { longDay } from './words.ts'

/** What every paper says of its case. */
interface Common {
  readonly subjectId: string
  readonly caseId: string
  readonly caseNumber: string
  /** The place of its event in the case's log: an act makes one paper at most. */
  readonly seq: number
  readonly subjectName: string
  readonly itemName: string
  /** The agency that owns the case: it answers for the paper. */
  readonly agencyId: string
  /** The counter that hands it over. */
  readonly outletName: string | null
}

/** 容缺: a material that is brought later, and its last day (D-10). */
export interface OwedMaterial {
  readonly name: string
  readonly until: Day
}

/** What became of the rows of a list. */
export interface ReceivedList {
  readonly rows: number
  readonly taken: number
  readonly cases: number
  /** The first rows that were not taken, as the table program numbers them, and why. */
  readonly notTaken: readonly { readonly row: number; readonly why: string }[]
}

/** A case of a bundle, with its number and the names of those that it waits for. */
export interface ReceivedMember {
  readonly name: string
  readonly number: string
  readonly after: readonly string[]
}

/** The facts of an act that the law gives a paper. */
export type PaperFacts = Common &
  (
    | {
        readonly kind: 'receipt'
        readonly agentName: string | null
        /** Every material of the case, and by what it is settled: only a file or a seen original was handed in. */
        readonly materials: readonly { readonly name: string; readonly by: Settlement['by'] }[]
        readonly submittedOn: Day
        /** From when the limit counts; another day than the one of handing in when that was a day off. */
        readonly startsOn: Day | null
        readonly dueOn: Day | null
        /** 名单: what was taken of it and what was not; its number stands in the place of the case's. */
        readonly list?: ReceivedList
        /** 一件事: the cases that one form has opened; its number stands in the place of the case's. */
        readonly bundle?: readonly ReceivedMember[]
      }
    | {
        readonly kind: 'acceptance'
        readonly dueOn: Day | null
        readonly limitSaid: string | null
        readonly provisional: boolean
        readonly owed: readonly OwedMaterial[]
      }
    | {
        readonly kind: 'deficiencies'
        readonly missing: readonly { readonly name: string; readonly why: string }[]
        readonly until: Day
      }
    | {
        readonly kind: 'non-acceptance'
        readonly reason: string
        /** 复查: whether he may ask for it; not of what is itself a second look. */
        readonly mayBeReviewed: boolean
        readonly basis: readonly string[]
        /** Handed in by himself from where he was: no paper of his lies at a counter. */
        readonly online: boolean
      }
    | {
        readonly kind: 'refusal'
        readonly reason: string
        readonly mayBeReviewed: boolean
        readonly basis: readonly string[]
      }
    | {
        readonly kind: 'revocation'
        readonly reason: string
        readonly basis: readonly string[]
        /** The day of the completion that is taken back. */
        readonly completedOn: Day
      }
    | {
        readonly kind: 'extension'
        readonly reason: string
        readonly basis: string
        /** By how much, in words. */
        readonly said: string
        /** The day by which it would have ended. */
        readonly before: Day | null
        readonly dueOn: Day
      }
    | {
        readonly kind: 'completion'
        readonly results: readonly string[]
        /** What the result itself says, where it is a statement: then the paper bears its name. */
        readonly states: readonly PaperBlock[]
        /** What was asked for and is done now, to be compared by the reader; nothing where the paper is a statement. */
        readonly asked: readonly { readonly name: string; readonly value: string }[]
        readonly onTheSpot: boolean
        /** Of a case that is accepted and completed in one act; else its acceptance has said it. */
        readonly owed: readonly OwedMaterial[] | null
      }
  )

/** Who makes a paper, when, and under which law. */
export interface Making {
  readonly agency: Pick<Agency, 'name' | 'telephone' | 'address' | 'remedies'>
  readonly clerkName: string
  readonly madeOn: Day
  readonly law: Law
}

type Of<Kind extends PaperFacts['kind']> = Extract<PaperFacts, { readonly kind: Kind }>

/**
 * What a paper says, from the facts of the act alone: an official name as title, the plain sentence beside it, and the
 * reviewed words of the key moment. An unfavourable one follows its template: fact, rule, conclusion, remedies (D-43).
 */
export function paperOf(facts: PaperFacts, making: Making): PaperContent {
  const { agency, clerkName } = making
  return {
    ...titleOf(facts),
    salutation: `${facts.subjectName}：`,
    blocks: blocksOf(facts, making),
    agencyName: agency.name,
    outletName: facts.outletName,
    clerkName,
  }
}

/** A statement bears the name of what it is and speaks to nobody: who is shown it looks for that, and not for a notice. */
function titleOf(facts: PaperFacts): Pick<PaperContent, 'title' | 'plain' | 'statement'> {
  const { title, plain } = templateOf(facts.kind)
  if (facts.kind !== 'completion' || facts.states.length === 0) return { title, plain }
  return { title: facts.results.join('、'), plain: `${facts.subjectName}的社会保险记录`, statement: true }
}

function blocksOf(facts: PaperFacts, making: Making): PaperBlock[] {
  if (facts.kind === 'receipt') return received(facts)
  if (facts.kind === 'acceptance') return acceptance(facts, making)
  if (facts.kind === 'deficiencies') return deficiencies(facts)
  if (facts.kind === 'completion') return completion(facts, making)
  if (facts.kind === 'extension') return extension(facts, making)
  return unfavourable(facts, making)
}

/** What the receipt of a case, of a list or of a bundle says. */
function received(facts: Of<'receipt'>): PaperBlock[] {
  if (facts.bundle !== undefined) return receiptOfBundle(facts, facts.bundle)
  return facts.list === undefined ? receipt(facts) : receiptOfList(facts, facts.list)
}

/** Where no basis of an item is known yet, the paper says so instead of naming one. */
const noBasis = '这个事项的依据还没有登记，请向办理机构询问。'
const noRevocationBasis = '撤销依据的条款还没有登记（待核），请向办理机构询问。'
const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })

/** Wording 1, and 4 for what is handed in on a day off. */
function receipt(facts: Of<'receipt'>): PaperBlock[] {
  const { itemName, materials, caseNumber, submittedOn, startsOn, dueOn, agentName } = facts
  const from = startsOn === null || startsOn === submittedOn ? '' : `从 ${longDay(startsOn)} 开始计算时间，`
  const due = dueOn === null ? '' : `${from}最迟 ${longDay(dueOn)} 办结。`
  return [
    paragraph(
      `${receivedSaid(itemName, materials)}办件号 ${caseNumber}。${longDay(submittedOn)}收到。${due}`,
    ),
    ...(agentName === null
      ? []
      : [paragraph(`材料由 ${agentName} 代交。如果您没有托他办，请马上告诉我们。`)]),
    ...listed('收到的材料', materials.filter(isHandedIn)),
    ...listed(
      '这次没有交的材料',
      materials.filter((material) => !isHandedIn(material)),
    ),
  ]
}

/** One receipt for all cases of a list, with what was not taken. */
function receiptOfList(
  { itemName, caseNumber, submittedOn, dueOn }: Of<'receipt'>,
  { rows, taken, cases, notTaken }: ReceivedList,
): PaperBlock[] {
  const left = rows - taken
  const due = dueOn === null ? '' : `最迟 ${longDay(dueOn)} 办结。`
  const more = left - notTaken.length
  return [
    paragraph(
      `“${itemName}”的名单我们收到了：一共 ${rows} 行，收下 ${taken} 行，立了 ${cases} 个办件。名单号 ${caseNumber}。${longDay(submittedOn)}收到。${due}`,
    ),
    ...(left === 0
      ? []
      : [
          { kind: 'heading', text: `没有收的 ${left} 行` } as const,
          { kind: 'list', items: notTaken.map(({ row, why }) => `第 ${row} 行：${why}`) } as const,
        ]),
    ...(more > 0 ? [paragraph(`另有 ${more} 行没有列在这里，都在单位网厅“批量办理”里，可以下载。`)] : []),
  ]
}

/** One receipt for all cases of a bundle, in their order. */
function receiptOfBundle(
  { itemName, caseNumber, submittedOn, materials }: Of<'receipt'>,
  members: readonly ReceivedMember[],
): PaperBlock[] {
  return [
    paragraph(
      `“${itemName}”打包办，一张表开了 ${members.length} 个办件。编号 ${caseNumber}。${longDay(submittedOn)}收到。全部办完告诉您一次。`,
    ),
    {
      kind: 'list',
      items: members.map(
        ({ name, number, after }) =>
          `${name}，办件号 ${number}${after.length === 0 ? '' : `，等“${after.join('、')}”办好接着办`}`,
      ),
    },
    ...listed('收到的材料', materials.filter(isHandedIn)),
    ...listed(
      '这次没有交的材料',
      materials.filter((material) => !isHandedIn(material)),
    ),
  ]
}

type ReceiptMaterial = Of<'receipt'>['materials'][number]

const isHandedIn = ({ by }: ReceiptMaterial): boolean => by === 'file' || by === 'seen'

/** How a material is settled, beside its name. */
const settledBy: Readonly<Record<Settlement['by'], string>> = {
  file: '',
  seen: '（看过原件，已退还）',
  record: '（用记录，不用交）',
  commitment: '（用承诺代替，不用交）',
  debt: '（以后补）',
}

/** Counts what was handed in, and nothing else. */
function receivedSaid(itemName: string, materials: readonly ReceiptMaterial[]): string {
  const count = materials.filter(isHandedIn).length
  if (materials.length === 0) return `您的“${itemName}”我们收到了，这次不用交材料。`
  if (count === 0) return `您的“${itemName}”我们收到了，这次没有收材料。`
  const seen = materials.some(({ by }) => by === 'seen') ? '，原件已当面还给您' : ''
  return `您的“${itemName}”材料我们收到了，一共 ${count} 份${seen}。`
}

function listed(heading: string, materials: readonly ReceiptMaterial[]): PaperBlock[] {
  if (materials.length === 0) return []
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', items: materials.map(({ name, by }) => `${name}${settledBy[by]}`) },
  ]
}

/** Wording 2, and 7 where something is owed. */
function acceptance(
  { itemName, dueOn, limitSaid, provisional, owed }: Of<'acceptance'>,
  { agency }: Making,
): PaperBlock[] {
  const said = limitSaid === null ? '' : `（${limitSaid}）`
  const due = dueOn === null ? '' : `，最迟 ${longDay(dueOn)}${said}办结`
  return [
    paragraph(`“${itemName}”已经受理，由${agency.name}办理${due}，办好发短信给您。`),
    ...(owed.length === 0
      ? [paragraph('中间需要您做的：没有，您不用再跑。')]
      : [
          paragraph(`中间需要您做的：补上下面 ${owed.length} 样材料，其他都齐了，我们先办。`),
          ...toBring(owed),
        ]),
    ...(provisional ? [paragraph('最迟日期所在年份的放假安排还没公布，日期以后可能调整。')] : []),
  ]
}

function toBring(owed: readonly OwedMaterial[]): PaperBlock[] {
  return [
    { kind: 'list', items: owed.map(({ name, until }) => `${name}：在 ${longDay(until)} 前补上`) },
    paragraph('到期没补上，已经办的会撤回，到期以前我们会提醒您。'),
  ]
}

/** Wording 6. */
function deficiencies({ itemName, missing, until }: Of<'deficiencies'>): PaperBlock[] {
  return [
    paragraph(`您的“${itemName}”还差 ${missing.length} 样，补齐就能办，别的都不用再交：`),
    { kind: 'list', items: missing.map(({ name, why }) => `${name}：${why}`) },
    paragraph(
      `请在 ${longDay(until)} 前补齐。到时没补，这件事先关掉，您什么时候备齐了都可以重新交，已交的材料给您留着。这份清单是全部，我们不会再让您补第二次。`,
    ),
  ]
}

/** In the tone of wording 9: what was promised, why it will be later, by which rule, and when it is now. */
function extension({ itemName, reason, basis, said, before, dueOn }: Of<'extension'>, { agency }: Making) {
  const was = before === null ? '' : `原定 ${longDay(before)} 前办好。`
  return [
    paragraph(
      `您的“${itemName}”${was}因为${reason.replace(/[。.]$/, '')}，经${agency.name}负责人批准，延长 ${said}，最迟 ${longDay(dueOn)} 办结。`,
    ),
    paragraph(`依据：${basis}。延期只有这一次。`),
    paragraph(`这段时间不用您做什么。要问办到哪一步，请打 ${agency.telephone}。`),
  ]
}

/** Wording 3 for what is done on the spot, and its message for what was decided later. */
function completion(facts: Of<'completion'>, { agency }: Making): PaperBlock[] {
  const { itemName, results, states, asked, subjectName, onTheSpot, owed } = facts
  const what = asked.length > 0 ? `姓名“${subjectName}”和下面的内容` : `姓名“${subjectName}”`
  const check = onTheSpot
    ? `这是回执，请核对${what}，不对现在就说，当场改。`
    : `请核对${what}，不对请告诉我们，电话 ${agency.telephone}。`
  return [
    ...(states.length > 0
      ? states
      : [paragraph(`您的“${itemName}”办好了。${check}`), ...resultBlocks(results, asked)]),
    ...(owed === null || owed.length === 0
      ? []
      : [{ kind: 'heading', text: '还要您补的材料' } as const, ...toBring(owed)]),
  ]
}

function resultBlocks(results: readonly string[], asked: Of<'completion'>['asked']): PaperBlock[] {
  return [
    { kind: 'heading', text: '办理结果' },
    { kind: 'list', items: [...results] },
    ...(asked.length === 0
      ? []
      : [
          { kind: 'heading', text: '办的内容' } as const,
          { kind: 'facts', rows: asked.map((row) => ({ ...row })) } as const,
        ]),
  ]
}

type Unfavourable = Of<'non-acceptance' | 'refusal' | 'revocation'>

/** Wording 10, 11 and 12, in the order of the template. */
function unfavourable(facts: Unfavourable, making: Making): PaperBlock[] {
  const say: Readonly<Record<PaperPart, () => PaperBlock[]>> = {
    fact: () => [{ kind: 'heading', text: '事实' }, paragraph(`因为：${facts.reason}`)],
    rule: () => [
      { kind: 'heading', text: '规定' },
      paragraph(facts.basis.length > 0 ? facts.basis.join('；') : noBasisOf(facts)),
    ],
    conclusion: () => [{ kind: 'heading', text: '结论' }, ...conclusion(facts, making)],
    remedies: () => [
      { kind: 'heading', text: '不同意这个结果，您可以选' },
      ...remedyBlocks(
        making.law,
        making.madeOn,
        making.agency,
        'mayBeReviewed' in facts && facts.mayBeReviewed,
      ),
    ],
  }
  return templateOf(facts.kind).parts.flatMap((part) => say[part]())
}

/** What allowed a result does not allow taking it back: such a rule is named, or said to be missing. */
function noBasisOf({ kind }: Unfavourable): string {
  return kind === 'revocation' ? noRevocationBasis : noBasis
}

function conclusion(facts: Unfavourable, { agency }: Making): PaperBlock[] {
  const { itemName } = facts
  if (facts.kind === 'refusal')
    return [paragraph(`您申请的“${itemName}”没有通过。如果您有能改变这个结论的材料，拿来可以重新申请。`)]
  if (facts.kind === 'revocation')
    return [
      paragraph(
        `您的“${itemName}”${longDay(facts.completedOn)}办好的结果撤销，记录回到办理以前的样子。如果您有能改变这个结论的材料，拿来可以重新申请。`,
      ),
    ]
  return [
    paragraph(
      `您的“${itemName}”我们不能受理。${facts.online ? '您是在网上交的，没有要带走的材料。' : '您交的材料都在这里，请带走。'}`,
    ),
    paragraph(`该找谁办，可以问${agency.name}：${agency.address}，电话 ${agency.telephone}。`),
  ]
}
