import type { PaperBlock, PaperContent } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'
import Pdf from 'pdfkit'
import { encode } from 'uqr'

import { instantOf } from '../../platform/instants.ts'
import type { PaperFonts } from './fonts.ts'
import { paperTextOf } from './text.ts'
import { longDay } from './words.ts'

/** A paper as its PDF shows it. */
export interface PrintedPaper {
  readonly content: PaperContent
  readonly number: string
  readonly madeOn: Day
  /** Null where nobody outside checks it. */
  readonly checkCode: string | null
}

/** What the drawing takes beside the paper. */
export interface Drawing {
  readonly fonts: PaperFonts
  /** How browsers reach the server: stands in the code that a telephone reads. */
  readonly publicUrl: string
  /** 培训环境: each page says across its whole breadth that it counts for nothing. */
  readonly training?: boolean
  /** 样张: it shows how a paper would look, with made-up facts, and says so in the same way. */
  readonly sample?: boolean
}

type Doc = InstanceType<typeof Pdf>
type Style = Partial<PDFKit.Mixins.TextOptions> & { readonly size: number }

/** In points; a sheet of A4 is 595 by 842. */
const margin = 56
const footHeight = 30
const sealSide = 76
const codeSide = 64
const text = { size: 12, lineGap: 4, paragraphGap: 5 } as const
const ink = '#1a1a1a'

/**
 * The PDF of a paper: tagged, with title and language, its fonts embedded. The same paper gives the same bytes: its dates
 * are those of the paper, so that a hash can be kept.
 */
export async function drawPaper(paper: PrintedPaper, drawing: Drawing): Promise<Buffer> {
  const { content, madeOn, number } = paper
  const made = instantOf(`${madeOn}T00:00:00+08:00`)
  const document = new Pdf({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footHeight },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    font: '', // none of the built-in ones, which are not embedded
    info: {
      Title: `${content.title} ${number}`,
      Author: content.agencyName,
      Creator: 'Tongban',
      Producer: 'Tongban',
      CreationDate: made,
      ModDate: made,
    },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((done, fail) => document.on('end', done).on('error', fail))
  drawBody(document, paper, drawing)
  drawFeet(document, paper, drawing.fonts)
  const across =
    drawing.sample === true ? '样张　不作凭证' : drawing.training === true ? '培训环境　不作凭证' : ''
  if (across !== '') drawAcross(document, drawing.fonts, across)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function drawBody(document: Doc, paper: PrintedPaper, { fonts, publicUrl }: Drawing): void {
  const { content } = paper
  const root = document.struct('Document')
  document.addStructure(root)
  const element = (tag: string, words: string, style: Style): void =>
    void root.add(document.struct(tag, {}, () => write(document, fonts, words, style)))
  element('P', content.agencyName, { size: 14, align: 'center', paragraphGap: 4 })
  element('H1', content.title, { size: 22, align: 'center', paragraphGap: 4 })
  element('P', `编号 ${paper.number}`, { size: 10, align: 'center', paragraphGap: 10 })
  element('P', content.plain, { size: 14, align: 'center', paragraphGap: 14 })
  element('P', content.salutation, text)
  for (const block of content.blocks) drawBlock(document, root, fonts, block)
  const missing = fonts.missingIn(paperTextOf(content))
  if (missing.length > 0)
    element('Note', '“字码”表示打印用的字库里还没有这个字，由经办人在旁边手写补上并盖校对章。', {
      ...text,
      size: 10,
    })
  drawSignature(document, root, paper, { fonts, publicUrl })
  root.end()
}

type Struct = ReturnType<Doc['struct']>

function drawBlock(document: Doc, root: Struct, fonts: PaperFonts, block: PaperBlock): void {
  const element = (tag: string, words: string, style: Style): void =>
    void root.add(document.struct(tag, {}, () => write(document, fonts, words, style)))
  if (block.kind === 'heading') return element('H2', block.text, { ...text, size: 14 })
  if (block.kind === 'paragraph')
    return element('P', block.text, { ...text, indent: 2 * text.size, align: 'left' })
  const rows =
    block.kind === 'list'
      ? block.items.map((item, at) => [`${at + 1}. `, item] as const)
      : block.rows.map(({ name, value }) => [`${name}：`, value] as const)
  const list = document.struct('L')
  root.add(list)
  for (const [label, body] of rows) {
    const item = document.struct('LI')
    list.add(item)
    item.add(document.struct('Lbl', {}, () => write(document, fonts, label, { ...text, continued: true })))
    item.add(document.struct('LBody', {}, () => write(document, fonts, body, text)))
    item.end()
  }
  list.end()
}

/** Agency, date, clerk, the place for the seal and the check code stand together, on one page. */
function drawSignature(
  document: Doc,
  root: Struct,
  paper: PrintedPaper,
  { fonts, publicUrl }: Drawing,
): void {
  const { content, madeOn, number, checkCode } = paper
  const room = document.page.height - document.page.margins.bottom - document.y
  if (room < sealSide + 12) document.addPage()
  const top = document.y + 10
  const { left, right } = document.page.margins
  const width = document.page.width - left - right
  const lines = [
    content.agencyName,
    longDay(madeOn),
    `经办人：${content.clerkName}`,
    ...(content.outletName === null ? [] : [`由${content.outletName}送交`]),
  ]
  const signature = document.struct('Sect')
  root.add(signature)
  if (checkCode !== null)
    drawCheck(document, signature, { number, checkCode }, { fonts, publicUrl }, [left, top])
  lines.forEach((line, at) => {
    const place = [left + width - sealSide - 232, top + at * 18] as const
    signature.add(
      document.struct('P', {}, () =>
        write(document, fonts, line, { size: 12, width: 220, align: 'right' }, place),
      ),
    )
  })
  signature.end()
  artifact(document, () => {
    const at = left + width - sealSide
    document.rect(at, top, sealSide, sealSide).dash(3, { space: 3 }).strokeColor('#888888').stroke().undash()
    write(document, fonts, '盖章处', { size: 10, width: sealSide, align: 'center' }, [
      at,
      top + sealSide - 18,
    ])
  })
}

/** The code by which anybody finds out whether a paper is ours, to be read by a telephone or typed. */
function drawCheck(
  document: Doc,
  signature: Struct,
  { number, checkCode }: { readonly number: string; readonly checkCode: string },
  { fonts, publicUrl }: Drawing,
  [left, top]: readonly [number, number],
): void {
  const code = document.struct('Figure', { alt: `核验二维码，编号 ${number}，校验码 ${checkCode}` }, () =>
    drawCode(document, `${publicUrl}/check-paper#${number}.${checkCode}`, left, top),
  )
  signature.add(code)
  signature.add(
    document.struct('P', {}, () =>
      write(document, fonts, `校验码 ${checkCode}`, { size: 9, width: codeSide + 40 }, [
        left,
        top + codeSide + 4,
      ]),
    ),
  )
}

function drawCode(document: Doc, words: string, left: number, top: number): void {
  const { data, size } = encode(words, { ecc: 'M', border: 0 })
  const side = codeSide / size
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) document.rect(left + x * side, top + y * side, side, side)
    }),
  )
  document.fill(ink)
}

