import type { Agency } from '@tongban/contracts/agencies'
import type { Settlement } from '@tongban/contracts/declaration'
import type { PaperBlock, PaperContent } from '@tongban/contracts/papers'
import type { Day, Law } from '@tongban/policy'

import type { OwedMaterial, PaperFacts, ReceivedList, ReceivedMember } from './facts.ts'
import { remedyBlocks } from './remedies.ts'
import { type PaperWords, type Say, sayWith } from './say.ts'
import { type PaperPart, templateOf } from './templates.ts'
import { longDay } from './words.ts'

/** Who makes a paper, when, under which law and in whose words. */
export interface Making {
  readonly agency: Pick<Agency, 'name' | 'telephone' | 'address' | 'remedies'>
  readonly clerkName: string
  readonly madeOn: Day
  readonly law: Law
  readonly words: PaperWords
}

type Of<Kind extends PaperFacts['kind']> = Extract<PaperFacts, { readonly kind: Kind }>

/**
 * What a paper says, from the facts of the act alone: an official name as title, the plain sentence beside it, and the
 * reviewed words of the key moment, as the agency says them. An unfavourable one follows its template: fact, rule, conclusion, remedies (D-43).
 */
export function paperOf(facts: PaperFacts, making: Making): PaperContent {
  const { agency, clerkName } = making
  const { name, telephone, address } = agency
  const say = sayWith(making.words, { item: facts.itemName, agency: name, telephone, address })
  return {
    ...titleOf(facts, say),
    salutation: `${facts.subjectName}：`,
    blocks: blocksOf(facts, making, say),
    agencyName: agency.name,
    outletName: facts.outletName,
    clerkName,
  }
}

/** A statement bears the name of what it is and speaks to nobody: who is shown it looks for that, and not for a notice. */
function titleOf(facts: PaperFacts, say: Say): Pick<PaperContent, 'title' | 'plain' | 'statement'> {
  const { title } = templateOf(facts.kind)
  if (facts.kind !== 'completion' || facts.states.length === 0)
    return { title, plain: say(facts.kind, 'plain') }
  return { title: facts.results.join('、'), plain: `${facts.subjectName}的社会保险记录`, statement: true }
}

function blocksOf(facts: PaperFacts, making: Making, say: Say): PaperBlock[] {
  if (facts.kind === 'receipt') return received(facts, say)
  if (facts.kind === 'acceptance') return acceptance(facts, say)
  if (facts.kind === 'deficiencies') return deficiencies(facts, say)
  if (facts.kind === 'completion') return completion(facts, say)
  if (facts.kind === 'extension') return extension(facts, say)
  if (facts.kind === 'procedure') return specialProcedure(facts, say)
  return unfavourable(facts, making, say)
}

/** What the receipt of a case, of a list or of a bundle says. */
function received(facts: Of<'receipt'>, say: Say): PaperBlock[] {
  if (facts.bundle !== undefined) return receiptOfBundle(facts, facts.bundle, say)
  return facts.list === undefined ? receipt(facts, say) : receiptOfList(facts, facts.list, say)
}

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const dayIf = (day: Day | null): string | undefined => (day === null ? undefined : longDay(day))

/** A case number in the groups in which it is read out everywhere: area, year, number, check digit. */
function numberSaid(number: string): string {
  return `${number.slice(0, 6)} ${number.slice(6, 8)} ${number.slice(8, -1)} ${number.slice(-1)}`
}

/** Wording 1, and 4 for what is handed in on a day off. */
function receipt(facts: Of<'receipt'>, say: Say): PaperBlock[] {
  const { materials, caseNumber, submittedOn, startsOn, dueOn, agentName } = facts
  const count = materials.filter(isHandedIn).length
  const how = count > 0 ? 'received' : materials.length > 0 ? 'received-nothing' : 'received-none'
  return [
    paragraph(
      say('receipt', how, {
        count,
        seen: materials.some(({ by }) => by === 'seen') ? say('receipt', 'seen') : undefined,
        number: numberSaid(caseNumber),
        on: longDay(submittedOn),
        starts: startsOn === submittedOn ? undefined : dayIf(startsOn),
        due: dayIf(dueOn),
      }),
    ),
    ...(agentName === null ? [] : [paragraph(say('receipt', 'by-agent', { agent: agentName }))]),
    ...materialsListed(materials),
  ]
}

function materialsListed(materials: Of<'receipt'>['materials']): PaperBlock[] {
  return [
    ...listed('收到的材料', materials.filter(isHandedIn)),
    ...listed(
      '这次没有交的材料',
      materials.filter((material) => !isHandedIn(material)),
    ),
  ]
}

/** One receipt for all cases of a list, with what was not taken. */
function receiptOfList(
  { caseNumber, submittedOn, dueOn }: Of<'receipt'>,
  { rows, taken, cases, notTaken }: ReceivedList,
  say: Say,
): PaperBlock[] {
  const left = rows - taken
  const more = left - notTaken.length
  const facts = {
    rows,
    taken,
    cases,
    number: numberSaid(caseNumber),
    on: longDay(submittedOn),
    due: dayIf(dueOn),
  }
  return [
    paragraph(say('receipt', 'list', facts)),
    ...(left === 0
      ? []
      : [
          { kind: 'heading', text: `没有收的 ${left} 行` } as const,
          { kind: 'list', items: notTaken.map(({ row, why }) => `第 ${row} 行：${why}`) } as const,
        ]),
    ...(more > 0 ? [paragraph(say('receipt', 'list-more', { more }))] : []),
  ]
}

