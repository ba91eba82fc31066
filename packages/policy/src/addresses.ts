import type { Reference } from './because.ts'
import { namedIn } from './several-documents.ts'

/**
 * Where the texts of law stand on sites of the state, by number or, where a document has none, by name: one address a document, so that a
 * decision of before leads there, too. None is guessed.
 */
const addresses: Readonly<Record<string, string>> = {
  社会保险法: 'https://www.gov.cn/guoqing/2021-10/29/content_5647616.htm',
  全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定:
    'https://www.gov.cn/yaowen/liebiao/202409/content_6974294.htm',
  国务院关于渐进式延迟法定退休年龄的办法: 'https://www.gov.cn/yaowen/liebiao/202409/content_6974294.htm',
  '人社部发〔2024〕94号': 'https://www.mohrss.gov.cn/wap/zc/zcwj/202501/t20250101_533701.html',
  '国发〔2005〕38号': 'https://www.gov.cn/zhengce/zhengceku/2008-03/28/content_7376.htm',
  '国发〔1997〕26号': 'https://www.nmg.gov.cn/zwgk/zfgb/1997n_5293/199709/199707/t19970716_309391.html',
  '国办发〔2019〕13号': 'https://www.gov.cn/zhengce/content/2019-04/04/content_5379629.htm',
  '国办发〔2009〕66号': 'https://www.beijing.gov.cn/zhengce/zhengcefagui/qtwj/201001/t20100101_781119.html',
  '国发〔2014〕8号':
    'https://www.mohrss.gov.cn/SYrlzyhshbzb/shehuibaozhang/zcwj/201405/t20140527_131029.html',
  '人社部发〔2017〕31号':
    'https://www.mohrss.gov.cn/SYrlzyhshbzb/zhengcefabu/bumenjianzhang/zcjd/201704/t20170425_270902.html',
  工伤保险条例: 'https://www.mohrss.gov.cn/xxgk2020/fdzdgknr/zcfg/fg/202011/t20201103_394950.html',
  失业保险条例: 'https://www.mohrss.gov.cn/xxgk2020/fdzdgknr/zcfg/fg/202011/t20201103_394936.html',
  社会保险费征缴暂行条例: 'https://www.mohrss.gov.cn/xxgk2020/fdzdgknr/zcfg/fg/202011/t20201103_394934.html',
  社会保险经办条例: 'https://www.mohrss.gov.cn/xxgk2020/fdzdgknr/zcfg/fg/202312/t20231201_509829.html',
  民法典: 'https://www.gov.cn/xinwen/2020-06/01/content_5516649.htm',
  行政强制法: 'https://www.gov.cn/flfg/2011-07/01/content_1897308.htm',
  行政许可法: 'https://www.npc.gov.cn/npc/c2/c30834/201906/t20190608_298033.html',
  '国发〔1978〕104号': 'https://www.gd.gov.cn/zwgk/wjk/zcfgk/content/post_2531473.html',
  '国发〔1999〕15号':
    'https://www.ningchengxian.gov.cn/jczwgk/jczwgk_zfbm/jczwgk_gaj/jczwgk_gaj_hjgl/jczwgk_gaj_hjgl_ssqk/202411/t20241104_2450315.html',
  '国办发〔2015〕18号': 'https://www.gov.cn/zhengce/zhengceku/2015-04/06/content_9581.htm',
  '国办发〔2018〕81号': 'https://www.gov.cn/zhengce/content/2018-08/19/content_5314865.htm',
  '2025年调整退休人员基本养老金的通知': 'https://www.gov.cn/zhengce/zhengceku/202507/content_7031449.htm',
  '国办发明电〔2025〕7号': 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  '京劳社养发〔2007〕31号': 'https://rsj.beijing.gov.cn/xxgk/2024zcwj/202406/t20240617_3717464.html',
  '京人社发〔2024〕16号': 'https://rsj.beijing.gov.cn/xxgk/2024zcwj/202412/t20241224_3972825.html',
  '京人社发〔2025〕13号': 'https://www.beijing.gov.cn/zhengce/zhengcefagui/202511/t20251107_4265441.html',
  '粤人社发〔2025〕32号': 'https://hrss.gd.gov.cn/gkmlpt/content/4/4789/post_4789618.html',
  '沪人社规〔2026〕7号': 'https://rsj.sh.gov.cn/tshbx_17729/20260702/t0035_1442080.html',
  '辽人社〔2025〕17号': 'https://liaoning.chinatax.gov.cn/art/2025/9/15/art_5869_7692.html',
  '沪人社规〔2026〕18号': 'https://rsj.sh.gov.cn/tshbx_17729/20260812/t0035_1443067.html',
}

/** A site of the state, and a path on it that is sent as it is written. */
const official = /^https:\/\/(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+gov\.cn(?:\/[\w\-.~%/?&=:+,;@()!$']*)?$/

/** Whether an address is one on a site of the state, over an encrypted line, and nothing else. */
export function isOfficialAddress(url: string): boolean {
  return url.length <= 300 && official.test(url)
}

/**
 * Where the text of a source can be read: the address that it names itself, or that of its document. A browser that knows how begins to
 * read at the article.
 * @returns undefined where no address is known: then document and number are what to look for
 */
export function addressOf({ document, number, article, url }: Reference): string | undefined {
  const found = url ?? [number, ...namesOf(document)].map(ofName).find((known) => known !== undefined)
  if (found === undefined || !isOfficialAddress(found)) return undefined
  const [heading] = /^第[一二三四五六七八九十百零]+条/.exec(article ?? '') ?? []
  return heading === undefined ? found : `${found}#:~:text=${encodeURIComponent(heading)}`
}

/** One document of a source, as it is cited, and where its text stands. */
export interface CitedDocument {
  readonly text: string
  /** Undefined where no address is known: then the text is what to look for. */
  readonly address: string | undefined
}

/**
 * The documents that a source names, each with number, article and the address of its text. None where nobody has read one: then
 * `saidBy` tells who says so.
 */
export function citedDocuments(source: Reference): readonly CitedDocument[] {
  return documentsOf(source).map((one) => ({ text: citedText(one), address: addressOf(one) }))
}

/** The documents of a source as sources of their own; what names an address of its own is one. */
export function documentsOf(source: Reference): readonly Reference[] {
  const text = citedText(source)
  if (text === '') return []
  return (source.url === undefined ? namedIn(text) : undefined) ?? [source]
}

/** A document as it is cited: name, number and article. */
export function citedText({ document, number, article }: Reference): string {
  return [document, number, article].filter((part) => part !== undefined && part !== '').join(' ')
}

/** A document as it is written, without its remark, and of a notice that has its number behind a comma the number. */
function namesOf(document: string): readonly string[] {
  return [document, document.replace(/（[^（）]*）$/, ''), document.slice(document.lastIndexOf('，') + 1)]
}

function ofName(name: string | undefined): string | undefined {
  return name !== undefined && Object.hasOwn(addresses, name) ? addresses[name] : undefined
}

/** Every address that ships, by number or name of its document: for the checker and the page that lists them. */
export const documentAddresses: readonly (readonly [name: string, url: string])[] = Object.entries(addresses)
