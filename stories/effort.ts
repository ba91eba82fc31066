import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import bounds from './effort.json' with { type: 'json' }

/** What a journey asks of whoever goes it. */
interface Effort {
  /** Characters that were typed. */
  readonly keys: number
  /** Fields that were answered: typed into, chosen, picked. */
  readonly questions: number
  /** Pages that were turned. */
  readonly pages: number
}

type Journey = keyof typeof bounds

/**
 * Counts, from now on, what a person does on this page (M-9): the program that it shows is one, so nothing is lost between its pages.
 * What is filled in at once counts as if it had been typed. On a page on which another journey was counted this one takes its place.
 */
export async function startCounting(page: Page): Promise<void> {
  await page.evaluate((mark) => {
    const answered = new Set<string>()
    const lengths = new WeakMap<object, number>()
    const counted = { keys: 0, questions: 0, pages: 0 }
    const root = document.documentElement
    const counting = String(Number(root.getAttribute(`${mark}-of`)) + 1)
    root.setAttribute(`${mark}-of`, counting)
    const keep = (): void => {
      if (root.getAttribute(`${mark}-of`) === counting) root.setAttribute(mark, JSON.stringify(counted))
    }
    const answer = (event: Event): void => {
      const field = event.target
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      if (field.type === 'file') return
      const isTyped = field.type !== 'radio' && field.type !== 'checkbox'
      if (isTyped) {
        counted.keys += Math.abs(field.value.length - (lengths.get(field) ?? 0))
        lengths.set(field, field.value.length)
      }
      if (isTyped) answered.add(`${location.pathname} ${field.id}`)
      counted.questions = answered.size
      keep()
    }
    document.addEventListener('input', answer, true)
    document.addEventListener(
      'click',
      ({ target }) => {
        const group = target instanceof Element ? target.closest('[role=radiogroup]') : null
        if (group === null) return
        answered.add(`${location.pathname} ${group.id} ${group.getAttribute('aria-labelledby') ?? ''}`)
        counted.questions = answered.size
        keep()
      },
      true,
    )
    const turn = history.pushState.bind(history)
    history.pushState = (...to: Parameters<History['pushState']>) => {
      counted.pages += 1
      keep()
      turn(...to)
    }
    keep()
  }, mark)
}

/** Where the page keeps what it has counted. */
const mark = 'data-effort'

/** What was counted since {@link startCounting}. */
async function countedOn(page: Page): Promise<Effort> {
  const effort: Effort = JSON.parse((await page.locator('html').getAttribute(mark)) ?? '{}')
  return effort
}

/** Prints what a journey asked and holds it against what it asked at most before: it may only fall, and who makes it less writes that down. */
export async function expectNoMoreThan(page: Page, journey: Journey): Promise<void> {
  const effort = await countedOn(page)
  const most = bounds[journey]
  process.stdout.write(
    `effort ${journey}: ${effort.keys} keys (${most.keys}), ${effort.questions} questions (${most.questions}), ${effort.pages} pages (${most.pages})\n`,
  )
  expect(effort.questions).toBeGreaterThan(0)
  for (const what of ['keys', 'questions', 'pages'] as const)
    expect(effort[what], `${what} of ${journey}`).toBeLessThanOrEqual(most[what])
}
