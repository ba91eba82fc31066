import { type Language, languages } from '@tongban/contracts/errors'
import { type MessageKind, messageKinds } from '@tongban/contracts/sending'
import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { wordsOfShipped } from '../wordings/index.ts'
import { previewMessage } from './preview.ts'
import { messageWordings } from './wordings.ts'

test.each(languages)(
  'every message is previewed in %s, with brackets where a case fills in, and nothing left open',
  (language) => {
    for (const kind of messageKinds) {
      const { sms, text, title } = shown(kind, language)
      expect(sms.startsWith(language === 'en' ? '【[agency]】' : '【〔')).toBe(true)
      expect(sms.endsWith(text)).toBe(true)
      expect(`${text}${title}`).not.toMatch(/undefined|null|NaN/)
      expect(text).toMatch(language === 'en' ? /\[\w+\]/ : /〔[^〕]+〕/)
    }
  },
)

test('days are examples from today, and each language has its own words', () => {
  const [accepted, hk, en] = languages.map((language) => shown('accepted', language))

  expect(accepted?.text).toBe('您的“〔事项〕”已受理，3月9日前办好。办件号后六位000000。咨询〔电话〕。')
  expect(hk?.text).toContain('3月9日前辦好')
  expect(en?.text).toContain('by 9 March')
})

function shown(kind: MessageKind, language: Language) {
  const shipped = messageWordings.find(({ key }) => key === `messages.${kind}`)
  if (shipped === undefined) throw new Error(`no words for ${kind}`)
  return previewMessage(kind, wordsOfShipped(shipped), language, dayOf('2026-03-02'))
}
