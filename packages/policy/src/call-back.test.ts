import { expect, test } from 'vitest'

import { baseLaw, callBackDue } from './index.ts'

test('five working days after a bad rating somebody has called back, and is warned when a third of the days is left', () => {
  expect(callBackDue(baseLaw, '2026-03-02')).toMatchObject({
    due: '2026-03-09',
    warn: '2026-03-07',
    length: 5,
  })
  expect(callBackDue(baseLaw, '2026-04-30').due).toBe('2026-05-11') // the holiday of May and the Saturday worked for it
})

test('the term names its source and is to be confirmed', () => {
  const { certainty, source } = callBackDue(baseLaw, '2026-03-02')

  expect(certainty).toBe('to-confirm')
  expect(source.document).toContain('国办发〔2019〕51号')
})

test('for the time before there was such a rule no day is made up', () => {
  expect(() => callBackDue(baseLaw, '2019-11-29')).toThrow(RangeError)
})
