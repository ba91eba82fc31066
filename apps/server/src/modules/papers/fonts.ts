import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import * as fontkit from 'fontkit'

/** A stretch of text that one font draws. */
export interface Run {
  readonly font: Buffer
  readonly text: string
}

/** The fonts that are embedded in papers, the first that has a character draws it. */
export interface PaperFonts {
  /** Text in stretches of one font each; what no font has is written as its code point, never as a box. */
  runs(text: string): Run[]
  /** The characters of a text that no font has, each once. */
  missingIn(text: string): string[]
}

/** Where Debian's fonts-hanazono lies: it has the rare characters of names that Noto Sans SC lacks. */
const rareFonts = [
  '/usr/share/fonts/truetype/hanazono/HanaMinA.ttf',
  '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
] as const
const shipped = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)

interface OpenFont {
  readonly font: Buffer
  has(codePoint: number): boolean
}

/**
 * Noto Sans SC, and behind it the fonts for rare characters that are installed. Each is read when a text first asks for
 * it: together they hold some 75 MB, and most servers print for hours without a rare character.
 * @param further files of TrueType or OpenType fonts to ask after it; what is not there is passed over
 */
export function openPaperFonts(further: readonly string[] = rareFonts): PaperFonts {
  return fontsOf([shipped, ...further.filter((path) => existsSync(path))])
}

/** Fonts in the order in which they are asked, of which there is at least one. @throws Error at the first text when one is no single font */
export function fontsOf([file, ...behind]: readonly [string | Buffer, ...(string | Buffer)[]]): PaperFonts {
  const first = onDemand(file)
  const fonts = [first, ...behind.map(onDemand)]
  const fontFor = (character: string): Buffer | undefined =>
    fonts.find((font) => font().has(character.codePointAt(0) ?? 0))?.().font
  return {
    runs: (text) => {
      const runs: { font: Buffer; text: string }[] = []
      for (const character of plain(text)) {
        const font = fontFor(character)
        const [drawn, by] = font === undefined ? [inWords(character), first().font] : [character, font]
        const last = runs.at(-1)
        if (last?.font === by) last.text += drawn
        else runs.push({ font: by, text: drawn })
      }
      return runs
    },
    missingIn: (text) => [...new Set(Array.from(plain(text)).filter((one) => fontFor(one) === undefined))],
  }
}

/** `〔字码 U+20BB7〕`: what a human writes by hand into the print. */
function inWords(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `〔字码U+${code}〕`
}

/** Control characters are no part of a text that is read. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}

function onDemand(file: string | Buffer): () => OpenFont {
  let open: OpenFont | undefined
  return () => (open ??= opened(typeof file === 'string' ? readFileSync(file) : file))
}

function opened(font: Buffer): OpenFont {
  const read = fontkit.create(font)
  if (!('hasGlyphForCodePoint' in read)) throw new Error('a collection of fonts: name a single font')
  return { font, has: (codePoint) => read.hasGlyphForCodePoint(codePoint) }
}
