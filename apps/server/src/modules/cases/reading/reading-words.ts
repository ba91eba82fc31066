import type { Hold, Outcome } from '@tongban/contracts/cases'
import type { Language } from '@tongban/contracts/errors'
import { longDay } from '@tongban/contracts/long-day'
import type { Day } from '@tongban/policy'

import type { Case } from '../case.ts'

/** The sentences that say where a case stands, in one language. */
interface ReadingWords {
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly limit: (length: number, unit: NonNullable<Case['limit_unit']>) => string
  /** 延期: the limit, and by how much it was extended. */
  readonly extended: (limit: string, more: string) => string
  /** Added where there is a day by which it ends. */
  readonly until: (day: Day) => string
  readonly submitted: (agency: string, until: string) => string
  readonly atWork: (agency: string, step: string | undefined, until: string) => string
  readonly holds: Readonly<Record<Hold['reason'], (hold: Hold, to: string) => string>>
  /** Ended with its bundle. */
  readonly stopped: string
  /** 外部门事项: refused by its department, with what it said. */
  readonly refusedThere: (department: string, said: string) => string
  /** The same, ended because what it wanted was not brought. */
  readonly lapsedThere: (department: string) => string
  /** Who did what completes by itself. */
  readonly automatic: string
  /** Who answered for himself, and who heard it at a counter. */
  readonly himself: string
  readonly heardBy: (clerk: string) => string
  /** Added where a hold has a day by which it ends. */
  readonly to: (day: Day) => string
}

const simplified: ReadingWords = {
  outcomes: {
    completed: '已经办结。',
    'not-accepted': '没有受理，原因写在告知里。',
    refused: '没有批准，原因写在决定里。',
    lapsed: '到期没有补齐，已经关闭；备齐了可以重新交。',
    withdrawn: '已经按您的意思撤回。',
    reversed: '原来的办理结果已经撤销。',
  },
  limit: (length, unit) => `${length}${{ 'working-days': '个工作日', days: '天', months: '个月' }[unit]}`,
  extended: (limit, more) => `${limit}，延长${more}`,
  until: (day) => `，最迟${longDay(day, 'zh-CN')}办结`,
  submitted: (agency, until) => `材料已收到，等${agency}受理${until}。`,
  atWork: (agency, step, until) => `${agency}正在${step ?? '办理'}${until}。`,
  holds: {
    correction: ({ missing, until, since }) =>
      `还差${missing.length}样材料，请在${longDay(until ?? since, 'zh-CN')}前补齐。`,
    core: () => '已审核，正在登记。',
    forwarded: ({ name = '' }, to) => `已转报${name}，等它答复${to}。`,
    procedure: ({ name = '', trouble, isOpenEnded }, to) =>
      isOpenEnded === true
        ? `正在等“${name}”，有了结果接着办，等的时间不算在办理时限里。`
        : trouble === undefined
          ? `正在进行“${name}”${to}。`
          : `“${name}”到期还没有结果，正在催。`,
    bundle: ({ name = '', party, until, since }) =>
      party === 'applicant'
        ? `“${name}”没有办成，请在${longDay(until ?? since, 'zh-CN')}前说一声：这一件还办不办。`
        : `等“${name}”办好，马上接着办这一件。`,
    department: ({ name = '', party, trouble, missing: [asked], until, since }, to) => {
      if (trouble === 'conflict') return `还没有送到${name}：表里的人和花名册对不上，我们正在核对。`
      if (trouble === 'refused') return `${name}说没有办，也可能是早就办好了，我们正在向它问清楚。`
      if (trouble !== undefined) return `${name}还没有答复，我们正在向它问。`
      return party === 'applicant'
        ? `${name}请您补充：${asked?.why ?? ''}请在${longDay(until ?? since, 'zh-CN')}前补上。`
        : `由${name}办，等它答复${to}。`
    },
  },
  refusedThere: (department, said) =>
    `${department}没有办成${said === '' ? '，原因请向它问。' : `：${said}`}`,
  lapsedThere: (department) => `${department}要您补的，到期没有补，这一件没有办成；还要办，可以重新交。`,
  stopped: '同一件事里有一件没有办成，这一件就不办了。',
  automatic: '系统自动办结',
  himself: '本人',
  heardBy: (clerk) => `本人，${clerk}在窗口记下`,
  to: (day) => `，到${longDay(day, 'zh-CN')}`,
}

