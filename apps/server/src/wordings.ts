import type { Agencies } from './modules/agencies/index.ts'
import { letterOf, letterWording, messageWordings } from './modules/messages/index.ts'
import { paperWordings, samplePaper, shippedPaperKinds } from './modules/papers/index.ts'
import type { Previews, ShippedWording, Wordings } from './modules/wordings/index.ts'

/** Everything that an agency may say in its own words: what the rooms of messages and papers ship. */
export const shippedWordings: readonly ShippedWording[] = [
  ...messageWordings,
  ...paperWordings,
  letterWording,
]

/** What each fact is called, for staff; the same word is the same fact in every wording. */
export const factTitles: Readonly<Record<string, string>> = {
  item: '事项',
  number: '办件号（消息里是后六位）',
  here: '本机构',
  agency: '本机构',
  from: '转出的机构',
  telephone: '电话',
  address: '地址',
  outlet: '网点',
  agent: '代办人',
  employer: '单位',
  principal: '被代办人',
  department: '决定的部门',
  name: '姓名',
  missing: '缺几样',
  count: '几份、几样',
  on: '办事那天',
  starts: '开始计时的日子',
  due: '最迟哪天办好',
  until: '最迟哪天要做',
  before: '原定日期',
  completed: '当初办好的日子',
  limit: '期限多长',
  procedure: '特别程序',
  length: '延长多久',
  reason: '原因',
  basis: '依据',
  rows: '名单几行',
  taken: '收下几行',
  cases: '几个办件',
  more: '另有几行',
  seen: '“原件已经退还”那一句',
  below: '“还要核对的”那一句',
  review: '复查窗口',
  body: '复议机关',
  court: '法院',
  days: '复议期限几日',
  months: '起诉期限几个月',
  'reconsider-by': '复议最晚哪天',
  'sue-by': '起诉最晚哪天',
  remedies: '“不服可以怎么办”那一句',
  free: '“复议和复查不收钱”那一句',
  recounted: '“晚收到的重新算”那一句',
  kept: '“没补可以重新交”那一句',
  once: '“只让您补一次”那一句',
  last: '“延期只有一次”那一句',
  hotline: '法律援助热线',
  aid: '法律援助点',
}

/** How an example looks in the words of a draft, made by what makes the real ones. */
export function previewsOf(agencies: Agencies, wordings: Pick<Wordings, 'standing'>): Previews {
  return {
    facts: (agencyId, language) => ({
      here: agencies.shortNameOf(agencyId, language),
      agency: agencies.nameOf(agencyId),
      telephone: agencies.find(agencyId)?.telephone,
      address: agencies.find(agencyId)?.address,
    }),
    sheet: ({ key }, words, agencyId, { actorName, today, law }) => {
      const agency = agencies.find(agencyId)
      if (agency === undefined) throw new Error(`no agency ${agencyId}`)
      if (key === letterWording.key)
        return letterOf(
          {
            name: '王示例',
            address: '开封市示例路2号',
            text: '您的“个人信息变更”办好了。',
            agencyName: agency.name,
            telephone: agency.telephone,
            clerkName: actorName,
          },
          words,
        )
      const wording = shippedPaperKinds.find((kind) => key === `papers.${kind}`)
      if (wording === undefined) throw new Error(`no sheet for ${key}`)
      return samplePaper(wording, words, {
        agency,
        clerkName: actorName,
        madeOn: today,
        law,
        words: (kind) => wordings.standing(`papers.${kind}`, agencyId, today).words,
      })
    },
  }
}
