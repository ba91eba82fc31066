declare module '*.css'

interface ImportMeta {
  /** Every file of a pattern, as Vite reads it. */
  glob<Read>(
    pattern: string,
    options: { eager: true; import: 'default'; query?: string },
  ): Readonly<Record<string, Read>>
}
