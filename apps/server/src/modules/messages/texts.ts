import { type Language, type Text, textIn } from '@tongban/contracts/errors'
import { englishMonths } from '@tongban/contracts/long-day'
import type { MessageKind } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'

import type { Facts } from './facts.ts'

/** The names that messages need from other rooms. */
export interface MessageNames {
  item(code: string, version: number, language: Language): string
  agency(id: string, language: Language): string
  outlet(id: string): string
  /** Whom to ask. */
  telephone(agencyId: string): string
  /** The name that rests sealed in a message. */
  opened(sealed: string): string
}

/** What is rendered, in whose name. */
export interface Content {
  readonly kind: MessageKind
  readonly agency_id: string
  readonly facts: Facts
}

/** A message as people read it: no identity number, illness, amount or link is ever in it. */
export function textOf(names: MessageNames, content: Content, language: Language): string {
  return textIn(sentences[content.kind](wordsOf(names, content, language)), language)
}

/** The same with the signature in front, as it goes out. */
export function signedText(names: MessageNames, content: Content, language: Language): string {
  return `【${names.agency(content.agency_id, language)}】${textOf(names, content, language)}`
}

/** The subject line of an e-mail. */
export function titleOf(names: MessageNames, { kind, facts }: Content, language: Language): string {
  const item = itemOf(names, facts, language)
  if (kind === 'confirmation-asked')
    return textIn(
      { 'zh-CN': `请您确认：“${item}”`, 'zh-HK': `請您確認：「${item}」`, en: `Please confirm: ${item}` },
      language,
    )
  if (item === '')
    return textIn(
      {
        'zh-CN': '您的社保有一条消息',
        'zh-HK': '您的社保有一則消息',
        en: 'News about your social insurance',
      },
      language,
    )
  return textIn(
    {
      'zh-CN': `您的“${item}”有新进展`,
      'zh-HK': `您的「${item}」有新進展`,
      en: `News about your application: ${item}`,
    },
    language,
  )
}

interface Words {
  readonly item: string
  readonly number: string
  readonly here: string
  readonly from: string
  readonly telephone: string
  readonly outlet: string
  readonly agent: string
  readonly employer: string
  readonly principal: string
  readonly missing: number
  readonly on: Days
  readonly completed: Days | undefined
  readonly due: Days | undefined
  readonly until: Days | undefined
}

interface Days {
  readonly zh: string
  readonly en: string
}

function wordsOf(names: MessageNames, { facts, agency_id }: Content, language: Language): Words {
  const { agent, employer, principal, outlet, from } = facts
  return {
    item: itemOf(names, facts, language),
    number: facts.caseNumber?.slice(-6) ?? '',
    here: names.agency(agency_id, language),
    from: from === undefined ? '' : names.agency(from, language),
    telephone: names.telephone(agency_id),
    outlet: outlet === undefined || outlet === null ? '' : names.outlet(outlet),
    agent: agent === undefined ? '' : names.opened(agent),
    employer: employer === undefined ? '' : names.opened(employer),
    principal: principal === undefined ? '' : names.opened(principal),
    missing: facts.missing ?? 0,
    on: daysOf(facts.on),
    completed: daysIf(facts.completed),
    due: daysIf(facts.due),
    until: daysIf(facts.until),
  }
}

const correcting: Readonly<Record<Language, string>> = {
  'zh-CN': '更正：',
  'zh-HK': '更正：',
  en: 'Correction: ',
}

function itemOf(names: MessageNames, { item, itemVersion, corrects }: Facts, language: Language): string {
  if (item === undefined || itemVersion === undefined) return ''
  return `${corrects === true ? correcting[language] : ''}${names.item(item, itemVersion, language)}`
}

function daysIf(day: Day | null | undefined): Days | undefined {
  return day === undefined || day === null ? undefined : daysOf(day)
}

function daysOf(day: Day): Days {
  const [, month = 0, date] = day.split('-').map(Number)
  return { zh: `${month}月${date}日`, en: `${date} ${englishMonths[month - 1]}` }
}

