import { i18n } from '@lingui/core'
import { baseLaw, type Because } from '@tongban/policy'
import { rules } from '@tongban/policy/rules'
import { expect, onTestFinished, test, vi } from 'vitest'

function stepsOf(step: Because): Because[] {
  return [step, ...(step.parts ?? []).flatMap(stepsOf)]
}

/** Names that are data of the law: of holidays, of groups of people, of papers. */
const names = new Set(['名称', 'Name', 'For'])

test('in English the steps of every rule and the names of their facts are English', async () => {
  const { messages } = await import('../../locales/law/en.po')
  vi.resetModules() // words are read as they load: other tests have theirs in Chinese
  i18n.loadAndActivate({ locale: 'en', messages })
  onTestFinished(() => {
    i18n.loadAndActivate({ locale: 'zh-CN', messages: {} })
    vi.resetModules()
  })
  const { saidStep } = await import('./said.ts')

  const said = rules
    .flatMap(({ explain, example }) => stepsOf(explain(baseLaw, example).because))
    .map((step) => saidStep(step))
  const texts = said.flatMap(({ says, facts }) => [says, ...facts.map(({ name }) => name)])

  expect(texts.filter((text) => /\p{Script=Han}/u.test(text) && !names.has(text))).toEqual([])
  expect(texts).toContain('The earliest and the latest month of retirement')
})
