import { languages } from '@tongban/contracts/errors'
import { messageKinds } from '@tongban/contracts/sending'
import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { previewMessages } from './preview.ts'

test.each(languages)(
  'every message is previewed in %s, with brackets where a case fills in, and nothing left open',
  (language) => {
    const rows = previewMessages(language, dayOf('2026-03-02'))

    expect(rows.map(({ kind }) => kind)).toEqual([...messageKinds])
    for (const { sms, text, title } of rows) {
      expect(sms.startsWith(language === 'en' ? '【[agency]】' : '【〔')).toBe(true)
      expect(sms.endsWith(text)).toBe(true)
      expect(`${text}${title}`).not.toMatch(/undefined|null|NaN/)
      expect(text).toMatch(language === 'en' ? /\[\w+\]/ : /〔[^〕]+〕/)
    }
  },
)

test('days are examples from today, and each language has its own words', () => {
  const [accepted, hk, en] = languages.map((language) =>
    previewMessages(language, dayOf('2026-03-02')).find(({ kind }) => kind === 'accepted'),
  )

  expect(accepted?.text).toBe('您的“〔事项〕”已受理，3月9日前办好。办件号后六位000000。咨询〔电话〕。')
  expect(hk?.text).toContain('3月9日前辦好')
  expect(en?.text).toContain('by 9 March')
})