const sentences: Readonly<Record<MessageKind, (words: Words) => Text>> = {
  'handed-in-by-agent': ({ agent, on, outlet, item, until, telephone }) => ({
    'zh-CN': `${agent}${on.zh}${outlet === '' ? '在网上' : `在${outlet}`}替您交了“${item}”。如果您没有托他办，请${until === undefined ? '' : `在${until.zh}前`}打${telephone}或到任一窗口，我们马上停办。`,
    'zh-HK': `${agent}${on.zh}${outlet === '' ? '在網上' : `在${outlet}`}替您交了「${item}」。如果您沒有託他辦，請${until === undefined ? '' : `在${until.zh}前`}致電${telephone}或到任一窗口，我們馬上停辦。`,
    en: `${agent} handed in "${item}" for you on ${on.en}. If you did not ask for this, call ${telephone}${until === undefined ? '' : ` before ${until.en}`} and we stop at once.`,
  }),
  accepted: ({ item, due, number, telephone }) => ({
    'zh-CN': `您的“${item}”已受理${due === undefined ? '' : `，${due.zh}前办好`}。办件号后六位${number}。咨询${telephone}。`,
    'zh-HK': `您的「${item}」已受理${due === undefined ? '' : `，${due.zh}前辦好`}。辦件號後六位${number}。查詢${telephone}。`,
    en: `Your "${item}" is accepted${due === undefined ? '' : ` and will be done by ${due.en}`}. Last six digits: ${number}. Questions: ${telephone}.`,
  }),
  deficiencies: ({ item, missing, until }) => ({
    'zh-CN': `您的“${item}”还差${missing}样材料，清单见办事大厅“我的办件”或任一网点${until === undefined ? '' : `，${until.zh}前补齐就行`}。`,
    'zh-HK': `您的「${item}」還差${missing}樣材料，清單見辦事大廳「我的辦件」或任一網點${until === undefined ? '' : `，${until.zh}前補齊就行`}。`,
    en: `Your "${item}" still needs ${missing} ${missing === 1 ? 'paper' : 'papers'}; see "My cases" or ask at any counter${until === undefined ? '' : `. There is time until ${until.en}`}.`,
  }),
  forwarded: ({ from, item, here }) => ({
    'zh-CN': `您在${from}交的“${item}”已转到${here}办理，时间不变，您不用去${here}。`,
    'zh-HK': `您在${from}交的「${item}」已轉到${here}辦理，時間不變，您不用去${here}。`,
    en: `Your "${item}", handed in at ${from}, is now with ${here}. The dates stay; you need not go there.`,
  }),
  completed: ({ item }) => ({
    'zh-CN': `您的“${item}”办好了。回执可在手机或就近网点打印。`,
    'zh-HK': `您的「${item}」辦好了。回執可在手機或就近網點列印。`,
    en: `Your "${item}" is done. The receipt can be printed from your phone or at any counter.`,
  }),
  'not-accepted': ({ item, here, telephone }) => ({
    'zh-CN': `您的“${item}”没有受理，原因和怎么办写在通知书里，可到${here}领取，电话${telephone}。`,
    'zh-HK': `您的「${item}」沒有受理，原因和怎麼辦寫在通知書裡，可到${here}領取，電話${telephone}。`,
    en: `Your "${item}" was not taken on. The notice says why and what you can do; collect it at ${here}, ${telephone}.`,
  }),
  refused: ({ item, here, telephone }) => ({
    'zh-CN': `您的“${item}”没有通过，原因和怎么办写在通知书里，可到${here}领取，电话${telephone}。`,
    'zh-HK': `您的「${item}」沒有通過，原因和怎麼辦寫在通知書裡，可到${here}領取，電話${telephone}。`,
    en: `Your "${item}" was not granted. The notice says why and what you can do; collect it at ${here}, ${telephone}.`,
  }),
  lapsed: ({ item, telephone }) => ({
    'zh-CN': `您的“${item}”到期没有补齐，已经关闭。备齐了可以重新交，电话${telephone}。`,
    'zh-HK': `您的「${item}」到期沒有補齊，已經關閉。備齊了可以重新交，電話${telephone}。`,
    en: `Your "${item}" was closed because papers were still missing. You can hand it in again. Questions: ${telephone}.`,
  }),
  withdrawn: ({ item, telephone }) => ({
    'zh-CN': `您的“${item}”已经撤回，不再办理。如果不是您要撤的，请打${telephone}。`,
    'zh-HK': `您的「${item}」已經撤回，不再辦理。如果不是您要撤的，請致電${telephone}。`,
    en: `Your "${item}" was withdrawn. If you did not ask for this, call ${telephone}.`,
  }),
  extended: ({ item, due, telephone }) => ({
    'zh-CN': `您的“${item}”延期办理，${due === undefined ? '' : `改为${due.zh}前办好，`}原因写在延期告知书里。咨询${telephone}。`,
    'zh-HK': `您的「${item}」延期辦理，${due === undefined ? '' : `改為${due.zh}前辦好，`}原因寫在延期告知書裡。查詢${telephone}。`,
    en: `Your "${item}" takes longer${due === undefined ? '' : `; it is done by ${due.en}`}. The notice says why. Questions: ${telephone}.`,
  }),
  'debt-reminder': ({ item, missing, until, telephone }) => ({
    'zh-CN': `您的“${item}”还有${missing}样材料没补，请${until === undefined ? '' : `在${until.zh}前`}带到任一网点补上。到期没补，已经办的会撤回。电话${telephone}。`,
    'zh-HK': `您的「${item}」還有${missing}樣材料沒補，請${until === undefined ? '' : `在${until.zh}前`}帶到任一網點補上。到期沒補，已經辦的會撤回。電話${telephone}。`,
    en: `You still owe ${missing} ${missing === 1 ? 'paper' : 'papers'} for "${item}". Bring ${missing === 1 ? 'it' : 'them'} to any counter${until === undefined ? '' : ` by ${until.en}`}, or what was done is taken back. Questions: ${telephone}.`,
  }),
  reversed: ({ item, completed, here, telephone }) => ({
    'zh-CN': `您${completed === undefined ? '' : completed.zh}办的“${item}”的结果已经撤销，原因和怎么办写在决定书里，可到${here}领取，电话${telephone}。`,
    'zh-HK': `您${completed === undefined ? '' : completed.zh}辦的「${item}」的結果已經撤銷，原因和怎麼辦寫在決定書裡，可到${here}領取，電話${telephone}。`,
    en: `The result of your "${item}"${completed === undefined ? '' : ` of ${completed.en}`} was taken back. The decision says why and what you can do; collect it at ${here}, ${telephone}.`,
  }),
  'login-added': ({ on, outlet, telephone }) => ({
    'zh-CN': `${on.zh}${outlet === '' ? '用国家统一身份' : `在${outlet}`}给您加了一个登录方式，可以看和办您的社保。如果不是您本人，请马上打${telephone}或到任一窗口解除。`,
    'zh-HK': `${on.zh}${outlet === '' ? '用國家統一身份' : `在${outlet}`}給您加了一個登入方式，可以看和辦您的社保。如果不是您本人，請馬上致電${telephone}或到任一窗口解除。`,
    en: `On ${on.en} a way to log in for you was added ${outlet === '' ? 'through the national login' : `at ${outlet}`}. If that was not you, call ${telephone} at once or go to any counter.`,
  }),
  'enrolment-ended': ({ employer, until, telephone }) => ({
    'zh-CN': `${employer}已为您办理停保${until === undefined ? '' : `，保到${until.zh}`}，以后不再缴纳。如果您还在上班，请打${telephone}，我们帮您查。`,
    'zh-HK': `${employer}已為您辦理停保${until === undefined ? '' : `，保到${until.zh}`}，以後不再繳納。如果您還在上班，請致電${telephone}，我們幫您查。`,
    en: `${employer} has ended your insurance there${until === undefined ? '' : ` with ${until.en}`}; it pays no more for you. If you still work there, call ${telephone} and we look into it.`,
  }),
  'mandate-given': ({ on, employer, telephone }) => ({
    'zh-CN': `${on.zh}起您可以替${employer}办社保，登录后从“单位大厅”进去。如果不是您的意思，请马上打${telephone}或到任一窗口。`,
    'zh-HK': `${on.zh}起您可以替${employer}辦社保，登入後從「單位大廳」進去。如果不是您的意思，請馬上致電${telephone}或到任一窗口。`,
    en: `From ${on.en} you may act for ${employer}: sign in and open the employer hall. If you did not ask for this, call ${telephone} at once or go to any counter.`,
  }),
  'mandate-taken': ({ on, employer, telephone }) => ({
    'zh-CN': `${on.zh}起您不能再替${employer}办社保了，已经交的照常办。有疑问请问单位负责人，或打${telephone}。`,
    'zh-HK': `${on.zh}起您不能再替${employer}辦社保了，已經交的照常辦。有疑問請問單位負責人，或致電${telephone}。`,
    en: `From ${on.en} you may no longer act for ${employer}; what you handed in goes on. Ask its principal, or call ${telephone}.`,
  }),
  'clerk-appointed': ({ on, agent, telephone }) => ({
    'zh-CN': `${on.zh}起${agent}可以替您单位办社保。如果不是单位的意思，请马上收回，或打${telephone}。`,
    'zh-HK': `${on.zh}起${agent}可以替您單位辦社保。如果不是單位的意思，請馬上收回，或致電${telephone}。`,
    en: `From ${on.en} ${agent} may act for your organisation. If it did not mean this, revoke it at once, or call ${telephone}.`,
  }),
  'clerk-dismissed': ({ on, agent, telephone }) => ({
    'zh-CN': `${on.zh}起${agent}不能再替您单位办社保。如果不是单位的意思，请打${telephone}。`,
    'zh-HK': `${on.zh}起${agent}不能再替您單位辦社保。如果不是單位的意思，請致電${telephone}。`,
    en: `From ${on.en} ${agent} may no longer act for your organisation. If it did not mean this, call ${telephone}.`,
  }),
  'account-changed': ({ on, until, telephone }) => ({
    'zh-CN': `${on.zh}您的养老金发放账户改成了另一个${until === undefined ? '' : `，${until.zh}起发到新账户`}。如果不是您本人改的，请马上打${telephone}或到任一窗口，我们先停发、再核实。`,
    'zh-HK': `${on.zh}您的養老金發放賬户改成了另一個${until === undefined ? '' : `，${until.zh}起發到新賬户`}。如果不是您本人改的，請馬上致電${telephone}或到任一窗口，我們先停發、再核實。`,
    en: `On ${on.en} the account your pension is paid to was changed${until === undefined ? '' : `; the new one is used from ${until.en}`}. If that was not you, call ${telephone} at once or go to any counter; we hold the payment and check.`,
  }),
  'acting-offered': ({ principal, until, telephone }) => ({
    'zh-CN': `${principal}请您${until === undefined ? '' : `到${until.zh}为止`}替他办社保，登录后在首页点“接受”才算数。不认识的，请打${telephone}。`,
    'zh-HK': `${principal}請您${until === undefined ? '' : `到${until.zh}為止`}替他辦社保，登入後在首頁點「接受」才算數。不認識的，請致電${telephone}。`,
    en: `${principal} asks you to handle social insurance for him${until === undefined ? '' : ` until ${until.en}`}. It counts once you accept it on your home page. If you do not know him, call ${telephone}.`,
  }),
  'acting-given': ({ on, agent, telephone }) => ({
    'zh-CN': `${on.zh}窗口凭您的证件记下：您请${agent}替您办社保，对方接受才算数。如果不是您本人来办的，请马上打${telephone}或到任一窗口。`,
    'zh-HK': `${on.zh}窗口憑您的證件記下：您請${agent}替您辦社保，對方接受才算數。如果不是您本人來辦的，請馬上致電${telephone}或到任一窗口。`,
    en: `On ${on.en} a counter wrote down on the strength of your document that you ask ${agent} to act for you; it counts once accepted. If that was not you, call ${telephone} at once or go to any counter.`,
  }),
  'acting-begun': ({ on, agent, principal, telephone }) => ({
    'zh-CN': `${on.zh}起${agent}可以替${principal}办社保，每办一件都会告诉本人。如果不是您的意思，请马上在“家人代办”里收回，或打${telephone}。`,
    'zh-HK': `${on.zh}起${agent}可以替${principal}辦社保，每辦一件都會告訴本人。如果不是您的意思，請馬上在「家人代辦」裡收回，或致電${telephone}。`,
    en: `From ${on.en} ${agent} may act for ${principal}, who is told of each step. If you did not mean this, revoke it at once under "Acting for family", or call ${telephone}.`,
  }),
  'acting-declined': ({ agent, telephone }) => ({
    'zh-CN': `${agent}没有接受替您办社保的授权，您可以自己办，或另外授权。电话${telephone}。`,
    'zh-HK': `${agent}沒有接受替您辦社保的授權，您可以自己辦，或另外授權。電話${telephone}。`,
    en: `${agent} did not accept to act for you. You can do it yourself or ask somebody else. Questions: ${telephone}.`,
  }),
  'acting-ended': ({ on, agent, principal, telephone }) => ({
    'zh-CN': `${on.zh}起${agent}不能再替${principal}办社保，已经交的照常办。有疑问请打${telephone}。`,
    'zh-HK': `${on.zh}起${agent}不能再替${principal}辦社保，已經交的照常辦。有疑問請致電${telephone}。`,
    en: `From ${on.en} ${agent} may no longer act for ${principal}; what was handed in goes on. Questions: ${telephone}.`,
  }),
  'bundle-asked': ({ item, until, telephone }) => ({
    'zh-CN': `您打包办的“${item}”有一件没有办成，请${until === undefined ? '' : `在${until.zh}前`}到单位大厅说一声：其余的还办不办。到期没有回音就不办了。电话${telephone}。`,
    'zh-HK': `您打包辦的「${item}」有一件沒有辦成，請${until === undefined ? '' : `在${until.zh}前`}到單位大廳說一聲：其餘的還辦不辦。到期沒有回音就不辦了。電話${telephone}。`,
    en: `One part of your "${item}" was not completed. Please say in the employer hall${until === undefined ? '' : ` by ${until.en}`} whether the rest goes on; without an answer it does not. Questions: ${telephone}.`,
  }),
  'bundle-ended': ({ item, missing, telephone }) => ({
    'zh-CN':
      missing === 0
        ? `您打包办的“${item}”全部办好了，各件的回执可在单位大厅打印。`
        : `您打包办的“${item}”办完了，其中${missing}件没有办成，原因见单位大厅。电话${telephone}。`,
    'zh-HK':
      missing === 0
        ? `您打包辦的「${item}」全部辦好了，各件的回執可在單位大廳列印。`
        : `您打包辦的「${item}」辦完了，其中${missing}件沒有辦成，原因見單位大廳。電話${telephone}。`,
    en:
      missing === 0
        ? `Everything of your "${item}" is done. The receipts can be printed in the employer hall.`
        : `Your "${item}" has ended; ${missing} of it ${missing === 1 ? 'was' : 'were'} not completed. The employer hall says why. Questions: ${telephone}.`,
  }),
  'login-renewed': ({ on, here, telephone }) => ({
    'zh-CN': `${on.zh}您在${here}的工作登录被重设了：原来的验证器作废，所有设备都已退出。请用管理员当面给您的链接重新设置。如果您没有报失，请马上打${telephone}找安全管理员。`,
    'zh-HK': `${on.zh}您在${here}的工作登入被重設了：原來的驗證器作廢，所有裝置都已登出。請用管理員當面給您的連結重新設定。如果您沒有報失，請馬上致電${telephone}找安全管理員。`,
    en: `On ${on.en} your staff login at ${here} was reset: the old authenticator is void and every device is signed out. Use the link your administrator gives you. If you reported no loss, call ${telephone} at once.`,
  }),
  'telephone-changed': ({ on, telephone }) => ({
    'zh-CN': `您登记的手机号${on.zh}改成了另一个号码，以后的消息发到新号码。如果不是您本人改的，请马上打${telephone}或到任一窗口。`,
    'zh-HK': `您登記的手機號碼${on.zh}改成了另一個號碼，以後的消息發到新號碼。如果不是您本人改的，請馬上致電${telephone}或到任一窗口。`,
    en: `The telephone on your record was changed on ${on.en}; news goes to the new one from now on. If that was not you, call ${telephone} at once or go to any counter.`,
  }),
  'confirmation-objected': ({ item, telephone }) => ({
    'zh-CN': `您单位办的“${item}”里，有职工说情况不对，我们正在核实，核实前先不登记。请备好劳动合同、工资单等材料，咨询${telephone}。`,
    'zh-HK': `您單位辦的「${item}」裡，有職工說情況不對，我們正在核實，核實前先不登記。請備好勞動合同、工資單等材料，查詢${telephone}。`,
    en: `An employee named in your "${item}" says that something is wrong. We are checking it and register nothing before. Please have the labour contract and payslips ready. Questions: ${telephone}.`,
  }),
  'confirmation-verified': ({ item, employer, telephone }) => ({
    'zh-CN': `您说${employer}为您办的“${item}”不对。我们核实过，继续办理，由另一人决定；理由请打${telephone}或到任一窗口问。对决定不服，可以要求复查，也可以依法申请行政复议或者起诉。`,
    'zh-HK': `您說${employer}為您辦的「${item}」不對。我們核實過，繼續辦理，由另一人決定；理由請致電${telephone}或到任一窗口問。對決定不服，可以要求覆查，也可以依法申請行政覆議或者起訴。`,
    en: `You said that "${item}", which ${employer} handed in for you, is wrong. We have checked it and go on; somebody else decides. Ask for the reason at ${telephone} or at any counter. Against the decision you can ask for a review, for reconsideration, or go to court.`,
  }),
  'confirmation-at-counter': ({ item, employer, on, outlet, telephone }) => ({
    'zh-CN': `${employer}为您办的“${item}”，${on.zh}在${outlet}凭您的证件替您记下了答复。如果那不是您本人，请马上打${telephone}或到任一窗口改。`,
    'zh-HK': `${employer}為您辦的「${item}」，${on.zh}在${outlet}憑您的證件替您記下了答覆。如果那不是您本人，請馬上致電${telephone}或到任一窗口改。`,
    en: `Your answer about "${item}", which ${employer} handed in for you, was written down at ${outlet} on ${on.en} on the strength of your document. If that was not you, call ${telephone} at once or have it changed at any counter.`,
  }),
  'registered-by-employer': ({ item, employer, telephone }) => ({
    'zh-CN': `您已由${employer}登记参保（“${item}”），在“我的记录”里看得到。如果不对，请打${telephone}或到任一窗口说；不服的，也可以依法申请行政复议或者起诉。`,
    'zh-HK': `您已由${employer}登記參保（「${item}」），在「我的記錄」裡看得到。如果不對，請致電${telephone}或到任一窗口說；不服的，也可以依法申請行政覆議或者起訴。`,
    en: `${employer} has registered you ("${item}"); it stands in your record. If that is wrong, call ${telephone} or say so at any counter; you can also ask for reconsideration or go to court.`,
  }),
  'rating-answered': ({ item, on, telephone }) => ({
    'zh-CN': `您${on.zh}${item === '' ? '反映的事' : `对“${item}”的评价`}，我们核实并回访了，处理结果在办事大厅“我的评价”里看。电话${telephone}。`,
    'zh-HK': `您${on.zh}${item === '' ? '反映的事' : `對「${item}」的評價`}，我們核實並回訪了，處理結果在辦事大廳「我的評價」裡看。電話${telephone}。`,
    en: `We have looked into what you told us on ${on.en}${item === '' ? '' : ` about "${item}"`}. The result stands under "My ratings" in the online hall. Questions: ${telephone}.`,
  }),
  'confirmation-asked': ({ item, employer, until, telephone }) => ({
    'zh-CN': `${employer}为您办“${item}”。是不是在那里上班，请您${until === undefined ? '' : `最迟${until.zh}`}在办事大厅首页答复一下，没答复也照常办。不知道这个单位，请打${telephone}。`,
    'zh-HK': `${employer}為您辦「${item}」。是不是在那裡上班，請您${until === undefined ? '' : `最遲${until.zh}`}在辦事大廳首頁答覆一下，沒答覆也照常辦。不知道這個單位，請致電${telephone}。`,
    en: `${employer} is registering you: "${item}". Please say on the home page of the online hall${until === undefined ? '' : ` by ${until.en}`} whether this is right; without an answer it goes on. If you do not know this employer, call ${telephone}.`,
  }),
}