/** One receipt for all cases of a bundle, in their order. */
function receiptOfBundle(
  { caseNumber, submittedOn, materials }: Of<'receipt'>,
  members: readonly ReceivedMember[],
  say: Say,
): PaperBlock[] {
  const facts = { cases: members.length, number: numberSaid(caseNumber), on: longDay(submittedOn) }
  return [
    paragraph(say('receipt', 'bundle', facts)),
    {
      kind: 'list',
      items: members.map(
        ({ name, number, after }) =>
          `${name}，办件号 ${numberSaid(number)}${after.length === 0 ? '' : `，等“${after.join('、')}”办好接着办`}`,
      ),
    },
    ...materialsListed(materials),
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

function listed(heading: string, materials: readonly ReceiptMaterial[]): PaperBlock[] {
  if (materials.length === 0) return []
  return [
    { kind: 'heading', text: heading },
    {
      kind: 'list',
      items: materials.map(
        ({ name, by, kept }) => `${name}${kept === true ? '（自行留存备查，不用交）' : settledBy[by]}`,
      ),
    },
  ]
}

/** Wording 2, and 7 where something is owed. */
function acceptance({ dueOn, limitSaid, provisional, owed }: Of<'acceptance'>, say: Say): PaperBlock[] {
  return [
    paragraph(say('acceptance', 'accepted', { due: dayIf(dueOn), limit: limitSaid ?? undefined })),
    ...(owed.length === 0
      ? [paragraph(say('acceptance', 'nothing-to-do'))]
      : [
          paragraph(say('acceptance', 'to-bring', { count: owed.length })),
          ...toBring(owed, say('acceptance', 'owed-warning')),
        ]),
    ...(provisional ? [paragraph(say('acceptance', 'provisional'))] : []),
  ]
}

function toBring(owed: readonly OwedMaterial[], warning: string): PaperBlock[] {
  return [
    { kind: 'list', items: owed.map(({ name, until }) => `${name}：在 ${longDay(until)} 前补上`) },
    paragraph(warning),
  ]
}

/** Wording 6. */
function deficiencies({ missing, until }: Of<'deficiencies'>, say: Say): PaperBlock[] {
  return [
    paragraph(say('deficiencies', 'missing', { count: missing.length })),
    { kind: 'list', items: missing.map(({ name, why }) => `${name}：${why}`) },
    paragraph(say('deficiencies', 'until', { until: longDay(until) })),
  ]
}

/** In the tone of wording 9: what was promised, why it will be later, by which rule, and when it is now. */
function extension({ reason, basis, said, before, dueOn }: Of<'extension'>, say: Say): PaperBlock[] {
  return [
    paragraph(
      say('extension', 'extended', {
        before: dayIf(before),
        reason: reason.replace(/[。.]$/, ''),
        length: said,
        due: longDay(dueOn),
      }),
    ),
    paragraph(say('extension', 'basis', { basis })),
    paragraph(say('extension', 'meanwhile')),
  ]
}

/** 特别程序: the time that it takes is told in writing. Law: 行政许可法 第45条 (recalled). */
function specialProcedure(
  { procedure, said, until, basis, counts, isOpenEnded, byApplicant }: Of<'procedure'>,
  say: Say,
): PaperBlock[] {
  return [
    isOpenEnded
      ? paragraph(say('procedure', 'open-ended', { procedure, limit: said }))
      : paragraph(say('procedure', 'begun', { procedure, limit: said, until: longDay(until) })),
    paragraph(say('procedure', counts ? 'counts' : 'stops')),
    paragraph(say('procedure', 'basis', { basis })),
    paragraph(say('procedure', byApplicant ? 'yours' : 'meanwhile')),
  ]
}

/** Wording 3 for what is done on the spot, and its message for what was decided later. */
function completion(facts: Of<'completion'>, say: Say): PaperBlock[] {
  const { results, states, asked, subjectName, onTheSpot, owed } = facts
  const below = asked.length > 0 ? say('completion', 'below') : undefined
  const done = say('completion', onTheSpot ? 'on-the-spot' : 'later', { name: subjectName, below })
  return [
    ...(states.length > 0 ? states : [paragraph(done), ...resultBlocks(results, asked)]),
    ...(owed === null || owed.length === 0
      ? []
      : [
          { kind: 'heading', text: '还要您补的材料' } as const,
          ...toBring(owed, say('completion', 'owed-warning')),
        ]),
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

/**
 * Wording 10, 11 and 12, in the order of the template. What allowed a result does not allow taking it back: such a rule is named, or said to be missing.
 */
function unfavourable(facts: Unfavourable, making: Making, say: Say): PaperBlock[] {
  const { kind, reason, basis } = facts
  const blocks: Readonly<Record<PaperPart, () => PaperBlock[]>> = {
    fact: () => [{ kind: 'heading', text: '事实' }, paragraph(say(kind, 'reason', { reason }))],
    rule: () => [
      { kind: 'heading', text: '规定' },
      paragraph(basis.length > 0 ? basis.join('；') : say(kind, 'no-basis')),
    ],
    conclusion: () => [{ kind: 'heading', text: '结论' }, ...conclusion(facts, say).map(paragraph)],
    remedies: () => [
      { kind: 'heading', text: '不同意这个结果，您可以选' },
      ...remedyBlocks(
        making.law,
        making.madeOn,
        making.agency,
        'mayBeReviewed' in facts && facts.mayBeReviewed,
        say,
      ),
    ],
  }
  return templateOf(kind).parts.flatMap((part) => blocks[part]())
}

function conclusion(facts: Unfavourable, say: Say): readonly string[] {
  if (facts.kind === 'refusal') return [say('refusal', 'conclusion')]
  if (facts.kind === 'revocation')
    return [say('revocation', 'conclusion', { completed: longDay(facts.completedOn) })]
  return [
    say('non-acceptance', facts.online ? 'conclusion-online' : 'conclusion'),
    say('non-acceptance', 'whom-to-ask'),
  ]
}
