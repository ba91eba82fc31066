import type { Language } from '@tongban/contracts/errors'

import { Button } from '../../design/index.ts'
import { chooseLanguage, languageNames, languageNow } from '../../platform/language.ts'

const all: readonly Language[] = ['zh-CN', 'zh-HK', 'en']

/** The other languages, each named in itself. */
export function LanguageSwitch() {
  return all
    .filter((language) => language !== languageNow())
    .map((language) => (
      <span key={language} lang={language}>
        <Button kind="quiet" onPress={() => chooseLanguage(language)}>
          {languageNames[language]}
        </Button>
      </span>
    ))
}
