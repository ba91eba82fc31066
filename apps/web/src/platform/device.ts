const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** What a browser calls itself, as people know it: `Chrome · Android`; what is not known stays as it was said. */
export function deviceText(agent: string): string {
  const found = [browsers, systems].map((known) => known.find(([sign]) => sign.test(agent))?.[1])
  const said = found.filter((name) => name !== undefined)
  return said.length === 0 ? agent : said.join(' · ')
}
