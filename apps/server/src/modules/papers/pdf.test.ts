import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { PaperBlock, PaperContent } from '@tongban/contracts/papers'
import { baseLaw } from '@tongban/policy'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'

import type { PaperFacts } from './facts.ts'
import { fontsOf, openPaperFonts, type PaperFonts } from './fonts.ts'
import { type Making, paperOf } from './paper.ts'
import { type Drawing, drawPaper } from './pdf.ts'
import { shippedPaperWords } from './say.ts'

const require = createRequire(import.meta.url)
const fonts = openPaperFonts([])
const making: Making = {
  agency: {
    name: '龙亭区社会保险中心',
    telephone: '0371-22000011',
    address: '开封市龙亭区宋城示例路12号',
    remedies: {
      recheck: '本机构复查窗口，电话 0371-22000011',
      reconsideration: '开封市龙亭区人民政府',
      court: '开封市龙亭区人民法院',
      legalAid: '龙亭区法律援助中心',
    },
  },
  clerkName: '韩冰',
  madeOn: '2026-03-02',
  law: baseLaw,
  words: shippedPaperWords,
}
const refusal: PaperFacts = {
  subjectId: 's',
  caseId: 'c',
  caseNumber: '410202260000017',
  seq: 4,
  subjectName: '王秀兰',
  itemName: '个人信息变更（关键信息）',
  agencyId: '410202-01',
  outletName: '龙亭大厅',
  kind: 'refusal',
  reason: '户口簿上的姓名和申请的姓名不一样',
  mayBeReviewed: true,
  basis: ['社会保险法第58条'],
}

test('a reader gets back title, language and every word, in the order of reading', async () => {
  const content = paperOf(refusal, making)

  const { info, mark, lang, text } = await readBack(await draw(content))

  expect(info).toMatchObject({ Title: '不予批准决定书 410202260000017-J4', Language: 'zh-CN' })
  expect(mark).toContainEqual(['Marked', true])
  expect(lang).toBe('zh-CN')
  const said = text.replaceAll(/\s/g, '')
  for (const words of wordsOf(content)) expect(said).toContain(words.replaceAll(/\s/g, ''))
  expect(said.indexOf('事实')).toBeLessThan(said.indexOf('规定'))
  expect(said).toContain('校验码0123456789')
  expect(said).toContain('第1页/共1页')
})

test('title, headings, paragraphs and lists are tagged as what they are', async () => {
  const { tags, alts } = await readBack(await draw(paperOf(refusal, making)))

  expect(tags.filter((tag) => ['H1', 'H2'].includes(tag))).toEqual(['H1', 'H2', 'H2', 'H2', 'H2'])
  expect(tags.filter((tag) => tag === 'LI')).toHaveLength(3)
  expect(tags).toEqual(expect.arrayContaining(['Document', 'P', 'L', 'Lbl', 'LBody', 'Figure']))
  expect(alts).toEqual(['核验二维码，编号 410202260000017-J4，校验码 0123456789'])
})

test('the title of the window is the title of the paper, and every font is embedded', async () => {
  const pdf = (await draw(paperOf(refusal, making))).toString('latin1')

  const fontsNamed = [...pdf.matchAll(/\/Type \/FontDescriptor/g)].length
  expect(pdf).toContain('/DisplayDocTitle true')
  expect(fontsNamed).toBeGreaterThan(0)
  expect([...pdf.matchAll(/\/FontFile[23]? /g)]).toHaveLength(fontsNamed)
  expect(pdf).not.toContain('Helvetica')
})

test('the same paper gives the same bytes', async () => {
  const content = paperOf(refusal, making)

  expect((await draw(content)).equals(await draw(content))).toBe(true)
})

test('a paper of a training, and a sample, say so on each page, outside of the text that is read aloud', async () => {
  const long = paperOf({ ...refusal, reason: '很长的理由。'.repeat(500) }, making)

  const marked = await readBack(await draw(long, { training: true }))
  const real = await readBack(await draw(long))
  const sample = await readBack(await draw(long, { sample: true }))

  expect(marked.pages).toBe(real.pages)
  expect(marked.text.replaceAll(/\s/g, '').match(/培训环境不作凭证/g)).toHaveLength(marked.pages)
  expect(sample.text.replaceAll(/\s/g, '').match(/样张不作凭证/g)).toHaveLength(sample.pages)
  expect(marked.tags).toEqual(real.tags)
  expect(real.text).not.toContain('培训环境')
})