/** On every page: whose paper it is, its number and date, and which page of how many; read aloud once, not on each page. */
function drawFeet(document: Doc, { content, number, madeOn }: PrintedPaper, fonts: PaperFonts): void {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page)
    const { left, right } = document.page.margins
    const width = document.page.width - left - right
    const at = document.page.height - margin
    document.page.margins.bottom = 0 // or the foot itself would begin a page
    artifact(document, () => {
      document
        .moveTo(left, at - 6)
        .lineTo(left + width, at - 6)
        .strokeColor('#888888')
        .stroke()
      const line = `${content.agencyName}　${number}　${longDay(madeOn)}`
      write(document, fonts, line, { size: 9, width: width - 100 }, [left, at])
      const pages = `第 ${page - start + 1} 页 / 共 ${count} 页`
      write(document, fonts, pages, { size: 9, width: 100, align: 'right' }, [left + width - 100, at])
    })
  }
}

/** 培训环境, 样张: over everything else, so that nobody covers it, and light enough to read what is under it. */
function drawAcross(document: Doc, fonts: PaperFonts, words: string): void {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page)
    const { width, height } = document.page
    document.page.margins.bottom = 0 // or the words themselves would begin a page
    artifact(document, () => {
      document
        .save()
        .rotate(-35, { origin: [width / 2, height / 2] })
        .opacity(acrossOpacity)
      const place = [0, height / 2 - acrossSize] as const
      write(document, fonts, words, { size: acrossSize, width, align: 'center' }, place)
      document.restore()
    })
  }
}

const acrossSize = 54
const acrossOpacity = 0.18

/** What is no part of the text: assistive technology passes over it. */
function artifact(document: Doc, draw: () => void): void {
  document.markContent('Artifact', { type: 'Pagination' })
  draw()
  document.endMarkedContent()
}

/** Writes text in as many fonts as it takes; coverage was asked before, so that no box is ever drawn. */
function write(
  document: Doc,
  fonts: PaperFonts,
  words: string,
  { size, continued = false, ...options }: Style,
  place?: readonly [number, number],
): void {
  const runs = fonts.runs(words)
  document.fontSize(size).fillColor(ink)
  runs.forEach((run, at) => {
    const style = { ...options, continued: continued || at < runs.length - 1 }
    document.font(run.font)
    if (at === 0 && place !== undefined) document.text(run.text, place[0], place[1], style)
    else document.text(run.text, style)
  })
}