const traditional: ReadingWords = {
  outcomes: {
    completed: '已經辦結。',
    'not-accepted': '沒有受理，原因寫在告知裏。',
    refused: '沒有批准，原因寫在決定裏。',
    lapsed: '到期沒有補齊，已經關閉；備齊了可以重新交。',
    withdrawn: '已經按您的意思撤回。',
    reversed: '原來的辦理結果已經撤銷。',
  },
  limit: (length, unit) => `${length}${{ 'working-days': '個工作日', days: '天', months: '個月' }[unit]}`,
  extended: (limit, more) => `${limit}，延長${more}`,
  until: (day) => `，最遲${longDay(day, 'zh-HK')}辦結`,
  submitted: (agency, until) => `材料已收到，等${agency}受理${until}。`,
  atWork: (agency, step, until) => `${agency}正在${step ?? '辦理'}${until}。`,
  holds: {
    correction: ({ missing, until, since }) =>
      `還差${missing.length}樣材料，請在${longDay(until ?? since, 'zh-HK')}前補齊。`,
    core: () => '已審核，正在登記。',
    forwarded: ({ name = '' }, to) => `已轉報${name}，等它答覆${to}。`,
    procedure: ({ name = '', trouble, isOpenEnded }, to) =>
      isOpenEnded === true
        ? `正在等「${name}」，有了結果接着辦，等的時間不算在辦理時限裏。`
        : trouble === undefined
          ? `正在進行「${name}」${to}。`
          : `「${name}」到期還沒有結果，正在催。`,
    bundle: ({ name = '', party, until, since }) =>
      party === 'applicant'
        ? `「${name}」沒有辦成，請在${longDay(until ?? since, 'zh-HK')}前說一聲：這一件還辦不辦。`
        : `等「${name}」辦好，馬上接着辦這一件。`,
    department: ({ name = '', party, trouble, missing: [asked], until, since }, to) => {
      if (trouble === 'conflict') return `還沒有送到${name}：表裏的人和花名冊對不上，我們正在核對。`
      if (trouble === 'refused') return `${name}說沒有辦，也可能是早就辦好了，我們正在向它問清楚。`
      if (trouble !== undefined) return `${name}還沒有答覆，我們正在向它問。`
      return party === 'applicant'
        ? `${name}請您補充：${asked?.why ?? ''}請在${longDay(until ?? since, 'zh-HK')}前補上。`
        : `由${name}辦，等它答覆${to}。`
    },
  },
  refusedThere: (department, said) =>
    `${department}沒有辦成${said === '' ? '，原因請向它問。' : `：${said}`}`,
  lapsedThere: (department) => `${department}要您補的，到期沒有補，這一件沒有辦成；還要辦，可以重新交。`,
  stopped: '同一件事裏有一件沒有辦成，這一件就不辦了。',
  automatic: '系統自動辦結',
  himself: '本人',
  heardBy: (clerk) => `本人，${clerk}在窗口記下`,
  to: (day) => `，到${longDay(day, 'zh-HK')}`,
}

const english: ReadingWords = {
  outcomes: {
    completed: 'Completed.',
    'not-accepted': 'Not accepted; the reason is in the notice.',
    refused: 'Not approved; the reason is in the decision.',
    lapsed:
      'Closed, because the missing papers did not come in time. You may hand in again when you have them.',
    withdrawn: 'Withdrawn, as you wished.',
    reversed: 'The earlier result was taken back.',
  },
  limit: (length, unit) =>
    `${length} ${{ 'working-days': 'working days', days: 'days', months: 'months' }[unit]}`,
  extended: (limit, more) => `${limit}, extended by ${more}`,
  until: (day) => `, by ${longDay(day, 'en')} at the latest`,
  submitted: (agency, until) => `Received; ${agency} decides on acceptance${until}.`,
  atWork: (agency, step, until) =>
    `${agency} is working on it${step === undefined ? '' : ` (${step})`}${until}.`,
  holds: {
    correction: ({ missing, until, since }) =>
      `${missing.length} ${missing.length === 1 ? 'paper is' : 'papers are'} missing; please bring them by ${longDay(until ?? since, 'en')}.`,
    core: () => 'Approved; it is being registered.',
    forwarded: ({ name = '' }, to) => `Sent on to ${name}; we wait for its answer${to}.`,
    procedure: ({ name = '', trouble, isOpenEnded }, to) =>
      isOpenEnded === true
        ? `It waits for “${name}” and goes on as soon as there is a result; this time does not count towards the limit.`
        : trouble === undefined
          ? `“${name}” is under way${to}.`
          : `“${name}” is overdue; we are asking for its result.`,
    bundle: ({ name = '', party, until, since }) =>
      party === 'applicant'
        ? `“${name}” was not completed; please say by ${longDay(until ?? since, 'en')} whether this one goes on.`
        : `It goes on as soon as “${name}” is completed.`,
    department: ({ name = '', party, trouble, missing: [asked], until, since }, to) => {
      if (trouble === 'conflict')
        return `Not sent to ${name} yet: somebody in the form is not on the roster like that; we are checking.`
      if (trouble === 'refused') return `${name} refused it, and may have done it before; we are asking them.`
      if (trouble !== undefined) return `${name} has not answered yet; we are asking them.`
      return party === 'applicant'
        ? `${name} asks for more: ${asked?.why ?? ''} Please supply it by ${longDay(until ?? since, 'en')}.`
        : `This is decided by: ${name}. We wait for their answer${to}.`
    },
  },
  refusedThere: (department, said) =>
    `Not done by ${department}${said === '' ? '; please ask them why.' : `: ${said}`}`,
  lapsedThere: (department) =>
    `${department} asked you for more and did not get it in time, so this was not done; you can hand it in again.`,
  stopped: 'Not gone on with, because another part of the same bundle was not completed.',
  automatic: 'completed by the system',
  himself: 'the person',
  heardBy: (clerk) => `the person, heard by ${clerk} at the counter`,
  to: (day) => `, until ${longDay(day, 'en')}`,
}

/** The words of each language that people read. */
export const readingWords: Readonly<Record<Language, ReadingWords>> = {
  'zh-CN': simplified,
  'zh-HK': traditional,
  en: english,
}
