import type { PaperKind } from '@tongban/contracts/papers'

/** What an unfavourable paper must say, in this order (D-43). */
export const unfavourableParts = ['fact', 'rule', 'conclusion', 'remedies'] as const
export type PaperPart = (typeof unfavourableParts)[number]

/** 文书格式: the official name of a paper, the same in a plain sentence, and what it must say. */
export interface PaperTemplate {
  readonly kind: PaperKind
  /** Stands in the paper's number. */
  readonly letter: string
  readonly title: string
  readonly plain: string
  /** It says no: it must tell why, and what the reader can do about it. */
  readonly unfavourable: boolean
  /** Sections in their order; none where the paper is one message. */
  readonly parts: readonly PaperPart[]
}

/** The papers of D-42. */
export const paperTemplates: readonly PaperTemplate[] = [
  {
    kind: 'receipt',
    letter: 'S',
    title: '收件凭证',
    plain: '您的材料我们收到了。',
    unfavourable: false,
    parts: [],
  },
  {
    kind: 'acceptance',
    letter: 'L',
    title: '受理通知书',
    plain: '您的事我们开始办了。',
    unfavourable: false,
    parts: [],
  },
  {
    kind: 'deficiencies',
    letter: 'B',
    title: '补正告知书',
    plain: '材料还没齐，补齐就能办。',
    unfavourable: false,
    parts: [],
  },
  {
    kind: 'non-acceptance',
    letter: 'N',
    title: '不予受理通知书',
    plain: '这件事我们不能受理。',
    unfavourable: true,
    parts: unfavourableParts,
  },
  {
    kind: 'refusal',
    letter: 'J',
    title: '不予批准决定书',
    plain: '您申请的事没有通过。',
    unfavourable: true,
    parts: unfavourableParts,
  },
  {
    kind: 'completion',
    letter: 'W',
    title: '办结通知书',
    plain: '您的事办好了。',
    unfavourable: false,
    parts: [],
  },
  {
    kind: 'extension',
    letter: 'Y',
    title: '延期告知书',
    plain: '您的事要晚一些办好。',
    unfavourable: false,
    parts: [],
  },
  {
    kind: 'procedure',
    letter: 'T',
    title: '特别程序告知书',
    plain: '您的事要先做完一个程序。',
    unfavourable: false,
    parts: [],
  },
  {
    kind: 'revocation',
    letter: 'C',
    title: '撤销决定书',
    plain: '您办过的一件事，结果撤销了。',
    unfavourable: true,
    parts: unfavourableParts,
  },
]

/** The template of a kind. */
export function templateOf(kind: PaperKind): PaperTemplate {
  const found = paperTemplates.find((template) => template.kind === kind)
  if (found === undefined) throw new Error(`no template for ${kind}`)
  return found
}
