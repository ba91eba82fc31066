import { expect, test } from 'vitest'

import { addressOfRule } from './BasisOf.tsx'

test('an article leads to its document; a document that nobody has found is not guessed', () => {
  expect(addressOfRule('社会保险经办条例第10条')).toMatch(/^https:\/\/www\.mohrss\.gov\.cn\//)
  expect(addressOfRule('社会保险法第五十八条')).toMatch(/^https:\/\/www\.gov\.cn\/.*%E7%AC%AC/) // and to the article
  expect(addressOfRule('国发〔2014〕8号')).toMatch(/^https:\/\/www\.mohrss\.gov\.cn\//)
  expect(addressOfRule('豫人社〔2014〕12号')).toBeUndefined()
})
