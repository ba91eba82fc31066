import { i18n } from '@lingui/core'
import type { Messages } from '@lingui/core'

import { languageNow } from '../../platform/language.ts'

// The words of the law come with the first module that says one of them, before it is read: no page that reckons nothing loads them.
const language = languageNow()
const { messages }: { readonly messages: Messages } = await import(`../../locales/law/${language}.po`)
i18n.load(language, messages)