test('a paper of three pages is tagged and numbered on each, and each character of it is read back', async () => {
  const missing = Array.from({ length: 55 }, (_, at) => ({
    name: `材料${at + 1}`,
    why: `依据第${at + 1}条；派出所开具`,
  }))
  const content = paperOf({ ...refusal, kind: 'deficiencies', missing, until: '2026-03-20' }, making)

  const { pages, text, tags } = await readBack(await draw(content))

  expect(pages).toBe(3)
  for (const page of [1, 2, 3]) expect(text).toContain(`第 ${page} 页 / 共 3 页`)
  expect(tags.filter((tag) => tag === 'LI').length).toBeGreaterThanOrEqual(55)
  for (const { name } of missing) expect(text).toContain(name)
})

test('a paragraph that runs over a page is one text, in one structure', async () => {
  const long = '很长的理由。'.repeat(500)
  const content = paperOf({ ...refusal, reason: long }, making)

  const { pages, text } = await readBack(await draw(content))

  expect(pages).toBeGreaterThan(1)
  const body = text.replaceAll(/\s/g, '').replaceAll(/龙亭区社会保险中心4102022600\d+-J4.*?共\d+页/g, '')
  expect(body.split('很长的理由。')).toHaveLength(501)
})

test('a rare character that no font has stands as its code point, and a human is told', async () => {
  const content = paperOf({ ...refusal, subjectName: '李𡋾' }, making)
  const rare = fonts.missingIn('李𡋾')

  const { text } = await readBack(await draw(content))

  expect(rare).toEqual(['𡋾'])
  expect(text).toContain('李〔字码U+212FE〕：')
  expect(text).toContain('手写补上')
})

test('what the first font lacks the next one draws', async () => {
  const latin = readFileSync(require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'))
  const han = readFileSync(
    require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  )
  const both = fontsOf([latin, han])

  const { text } = await readBack(await draw(paperOf(refusal, making), { by: both }))

  expect(both.missingIn('Wang 王秀兰')).toEqual([])
  expect(both.runs('Wang 王秀兰').map((run) => run.text)).toEqual(['Wang ', '王秀兰'])
  expect(fontsOf([latin]).missingIn('王a')).toEqual(['王'])
  expect(text).toContain('410202260000017-J4')
  expect(text).toContain('王秀兰')
})

async function draw(
  content: PaperContent,
  { by = fonts, training = false, sample = false }: Partial<Drawing> & { readonly by?: PaperFonts } = {},
): Promise<Buffer> {
  return await drawPaper(
    { content, number: '410202260000017-J4', madeOn: '2026-03-02', checkCode: '0123456789' },
    { fonts: by, publicUrl: 'https://tongban.example', training, sample },
  )
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>
type Node = Awaited<ReturnType<Page['getStructTree']>>

async function readBack(pdf: Buffer) {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise
  const { info } = await document.getMetadata()
  const mark = await document.getMarkInfo()
  const texts: string[] = []
  const nodes: Node[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items, lang } = await page.getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
    nodes.push(...allOf(await page.getStructTree()))
    if (number === document.numPages)
      return {
        pages: document.numPages,
        info,
        mark,
        lang,
        text: texts.join('\n'),
        tags: nodes.map(({ role }) => role),
        alts: nodes.flatMap((node) => ('alt' in node ? [node.alt] : [])),
      }
  }
  throw new Error('no page')
}

function allOf(node: Node): Node[] {
  return [node, ...node.children.flatMap((child) => ('role' in child ? allOf(child) : []))]
}

function wordsOf({ title, plain, salutation, blocks }: PaperContent): string[] {
  return [title, plain, salutation, ...blocks.flatMap(textsOf)]
}

function textsOf(block: PaperBlock): readonly string[] {
  if (block.kind === 'list') return block.items
  return block.kind === 'facts' ? [] : [block.text]
}
