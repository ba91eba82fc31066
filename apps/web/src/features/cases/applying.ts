import type { Declaration, Material, Settlement } from '@tongban/contracts/declaration'
import type { Draft } from '@tongban/contracts/drafts'
import { type Answers, fieldsAsked } from '@tongban/contracts/form'
import type { SubjectRecord } from '@tongban/contracts/people'
import { useState } from 'react'

import { fileAddress } from '../../platform/client.ts'
import { useStep } from '../../platform/step.ts'
import { prefilled } from '../catalogue/index.ts'
import { useDraft } from '../drafts/index.ts'
import { materialsAsked, settledByRecord, type Settlings, settlementsOf } from '../materials/index.ts'
import { homeWords as words } from './home-words.ts'

/** An item, for whom, and what was begun of it on any device. */
export interface Asked {
  readonly record: SubjectRecord
  readonly item: { readonly declaration: Declaration; readonly version: number }
  readonly begun: Begun | undefined
  /** What follows from an answer that was changed. */
  readonly follow?: ((before: Answers, after: Answers) => Answers) | undefined
}

/** What was begun, as far as it is gone on with. */
type Begun = Pick<Draft, 'form' | 'materials' | 'page' | 'revision'>

/** What is on the screen while somebody applies, and how it changes; each change is saved as a draft. */
export interface Applying {
  readonly answers: Answers
  readonly settlings: Settlings
  /** The materials that these answers ask for. */
  readonly asked: readonly Material[]
  readonly pages: readonly ApplyPage[]
  readonly page: ApplyPage
  readonly at: number
  readonly draft: ReturnType<typeof useDraft>
  readonly answer: (form: Answers) => void
  readonly settle: (settlings: Settlings) => void
  readonly go: (to: number) => void
  readonly takeTheirs: (theirs: Draft) => void
}

const questionsAtMost = 4

/** Begins with the draft where there is one, else with what the record knows. */
export function useApplying({ record, item: { declaration, version }, begun, follow }: Asked): Applying {
  const [answers, setAnswers] = useState<Answers>(
    () => begun?.form ?? prefilled(declaration.form, record.facts),
  )
  const [settlings, setSettlings] = useState(() => settlingsOf(record, declaration, begun?.materials ?? []))
  const [first] = useState(begun?.page ?? 0)
  const [wanted, goTo] = useStep(first)
  const draft = useDraft(record.subject, declaration.code, version, begun)
  /** Nothing is a draft before something was written or brought: what the record knows is there anyway. */
  const [isFilled, setFilled] = useState(begun !== undefined)
  const asked = materialsAsked(declaration.materials, answers)
  const pages = pagesOf(declaration, answers, asked.length > 0)
  const at = Math.min(wanted, pages.length - 1)
  const keep = (form: Answers, now: Settlings, page: number): void => {
    const materials = settlementsOf(materialsAsked(declaration.materials, form), now)
    setFilled(true)
    draft.save({ form: { ...form }, materials, page })
  }
  return {
    answers,
    settlings,
    asked,
    pages,
    page: pages[at] ?? start,
    at,
    draft,
    answer: (changed) => {
      const form = follow?.(answers, changed) ?? changed
      setAnswers(form)
      keep(form, settlings, at)
    },
    settle: (now) => {
      setSettlings(now)
      keep(answers, now, at)
    },
    go: (to) => {
      goTo(to)
      if (to > 0 && isFilled) keep(answers, settlings, to)
    },
    takeTheirs: (theirs) => {
      setAnswers(theirs.form)
      setSettlings(settlingsOf(record, declaration, theirs.materials))
      goTo(theirs.page ?? at)
      draft.takeTheirs()
    },
  }
}

/** A page of applying. */
export type ApplyPage =
  | { readonly kind: 'start' | 'materials' | 'summary'; readonly title: string }
  | { readonly kind: 'questions'; readonly title: string; readonly fields: Declaration['form'] }

const start: ApplyPage = { kind: 'start', title: words.start }

/**
 * A few questions a page, a group a page of its own; then the papers, where there are any, and all of it once more. A question
 * that an answer on its page brings stands on that page and moves no other: how many pages there are does not change
 * under the fingers.
 */
export function pagesOf(
  declaration: Declaration,
  answers: Answers,
  hasMaterials: boolean,
): readonly ApplyPage[] {
  const groups: Declaration['form'][] = []
  const asked = new Set(fieldsAsked(declaration.form, answers).map(({ key }) => key))
  for (const field of declaration.form) {
    const last = groups.at(-1)
    const full = last === undefined || (!isBroughtBy(last, field) && ownQuestions(last) >= questionsAtMost)
    if (full || field.type === 'group' || last.some(({ type }) => type === 'group')) groups.push([field])
    else last.push(field)
  }
  return [
    start,
    ...groups
      .filter((fields) => visible(fields, asked) > 0)
      .map(
        (fields, index, all) =>
          ({
            kind: 'questions',
            title: all.length === 1 ? words.fill : words.fillPart(index + 1, all.length),
            fields,
          }) as const,
      ),
    ...(hasMaterials ? ([{ kind: 'materials', title: words.materials }] as const) : []),
    { kind: 'summary', title: words.summary },
  ]
}

type FormField = Declaration['form'][number]

function isBroughtBy(page: readonly FormField[], { when }: FormField): boolean {
  return when !== undefined && page.some(({ key }) => key === when.field)
}

/** The questions of a page that no other question of it brings. */
function ownQuestions(page: readonly FormField[]): number {
  return page.filter((field) => !isBroughtBy(page, field)).length
}

function visible(fields: Declaration['form'], asked: ReadonlySet<string>): number {
  return fields.filter(({ key }) => asked.has(key)).length
}

/** What a draft has settled already, and what the record settles by itself. */
function settlingsOf(
  { subject, facts }: SubjectRecord,
  { materials }: Declaration,
  kept: readonly Settlement[],
): Settlings {
  const restored = kept.map(({ material, by, files = [], signed }) => {
    const photographs = files.map((file) => ({
      id: file,
      name: '', // only its id is kept
      type: 'image/jpeg',
      address: fileAddress(subject, file),
    }))
    return [material, { by, files: photographs, signed }] as const
  })
  return { ...settledByRecord(materials, facts), ...Object.fromEntries(restored) }
}
