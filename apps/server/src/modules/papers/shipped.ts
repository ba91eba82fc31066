import { paperKinds } from '@tongban/contracts/papers'
import { type WordingFacts, wordingLettersAtMost } from '@tongban/contracts/wording-template'

import type { ShippedPart, ShippedWording } from '../wordings/index.ts'
import { paperTemplates } from './templates.ts'

/** A sentence as it is shipped: what it is for, and how it is said. */
interface Sentence {
  readonly name: string
  readonly text: string
}

const owedWarning = {
  name: '到期没补的后果',
  text: '到期没补上，已经办的会撤回，到期以前我们会提醒您。',
}
const noBasis = {
  name: '依据还没登记时',
  text: '这个事项的依据还没有登记，请向办理机构询问。',
}

/** What an agency owes whoever reads it: facts, so that whoever writes other words says them too. */
export const promises = {
  free: '申请复议和复查都不收钱。',
  recounted: '您晚些收到的，从收到那天起重新计算。',
  kept: '到时没补，这件事先关掉，您什么时候备齐了都可以重新交，已交的材料给您留着。',
  once: '这份清单是全部，我们不会再让您补第二次。',
  last: '延期只有这一次。',
} as const

/** The sentences of papers, by paper and part. What a paper must say, in which order, stands in its template; this is how. */
export const shippedSentences = {
  receipt: {
    received: {
      name: '收到几份材料',
      text: '您的“{item}”材料我们收到了，一共 {count} 份{seen}。办件号 {number}。{on}收到。[[从 {starts} 开始计算时间，]最迟 {due} 办结。]',
    },
    'received-nothing': {
      name: '没有收材料',
      text: '您的“{item}”我们收到了，这次没有收材料。办件号 {number}。{on}收到。[[从 {starts} 开始计算时间，]最迟 {due} 办结。]',
    },
    'received-none': {
      name: '不用交材料',
      text: '您的“{item}”我们收到了，这次不用交材料。办件号 {number}。{on}收到。[[从 {starts} 开始计算时间，]最迟 {due} 办结。]',
    },
    seen: { name: '原件已经退还', text: '，原件已当面还给您' },
    'by-agent': { name: '别人代交', text: '材料由 {agent} 代交。如果您没有托他办，请马上告诉我们。' },
    list: {
      name: '名单',
      text: '“{item}”的名单我们收到了：一共 {rows} 行，收下 {taken} 行，立了 {cases} 个办件。名单号 {number}。{on}收到。[最迟 {due} 办结。]',
    },
    'list-more': {
      name: '名单里没有列出的行',
      text: '另有 {more} 行没有列在这里，都在单位网厅“批量办理”里，可以下载。',
    },
    bundle: {
      name: '打包办',
      text: '“{item}”打包办，一张表开了 {cases} 个办件。编号 {number}。{on}收到。全部办完告诉您一次。',
    },
  },
  acceptance: {
    accepted: {
      name: '受理',
      text: '“{item}”已经受理，由{agency}办理[，最迟 {due}[（{limit}）]办结]，办好发短信给您。',
    },
    'nothing-to-do': { name: '不用再做什么', text: '中间需要您做的：没有，您不用再跑。' },
    'to-bring': {
      name: '以后补的材料',
      text: '中间需要您做的：补上下面 {count} 样材料，其他都齐了，我们先办。',
    },
    'owed-warning': owedWarning,
    provisional: {
      name: '放假安排没公布',
      text: '最迟日期所在年份的放假安排还没公布，日期以后可能调整。',
    },
  },
  deficiencies: {
    missing: { name: '还差几样', text: '您的“{item}”还差 {count} 样，补齐就能办，别的都不用再交：' },
    until: {
      name: '补齐的期限',
      text: '请在 {until} 前补齐。{kept}{once}',
    },
  },
  extension: {
    extended: {
      name: '延到什么时候',
      text: '您的“{item}”[原定 {before} 前办好。]因为{reason}，经{agency}负责人批准，延长 {length}，最迟 {due} 办结。',
    },
    basis: { name: '依据', text: '依据：{basis}。{last}' },
    meanwhile: {
      name: '这段时间',
      text: '这段时间不用您做什么。要问办到哪一步，请打 {telephone}。',
    },
  },
  procedure: {
    begun: {
      name: '哪个程序，多长时间',
      text: '您的“{item}”要先做完“{procedure}”，一般要 {limit}，最迟到 {until}。',
    },
    'open-ended': {
      name: '不知道等到哪天的程序',
      text: '您的“{item}”要先等“{procedure}”，什么时候有结果还不知道。我们每 {limit}问一次，有了结果接着办。',
    },
    counts: { name: '计入办理时限', text: '这段时间算在办理时限里，办结的日子不变。' },
    stops: { name: '不计入办理时限', text: '这段时间不算在办理时限里，做完接着算。' },
    basis: { name: '依据', text: '依据：{basis}。' },
    meanwhile: {
      name: '这段时间',
      text: '这段时间不用您做什么，有了结果会写进办件。要问办到哪一步，请打 {telephone}。',
    },
    yours: { name: '要等您', text: '这一步等您来做，不清楚怎么做，请打 {telephone}。' },
  },
  completion: {
    'on-the-spot': {
      name: '当场办好',
      text: '您的“{item}”办好了。这是回执，请核对姓名“{name}”{below}，不对现在就说，当场改。',
    },
    later: {
      name: '以后办好',
      text: '您的“{item}”办好了。请核对姓名“{name}”{below}，不对请告诉我们，电话 {telephone}。',
    },
    below: { name: '还要核对的', text: '和下面的内容' },
    'owed-warning': owedWarning,
  },
  'non-acceptance': {
    reason: { name: '事实', text: '因为：{reason}' },
    'no-basis': noBasis,
    conclusion: { name: '结论', text: '您的“{item}”我们不能受理。您交的材料都在这里，请带走。' },
    'conclusion-online': {
      name: '结论，网上交的',
      text: '您的“{item}”我们不能受理。您是在网上交的，没有要带走的材料。',
    },
    'whom-to-ask': {
      name: '该找谁',
      text: '该找谁办，可以问{agency}：{address}，电话 {telephone}。',
    },
  },
  refusal: {
    reason: { name: '事实', text: '因为：{reason}' },
    'no-basis': noBasis,
    conclusion: {
      name: '结论',
      text: '您申请的“{item}”没有通过。如果您有能改变这个结论的材料，拿来可以重新申请。',
    },
  },
  revocation: {
    reason: { name: '事实', text: '因为：{reason}' },
    'no-basis': { name: '依据还没登记时', text: '撤销依据的条款还没有登记（待核），请向办理机构询问。' },
    conclusion: {
      name: '结论',
      text: '您的“{item}”{completed}办好的结果撤销，记录回到办理以前的样子。如果您有能改变这个结论的材料，拿来可以重新申请。',
    },
  },
  remedies: {
    review: {
      name: '复查',
      text: '收到本通知之日起 {review-days} 日内，请我们复查：{review}，也可以在网上申请，最晚 {review-by}；',
    },
    reconsideration: {
      name: '行政复议',
      text: '收到本通知之日起 {days} 日内，向{body}申请行政复议，最晚 {reconsider-by}；',
    },
    lawsuit: { name: '起诉', text: '{months} 个月内向{court}起诉，最晚 {sue-by}。' },
    free: {
      name: '不收钱，谁帮忙',
      text: '{free}要人帮忙写，可以打 {hotline} 法律援助热线[，或者到{aid}]。',
    },
    counted: {
      name: '日期怎么算',
      text: '上面的日期按 {on} 收到本通知计算；{recounted}',
    },
    provisional: {
      name: '放假安排没公布',
      text: '放假安排还没公布的年份，最晚日期以后可能往后推。',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Sentence>>>>

/** A paper, or the part about remedies that several share. */
export type PaperWording = keyof typeof shippedSentences

/** Every paper that has words, and the part about remedies. */
export const shippedPaperKinds: readonly PaperWording[] = [...paperKinds, 'remedies']

/** What is known in every paper. */
const besides = ['item', 'agency', 'telephone', 'address'] as const

const sample: WordingFacts = {
  ...promises,
  item: '个人信息变更',
  number: '410202260000018',
  agency: '示例区社会保险中心',
  telephone: '0371-22000000',
  address: '开封市示例路1号',
  name: '王示例',
  agent: '李示例',
  reason: '示例原因',
  basis: '示例规定 第一条',
  on: '2026年3月2日',
  starts: '2026年3月3日',
  due: '2026年3月16日',
  until: '2026年3月17日',
  procedure: '实地核查',
  before: '2026年3月9日',
  completed: '2026年2月2日',
  limit: '10 个工作日',
  length: '5 个工作日',
  count: 2,
  rows: 120,
  taken: 118,
  cases: 118,
  more: 1,
  seen: '，原件已当面还给您',
  below: '和下面的内容',
  review: '示例窗口，电话 0371-22000000',
  body: '示例区人民政府',
  court: '示例区人民法院',
  days: 60,
  months: 6,
  'review-days': 60,
  'review-by': '2026年5月1日',
  'reconsider-by': '2026年5月6日',
  'sue-by': '2026年9月2日',
  hotline: '12348',
  aid: '示例法律援助中心',
}

const remediesTitle = '救济（每份不利文书后面都有）'

/** The words of papers, for agencies to say otherwise. Papers are Chinese for every reader (D-42). */
export const paperWordings: readonly ShippedWording[] = Object.entries(shippedSentences).map(
  ([kind, sentences]) => ({
    key: `papers.${kind}`,
    channel: 'paper',
    title: paperTemplates.find((template) => template.kind === kind)?.title ?? remediesTitle,
    parts: [...plainOf(kind), ...Object.entries<Sentence>(sentences).map(partOf)],
    samples: { 'zh-CN': sample },
  }),
)

/** The plain sentence under the official name; the name itself is the law's, and nobody's to change. */
function plainOf(kind: string): readonly ShippedPart[] {
  const template = paperTemplates.find((known) => known.kind === kind)
  return template === undefined ? [] : [partOf(['plain', { name: '标题下的一句话', text: template.plain }])]
}

function partOf([key, { name, text }]: readonly [string, Sentence]): ShippedPart {
  return {
    key,
    name,
    texts: { 'zh-CN': text },
    besides,
    lettersAtMost: wordingLettersAtMost.paper,
    links: true,
  }
}
