import type { PaperFonts } from './fonts.ts'
import type { Drawing, PrintedPaper } from './pdf.ts'

/** The fonts of papers, opened when they are first asked for. */
export type FontsOnDemand = () => Promise<PaperFonts>

/** What the drawing takes beside the paper, where nothing may have been drawn yet. */
export interface DrawingOnDemand extends Omit<Drawing, 'fonts'> {
  readonly fonts: FontsOnDemand
}

/** The fonts of papers; what reads them is loaded with the first text, not with the server: docs/adr/memory.md. */
export function openFontsOnDemand(): FontsOnDemand {
  let fonts: Promise<PaperFonts> | undefined
  return async () => await (fonts ??= import('./fonts.ts').then(({ openPaperFonts }) => openPaperFonts()))
}

/** The PDF of a paper, as `drawPaper` of `pdf.ts`; what draws is loaded with the first paper. */
export async function printPaper(
  paper: PrintedPaper,
  { fonts, ...drawing }: DrawingOnDemand,
): Promise<Buffer> {
  const { drawPaper } = await import('./pdf.ts')
  return await drawPaper(paper, { ...drawing, fonts: await fonts() })
}
