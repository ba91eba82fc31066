import type { Page, Request } from 'playwright-core'

import { asked, fill } from './calculator.ts'
import { handInBirthDay, identify } from './counter.ts'
import { receive } from './employer.ts'
import { enterAs, telephones } from './person.ts'
import { type House, kaifengEmployer, kaifengPerson, openPage, show, signIn } from './staff.ts'

/** A page of the halls: who goes there, and how it is reached. */
export interface Visited {
  readonly name: string
  readonly who: string | null
  readonly go: (page: Page) => Promise<void>
}

const at =
  (address: string, heading: string) =>
  async (page: Page): Promise<void> => {
    await show(page, address)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  }

async function atCounter(page: Page): Promise<void> {
  await identify(page, kaifengPerson('王秀兰'))
  await page.getByRole('link', { name: '个人基本信息变更（关键信息）' }).waitFor()
}

const searching =
  (hall: string, terms: string) =>
  async (page: Page): Promise<void> => {
    await show(page, hall)
    await page.getByRole('searchbox').fill(terms)
    await page.getByRole('searchbox').press('Enter')
    await page.getByRole('heading', { level: 1, name: '查找结果' }).waitFor()
    await page.getByRole('status').waitFor({ state: 'attached' })
  }

const visited: readonly Visited[] = [
  { name: 'login', who: null, go: at('/login', '工作人员登录') },
  { name: 'gallery', who: null, go: at('/gallery', '组件样例') },
  { name: 'audit-roots', who: null, go: at('/audit/roots', '每日审计根') },
  { name: 'publicities', who: null, go: at('/publicities', '正在公示') },
  { name: 'where-to-go', who: null, go: at('/where', '去哪里办') },
  { name: 'calculators', who: null, go: at('/calculator', '算一算') },
  ...Object.keys(asked).map((id) => ({
    name: `calculator-${id}`,
    who: null,
    go: async (page: Page) => {
      await show(page, `/calculator/${id}`)
      await fill(page, id)
    },
  })),
  { name: 'calculator-lines', who: null, go: at('/calculator/lines', '用 JSON 一行一行算') },
  { name: 'check-paper', who: null, go: at('/check-paper', '核验文书') },
  { name: 'counter-visit', who: 'ding.xiang', go: atCounter },
  {
    name: 'counter-hand-in',
    who: 'ding.xiang',
    go: async (page) => {
      await atCounter(page)
      await page.getByRole('link', { name: '个人基本信息变更（关键信息）' }).click()
      await page.getByRole('radiogroup', { name: '要改哪一项' }).getByText('姓名').click()
      await page.getByRole('textbox', { name: '正确的姓名' }).fill('')
      await page.getByRole('button', { name: /交上去/ }).click()
      await page.getByRole('heading', { name: /处要改/ }).waitFor()
    },
  },
  {
    name: 'counter-result',
    who: 'ding.xiang',
    go: async (page) => {
      await atCounter(page)
      await handInBirthDay(page, '19')
    },
  },
  {
    name: 'counter-case',
    who: 'ding.xiang',
    go: async (page) => {
      await show(page, '/counter')
      await page.getByRole('region', { name: '名下的办件' }).getByRole('link').first().click()
      await page.getByRole('list', { name: '经过' }).waitFor()
    },
  },
  {
    name: 'counter-paper',
    who: 'ding.xiang',
    go: async (page) => {
      await page.getByRole('button', { name: '打开受理通知书' }).first().click()
      await page.getByRole('article', { name: /受理通知书/ }).waitFor()
    },
  },
  { name: 'counter-outbox', who: 'ding.xiang', go: at('/counter/outbox', '待送出') },
  { name: 'counter-relays', who: 'ding.xiang', go: at('/counter/relays', '请您转告') },
  { name: 'counter-counterfoils', who: 'ding.xiang', go: at('/counter/counterfoils', '存根') },
  {
    name: 'counter-together',
    who: 'ding.xiang',
    go: async (page) => {
      await receive(page, kaifengEmployer('开封市繁塔汴绣针织有限公司'))
      await page.getByRole('link', { name: '员工入职' }).click()
      await page.getByText(/下面几项会送给它/).waitFor()
    },
  },
  {
    name: 'counter-identify',
    who: 'ding.xiang',
    go: async (page) => {
      await atCounter(page)
      await page.getByRole('button', { name: '结束接待' }).click()
      await page.getByRole('button', { name: '开始接待' }).waitFor()
    },
  },
  {
    name: 'counter-rated',
    who: 'ding.xiang',
    go: async (page) => {
      await page.getByRole('button', { name: '转过屏幕，请他评' }).click()
      const sheet = page.getByRole('dialog', { name: '请您评价' })
      await sheet.getByRole('radiogroup').getByText('不满意', { exact: true }).click()
      await sheet.getByRole('button', { name: '交上去' }).click()
      await page.getByRole('alert').filter({ hasText: '评价已记下' }).waitFor()
    },
  },
  { name: 'office-inbox', who: 'liu.min', go: at('/office?view=agency', '待办') },
  {
    name: 'office-review',
    who: 'liu.min',
    go: async (page) => {
      await at('/office?view=agency', '待办')(page)
      await page.getByRole('row').getByRole('link').first().click()
      await page.getByRole('heading', { name: '规则核对' }).waitFor()
    },
  },
  { name: 'office-search', who: 'liu.min', go: searching('/office', '王') },
  { name: 'office-search-nothing', who: 'liu.min', go: searching('/office', '查无此人') },
  { name: 'office-documents', who: 'liu.min', go: at('/office/documents', '待核证件') },
  { name: 'office-unreached', who: 'liu.min', go: at('/office/unreached', '没送达的通知') },
  { name: 'office-copies', who: 'liu.min', go: at('/office/copies', '抄送我的') },
  { name: 'office-shields', who: 'qi.an', go: at('/office/shields', '受保护人员') },
  { name: 'office-absences', who: 'liu.min', go: at('/office/absences', '不在岗') },
  { name: 'direction-absences', who: 'zhao.jianguo', go: at('/direction/absences', '不在岗') },
  { name: 'direction', who: 'zhao.jianguo', go: at('/direction', '总览') },
  { name: 'direction-flow', who: 'zhao.jianguo', go: at('/direction/flow', '收件和办结') },
  {
    name: 'direction-lateness',
    who: 'zhao.jianguo',
    go: at('/direction/lateness?by=agency', '逾期：法定、指南、承诺分开看'),
  },
  { name: 'direction-items', who: 'zhao.jianguo', go: at('/direction/items', '高频事项和网上能办的事项') },
  { name: 'direction-online', who: 'zhao.jianguo', go: at('/direction/online?by=item', '网上办件占比') },
  { name: 'direction-peaks', who: 'zhao.jianguo', go: at('/direction/peaks', '高峰时段') },
  { name: 'direction-workload', who: 'zhao.jianguo', go: at('/direction/workload?by=post', '工作量') },
  { name: 'direction-reports', who: 'zhao.jianguo', go: at('/direction/reports', '月报') },
  { name: 'direction-away', who: 'zhao.jianguo', go: at('/direction/away?by=outlet', '异地受理占比') },
  { name: 'direction-search', who: 'zhao.jianguo', go: searching('/direction', 'wang') },
  { name: 'direction-cases', who: 'zhao.jianguo', go: at('/direction/cases?figure=running', '在办的件') },
  {
    name: 'direction-case',
    who: 'zhao.jianguo',
    go: async (page) => {
      await at('/direction/cases?figure=running', '在办的件')(page)
      await page.getByRole('row').getByRole('link').first().click()
      await page.getByRole('list', { name: '经过' }).waitFor()
    },
  },
  { name: 'direction-ratings', who: 'zhao.jianguo', go: at('/direction/ratings?by=item', '好差评') },
  {
    name: 'direction-ratings-behind',
    who: 'zhao.jianguo',
    go: at('/direction/ratings/list?grade=bad', '数字背后的评价'),
  },
  {
    name: 'direction-call-backs',
    who: 'zhao.jianguo',
    go: at('/direction/call-backs', '差评和没办成的回访'),
  },
  {
    name: 'direction-call-back',
    who: 'zhao.jianguo',
    go: async (page) => {
      await at('/direction/call-backs', '差评和没办成的回访')(page)
      await page.getByRole('row').getByRole('link').first().click()
      await page.getByRole('heading', { name: '登记回访结果' }).waitFor()
    },
  },
  {
    name: 'direction-parameters',
    who: 'zhao.jianguo',
    go: at('/direction/parameters/figures', '现行的法定参数'),
  },
  {
    name: 'direction-parameter',
    who: 'zhao.jianguo',
    go: async (page) => {
      await at('/direction/parameters/figures/pensionBase?area=410000', '养老金计发基数')(page)
      await page.getByRole('table', { name: '哪些算法用它' }).waitFor()
    },
  },
  {
    name: 'direction-parameter-drafts',
    who: 'zhao.jianguo',
    go: at('/direction/parameters/drafts', '起草和公布'),
  },
  {
    name: 'direction-parameter-draft-faults',
    who: 'zhao.jianguo',
    go: async (page) => {
      await at('/direction/parameters/drafts/new?figure=pensionBase&area=410000', '起草参数')(page)
      await page.getByRole('button', { name: '存下并核对' }).click()
      await page.getByRole('heading', { name: /处要改/ }).waitFor()
    },
  },
  {
    name: 'direction-parameter-publications',
    who: 'zhao.jianguo',
    go: at('/direction/parameters/publications', '公布过的参数'),
  },
  { name: 'administration-staff', who: 'wu.gang', go: at('/administration/staff', '工作人员') },
  {
    name: 'administration-invitation',
    who: null,
    go: async (page) => {
      await show(page, `/invitation#${'x'.repeat(43)}`)
      await page.getByRole('heading', { level: 1, name: '首次登录' }).waitFor()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'administration-renewals',
    who: 'wu.gang',
    go: at('/administration/renewals', '重设登录'),
  },
  { name: 'administration-grants', who: 'zhao.jianguo', go: at('/administration/grants', '授权') },
  { name: 'administration-places', who: 'wu.gang', go: at('/administration/places', '机构和网点') },
  {
    name: 'administration-outlet',
    who: 'wu.gang',
    go: async (page) => {
      await at('/administration/places?outlet=410202-hall-1', '机构和网点')(page)
      await page.getByRole('heading', { name: '平时上班时间' }).waitFor()
    },
  },
  {
    name: 'administration-agency',
    who: 'wu.gang',
    go: async (page) => {
      await at('/administration/places?agency=410202-01', '机构和网点')(page)
      await page.getByRole('heading', { name: /救济途径/ }).waitFor()
    },
  },
  {
    name: 'administration-outlet-grants',
    who: 'wu.gang',
    go: at('/administration/outlet-grants', '事项下沉'),
  },
  {
    name: 'administration-outlet-grants-edit',
    who: 'wu.gang',
    go: async (page) => {
      await at('/administration/outlet-grants?outlet=410212-village-point-1', '事项下沉')(page)
      await page.getByLabel('照着哪个网点').selectOption({ label: '示例银行龙亭支行社银网点' })
      await page.getByRole('button', { name: '看看会改什么' }).click()
      await page.getByRole('heading', { name: /会改/ }).waitFor()
    },
  },
  {
    name: 'administration-calendar',
    who: 'wu.gang',
    go: async (page) => {
      await at('/administration/calendar?agency=410202-01', '日历和业务期')(page)
      await page.getByRole('table', { name: '业务期' }).waitFor()
    },
  },
  { name: 'administration-items', who: 'wu.gang', go: at('/administration/items', '事项配置') },
  {
    name: 'administration-item-draft',
    who: 'wu.gang',
    go: async (page) => {
      await at('/administration/items', '事项配置')(page)
      await page.getByRole('searchbox', { name: '找事项' }).fill('关键信息')
      await page.getByRole('button', { name: '改：个人基本信息变更（关键信息）' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '开始起草' }).click()
      await page.getByRole('heading', { name: '办事人看到的样子' }).waitFor()
    },
  },
  { name: 'administration-mergers', who: 'wu.gang', go: at('/administration/mergers', '机构撤并') },
  {
    name: 'administration-archives',
    who: 'wei.cun',
    go: at('/administration/archives', '归档的办件'),
  },
  {
    name: 'administration-archive',
    who: 'wei.cun',
    go: async (page) => {
      await at('/administration/archives', '归档的办件')(page)
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByRole('heading', { name: '卷内目录' }).waitFor()
    },
  },
  {
    name: 'administration-destructions',
    who: 'wei.cun',
    go: at('/administration/destructions', '销毁清册'),
  },
  { name: 'administration-teams', who: 'wu.gang', go: at('/administration/teams', '组') },
  {
    name: 'administration-team-new',
    who: 'wu.gang',
    go: at('/administration/teams?team=new', '组'),
  },
  { name: 'administration-running', who: 'wu.gang', go: at('/administration/running', '运行情况') },
  { name: 'administration-boundaries', who: 'wu.gang', go: at('/administration/boundaries', '对外连接') },
  { name: 'administration-wordings', who: 'wu.gang', go: at('/administration/wordings', '用语') },
  { name: 'administration-audit', who: 'feng.jianming', go: at('/administration/audit', '查看记录') },
  { name: 'administration-messages', who: 'wu.gang', go: at('/administration/messages', '未送达的消息') },
  { name: 'administration-clients', who: 'wu.gang', go: at('/administration/clients', '接入系统') },
  { name: 'administration-logins', who: 'feng.jianming', go: at('/administration/logins', '我的登录') },
  {
    name: 'not-done',
    who: null,
    go: async (page) => {
      await at('/not-done', '没办成')(page)
      await page.getByRole('button', { name: '交上去' }).click()
      await page.getByRole('heading', { name: /处要改/ }).waitFor()
    },
  },
  { name: 'person-login', who: null, go: at('/person/login', '个人登录') },
  ...[
    ['home', '/person', '王秀兰，您好'],
    ['apply', '/person/apply', '办事'],
    ['item', '/person/apply/flexible-registration', '灵活就业人员参保登记'],
    ['cases', '/person/cases', '我的办件'],
    ['messages', '/person/messages', '消息'],
    ['message-settings', '/person/messages/settings', '消息设置'],
    ['outbox', '/person/outbox', '待送出'],
    ['own', '/person/own', '我的'],
    ['record', '/person/own/record', '我的记录'],
    ['copy', '/person/own/copy', '个人信息副本'],
    ['looks', '/person/own/looks', '谁看过我的记录'],
    ['logins', '/person/own/logins', '登录和设备'],
    ['ratings', '/person/own/ratings', '我的评价'],
    ['clients', '/person/own/clients', '授权给其他系统'],
    ['family', '/person/own/family', '家人代办'],
    ['account', '/person/apply/pension-account-change', '养老保险待遇发放账户维护申请'],
    ['not-done', '/person/not-done', '没办成'],
  ].map(([name = '', address = '', heading = '']) => ({
    name: `person-${name}`,
    who: telephones.王秀兰,
    go: at(address, heading),
  })),
  {
    name: 'person-questions',
    who: telephones.王秀兰,
    go: async (page) => {
      await at('/person/apply/flexible-registration', '灵活就业人员参保登记')(page)
      await page.getByRole('button', { name: '开始填' }).click()
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByRole('heading', { name: /处要改/ }).waitFor()
    },
  },
  {
    name: 'person-case',
    who: telephones.王秀兰,
    go: async (page) => {
      await at('/person/cases', '我的办件')(page)
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
      await page.getByRole('list', { name: '经过' }).waitFor()
    },
  },
  {
    name: 'person-confirmation',
    who: telephones.赵𡋾,
    go: async (page) => {
      await at('/person', '赵𡋾，您好')(page)
      await page.getByRole('link', { name: /去答复/ }).click()
      await page.getByRole('heading', { level: 1, name: '请您确认' }).waitFor()
    },
  },
  {
    name: 'person-objection',
    who: telephones.赵𡋾,
    go: async (page) => {
      await page.getByRole('button', { name: '不对' }).click()
      await page.getByRole('button', { name: '交上去' }).click()
      await page.getByRole('heading', { name: /处要改/ }).waitFor()
    },
  },
  ...[
    ['home', '/employer', '单位首页'],
    ['apply', '/employer/apply', '替单位办事'],
    ['item', '/employer/apply/staff-decrease', '缴费人员增减申报（减少、停保）'],
    ['together', '/employer/together/employee-joins', '员工入职'],
    ['cases', '/employer/cases', '单位的办件'],
    ['roster', '/employer/roster', '花名册'],
    ['own', '/employer/own', '单位'],
    ['clerks', '/employer/own/clerks', '经办人'],
    ['clients', '/employer/own/clients', '授权给其他系统'],
    ['messages', '/employer/own/messages', '单位的消息'],
    ['papers', '/employer/own/papers', '单位的文书'],
    ['record', '/employer/own/record', '单位的登记信息'],
    ['looks', '/employer/own/looks', '谁看过单位的记录'],
    ['lists', '/employer/lists', '批量办理'],
  ].map(([name = '', address = '', heading = '']) => ({
    name: `employer-${name}`,
    who: telephones.郑𠮷,
    go: at(address, heading),
  })),
  {
    name: 'phone',
    who: null,
    go: async (page) => {
      await at('/phone', '演示手机')(page)
      await page.getByRole('list', { name: '收到的短信' }).getByText('已转到').first().waitFor()
    },
  },
]

/** More of them only wait for each other, on a machine with two cores longer than a page may take. */
const windowsAtOnce = 3
const patienceMs = 60_000

/** Nobody, somebody by his telephone, or a member of staff. */
async function enter(house: House, who: string | null): Promise<Page> {
  if (who === null) return await openPage(house)
  return /^\d+$/.test(who) ? await enterAs(house, who, {}) : await signIn(house, who)
}

/** One page of each hall that people work in all day: looked at in every mode. */
const mainPages = new Set([
  'person-home',
  'person-questions',
  'person-case',
  'employer-home',
  'employer-roster',
  'counter-hand-in',
  'office-inbox',
  'office-review',
  'direction',
])

/** How a page is shown: the size of the window, what its own switch says, and what the device asks for. */
interface Dress {
  readonly width: number
  readonly height: number
  readonly theme: 'default' | 'elder' | 'contrast'
  /** The colours of the device instead of the page's, as people set them who see little. */
  readonly forcedColors?: true
  /** How much larger than usual the letters are that the browser is set to. */
  readonly letters?: number
  /** Looked at on the main pages only. */
  readonly mainOnly?: true
}

/** The shapes that pages are looked at in. */
const shapes = {
  desktop: { width: 1120, height: 640, theme: 'default' },
  wall: { width: 1920, height: 1080, theme: 'default' },
  phone: { width: 360, height: 740, theme: 'default' },
  'phone-elder': { width: 360, height: 740, theme: 'elder' },
  'phone-contrast': { width: 360, height: 740, theme: 'contrast', mainOnly: true },
  'phone-forced-colours': { width: 360, height: 740, theme: 'default', forcedColors: true, mainOnly: true },
  'phone-large-letters': { width: 360, height: 740, theme: 'default', letters: 2, mainOnly: true },
} as const satisfies Record<string, Dress>
export type Shape = keyof typeof shapes

/**
 * Shows every page in the given shapes to `look`, each person in a window of his own; a page is gone to once and
 * then dressed anew. The clerk goes first: he leaves cases on the reviewer's desk.
 */
export async function walkPages(
  house: House,
  shapeNames: readonly Shape[],
  look: (page: Page, name: string, shape: Shape, isMain: boolean) => Promise<void>,
): Promise<void> {
  const walk = async (who: string | null): Promise<void> => {
    const page = await enter(house, who)
    page.setDefaultTimeout(patienceMs)
    const quiet = whenQuiet(page)
    for (const { name, go } of visited.filter((other) => other.who === who)) {
      await go(page)
      await quiet()
      for (const shape of shapeNames.filter((one) => isShownIn(name, shapes[one]))) {
        await dress(page, shapes[shape])
        await look(page, name, shape, mainPages.has(name))
      }
    }
    await page.context().close()
  }
  await walk('ding.xiang')
  const others = [...new Set(visited.map(({ who }) => who))].filter((who) => who !== 'ding.xiang')
  const lane = async (): Promise<void> => {
    for (let who = others.shift(); who !== undefined; who = others.shift()) await walk(who)
  }
  await Promise.all(Array.from({ length: windowsAtOnce }, lane))
}

const quietMs = 150

/** Waits until nothing that the page asks for is under way. */
function whenQuiet(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  const over = (request: Request): void => void underWay.delete(request)
  page.on('request', (request) => underWay.add(request))
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return async () => {
    do await page.waitForTimeout(quietMs)
    while (underWay.size > 0)
  }
}

function isShownIn(name: string, { mainOnly }: Dress): boolean {
  return mainOnly !== true || mainPages.has(name)
}

const usualLetters = 16

async function dress(page: Page, { width, height, theme, forcedColors, letters = 1 }: Dress): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ forcedColors: forcedColors === true ? 'active' : 'none' })
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: usualLetters * letters } })
  await browser.detach()
  for (const [wanted, name] of [
    ['elder', '大字'],
    ['contrast', '高对比'],
  ] as const) {
    const button = page.getByRole('group', { name: '显示' }).getByRole('button', { name })
    const isPressed = (await button.getAttribute('aria-pressed')) === 'true'
    if (isPressed !== (theme === wanted)) await button.click()
  }
  await page.mouse.move(0, 0)
  await page.evaluate(() => scrollTo(0, 0))
}
