import { sha256 } from '@tongban/policy'

import { canonical } from './canonical.ts'
import type { Declaration, Material } from './declaration.ts'
import { type Language, textIn } from './errors.ts'

/** What is read before one commits oneself, in the order in which it is said. */
export interface CommitmentText {
  readonly opening: string
  /** The condition, how it is checked, and what follows when it is not true. */
  readonly points: readonly [string, string, string]
  /** That the proof may be brought as well. */
  readonly otherwise: string
}

type Said = Readonly<Record<'proof' | 'condition' | 'department', string>> & { readonly days: number }

const words: Readonly<Record<Language, (said: Said) => CommitmentText>> = {
  'zh-CN': ({ proof, condition, days, department }) => ({
    opening: `本来要交“${proof}”，您可以用这份承诺代替。请先看清三件事：`,
    points: [
      `要符合的条件是：${condition}`,
      `办好以后 ${days} 个工作日起，我们会用${department}的数据核对。`,
      '如果不实，会撤销办理结果、追回多领的钱，并依法记录。',
    ],
    otherwise: `不想承诺也没关系，照常交“${proof}”一样办，时间不变。`,
  }),
  'zh-HK': ({ proof, condition, days, department }) => ({
    opening: `本來要交「${proof}」，您可以用這份承諾代替。請先看清三件事：`,
    points: [
      `要符合的條件是：${condition}`,
      `辦好以後 ${days} 個工作日起，我們會用${department}的數據核對。`,
      '如果不實，會撤銷辦理結果、追回多領的錢，並依法記錄。',
    ],
    otherwise: `不想承諾也沒關係，照常交「${proof}」一樣辦，時間不變。`,
  }),
  en: ({ proof, condition, days, department }) => ({
    opening: `“${proof}” would be needed; this declaration may take its place. Please read three things first:`,
    points: [
      `What must be so: ${condition}`,
      `From ${days} working days after completion on we check it with data of ${department}.`,
      'If it is not true the result is taken back, what was received too much is claimed back, and it is recorded as the law says.',
    ],
    otherwise: `You need not declare this: bring “${proof}” as usual, it takes no longer.`,
  }),
}

/** 告知承诺书 in words; undefined where the material has none. */
export function commitmentText(
  { name, commitment, afterCheckDays = 0 }: Pick<Material, 'name' | 'commitment' | 'afterCheckDays'>,
  language: Language,
): CommitmentText | undefined {
  if (commitment === undefined) return undefined
  return words[language]({
    proof: textIn(name, language),
    condition: textIn(commitment.condition, language),
    days: afterCheckDays,
    department: textIn(commitment.checkedWith, language),
  })
}

/** What binds a signature to the text that was read: the same on the screen and on the server, in whichever language it was read. */
export function commitmentHash(
  item: Declaration['code'],
  material: Pick<Material, 'key' | 'name' | 'commitment' | 'afterCheckDays'>,
): string {
  const { key, name, commitment = null, afterCheckDays = null } = material
  return sha256(canonical({ item, material: { key, name, commitment, afterCheckDays } }))
}
