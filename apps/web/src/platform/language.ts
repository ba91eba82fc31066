import { i18n, type Messages } from '@lingui/core'
import type { Language, Text } from '@tongban/contracts/errors'

/** The languages of the public halls, each named in itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-HK': '繁體中文',
  en: 'English',
}
const place = 'tongban.language'
/** Where only staff come: these halls are Chinese. */
const forStaff =
  /^\/(?:login|first-login|invitation|counter|office|direction|administration|audit|gallery)(?:\/|$)/
let now: Language = 'zh-CN'

/** The language in force. */
export function languageNow(): Language {
  return now
}

/** A text of the server's data in the reader's language, or the nearest that is written. */
export function localText(text: Text): string {
  return text[now] ?? text['zh-CN']
}

/** Takes up the language that was chosen on this device, else the browser's; all words are read after this. */
export async function restoreLanguage(
  load: (language: Language) => Promise<{ readonly messages: Messages }>,
): Promise<void> {
  now = forStaff.test(location.pathname) ? 'zh-CN' : (kept() ?? preferred())
  document.documentElement.lang = now
  i18n.loadAndActivate({ locale: now, messages: (await load(now)).messages })
}

/** Chooses a language; the page begins anew in it. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(place, language)
  } catch {
    // A browser that keeps nothing stays with its own language.
  }
  location.reload()
}

function kept(): Language | undefined {
  try {
    return known(localStorage.getItem(place))
  } catch {
    return undefined
  }
}

/** Whoever has set his browser to English or to traditional characters reads those. */
function preferred(): Language {
  const tags = navigator.languages.map((tag) => tag.toLowerCase())
  for (const tag of tags) {
    if (tag.startsWith('en')) return 'en'
    if (/^zh-(?:hant|hk|mo|tw)/.test(tag)) return 'zh-HK'
    if (tag.startsWith('zh')) return 'zh-CN'
  }
  return 'zh-CN'
}

function known(text: string | null): Language | undefined {
  return text === 'zh-CN' || text === 'zh-HK' || text === 'en' ? text : undefined
}
