import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import { type Answers, checkForm, type Field, fieldsAsked, holds } from '@tongban/contracts/form'
import { addDays, baseLaw, type Day } from '@tongban/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld, photograph } from '../../../test/world.ts'
import { Refusal } from '../../platform/refusal.ts'
import { identityNumberOf } from '../../worlds/kaifeng/numbers.ts'
import { shippedDeclarations } from '../catalogue/index.ts'
import * as decide from './acts/decide.ts'
import { type Situation, timed } from './acts/situation.ts'
import type { Case } from './case.ts'
import { noEvents } from './log/chain.ts'
import { missingMaterials, settlementFaults } from './materials.ts'

const today: Day = '2026-03-02'
const until: Day = addDays(today, 14)
const declarations = shippedDeclarations()
/** Ways in which a thing is settled, how many pictures are brought, and which of several alternatives: as somebody happens to do it. */
const habits = fc.array(fc.nat({ max: 9 }), { minLength: 40, maxLength: 40 })

/** A case that is handed in somehow, and what brings it further. */
interface Handed {
  readonly declaration: Declaration
  readonly form: Answers
  readonly settled: readonly Settlement[]
  readonly facts: Readonly<Record<string, string>>
  readonly pick: <Thing>(things: readonly Thing[]) => Thing | undefined
}

const handed: fc.Arbitrary<Handed> = fc
  .record({ declaration: fc.constantFrom(...declarations), habits, said: habits })
  .map(({ declaration: shipped, habits: given, said }) => {
    const [pick, choose] = [picking(given), picking(said)]
    const declaration = withMore(shipped, choose)
    const form = answersOf(declaration.form, choose)
    const known = [...new Set(declaration.materials.flatMap(({ record }) => record ?? []))]
    const facts = Object.fromEntries(known.filter(() => pick([true, false])).map((fact) => [fact, '有']))
    const settled = asked(declaration, form).flatMap((material) =>
      pick([true, false, false]) === true ? [{ ...settledSomehow(material, pick) }] : [],
    )
    return { declaration, form, settled, facts, pick }
  })

test('whatever is missing is in the first notice: who brings what it names, in any way that it may be brought, is asked for nothing more', () => {
  fc.assert(
    fc.property(handed, ({ declaration, form, settled, facts, pick }) => {
      const first = missingMaterials(declaration, form, settled, facts)
      if (first.length === 0) return
      const told = decide.decideDeficiencies(at(declaration, form, settled), first, until).next
      const named = new Set((told.hold?.missing ?? []).map(({ key }) => key))
      const some = broughtOf({ declaration, form, settled, facts, pick }, [...named].slice(0, 1))
      const left = missingMaterials(declaration, form, some, facts)
      const all = broughtOf({ declaration, form, settled, facts, pick }, [...named])

      expect(named).toEqual(new Set(first.map(({ key }) => key)))
      expect(left.filter(({ key }) => !named.has(key))).toEqual([]) // what is left of it was named in it
      expect(missingMaterials(declaration, form, all, facts)).toEqual([])
      expect(settlementFaults(declaration, form, unsigned(declaration, all), undefined)).toEqual([])
      const corrected = decide.decideCorrection(
        { ...at(declaration, form, settled), found: told },
        form,
        all,
        [],
      )
      expect(corrected.next.hold).toBeNull()
      const situation = { ...at(declaration, form, all), found: corrected.next }
      expect(() => decide.decideDeficiencies(situation, [], until)).toThrow(Refusal)
      expect(decide.decideAcceptance(situation, []).event.kind).toBe('accepted')
    }),
    { numRuns: 3000 },
  )
})

test('a form that is not complete is told all that it lacks at once; more is asked only where an answer itself opens a question', () => {
  fc.assert(
    fc.property(fc.constantFrom(...declarations), habits, habits, (declaration, said, left) => {
      const whole = answersOf(declaration.form, picking(said))
      const keep = picking(left)
      const kept = Object.fromEntries(Object.entries(whole).filter(() => keep([true, false])))
      const partial = Object.fromEntries(
        Object.entries(kept).filter(([key]) =>
          fieldsAsked(declaration.form, kept).some((one) => one.key === key),
        ),
      )

      const told = new Set(checkForm(declaration.form, partial).map(({ field }) => field))
      const filled = Object.fromEntries(
        Object.entries(whole).filter(([key]) => key in partial || told.has(key)),
      )
      const open = checkForm(declaration.form, filled).map(({ field }) => field)

      for (const key of open) {
        const opener = declaration.form.find((field) => field.key === key)?.when?.field
        expect(opener !== undefined && told.has(opener)).toBe(true) // an answer that was itself asked for opened it
      }
    }),
    { numRuns: 1500 },
  )
})

test.each([
  ['person-change-key', { what: 'name', name: '王秀兰' }],
  ['guardian-registration', undefined],
  ['own-living', { work: '木工' }],
] as const)('played on the database, %s asks once', async (item, said) => {
  const declaration = declarations.find(({ code }) => code === item)
  if (declaration === undefined) throw new Error(`no ${item}`)
  const form = said ?? answersOf(declaration.form, picking([0]))
  const subject = await meet(clerk, '王秀兰')
  const { url } = await takeIn(clerk, subject, { item, form })
  const refused = await clerk.post(`${url}/acceptance`, { version: 0 })
  const told = await answer<CaseView>(clerk.post(`${url}/deficiencies`, { version: 0, until }))
  const file = await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))
  const materials = (told.hold?.missing ?? []).map(({ key }) => ({
    material: key,
    by: 'file',
    files: [file.id],
  }))
  await answer(clerk.post(`${url}/correction`, { version: 1, form, materials }))
  const complete = await answer<CaseDetail>(clerk.get(url))

  expect(refused.json<{ fields: object[] }>().fields).toHaveLength(materials.length)
  expect(materials.length).toBeGreaterThan(0)
  expect(complete).toMatchObject({ hold: null, stage: 'submitted' })
  expect(complete.can).toContain('acceptance')
  expect(complete.can).not.toContain('deficiencies')
})

const world = await createWorld()
const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))

/** The item with more materials than it has: alternatives, situations, and one way to bring each or several. */
function withMore(shipped: Declaration, pick: Handed['pick']): Declaration {
  const choices = shipped.form.filter(({ type }) => type === 'choice')
  const more = ['one', 'two', 'three', 'four'].map((key): Material => {
    const field = pick([undefined, ...choices])
    const is = pick(field?.choices ?? [])?.value
    const ways = pick([['file'], ['file', 'debt'], ['seen', 'file'], ['record', 'file']] as const) ?? ['file']
    const oneOf = pick([undefined, 'either', 'other'])
    return {
      key: `planted-${key}`,
      name: { 'zh-CN': key },
      form: 'copy',
      copies: 1,
      issuer: '某处',
      whyNotFromRecord: '没有共享',
      basis: '社会保险经办条例第10条',
      settledBy: [...ways],
      record: 'person.name',
      ...(oneOf === undefined ? {} : { oneOf }),
      ...(field === undefined || is === undefined ? {} : { when: { field: field.key, is } }),
      ...(ways.some((way) => way === 'debt') ? { debtDays: 5 } : {}),
    }
  })
  return { ...shipped, materials: [...shipped.materials, ...more] }
}

/** Draws one after the other by what was given, again from the beginning when it is used up. */
function picking(given: readonly number[]): Handed['pick'] {
  let next = 0
  return (things) => {
    const drawn = given[next % given.length] ?? 0
    next += 1
    return things[drawn % Math.max(1, things.length)]
  }
}

function asked({ materials }: Declaration, form: Answers): Declaration['materials'] {
  return materials.filter(({ when }) => holds(when, form))
}

type Material = Declaration['materials'][number]

/** As somebody brings a thing who was not told how: in a way that may not do, or with too many pictures. */
function settledSomehow({ key }: Material, pick: Handed['pick']): Settlement {
  const by = pick(['file', 'seen', 'record', 'commitment', 'debt'] as const) ?? 'file'
  return by === 'file' ? { material: key, by, files: filesOf(pick([1, 2, 25]) ?? 1) } : { material: key, by }
}

/** As it may be brought. */
function settledRightly(
  { key, settledBy, record, filesAtMost = 20 }: Material,
  facts: Handed['facts'],
  pick: Handed['pick'],
): Settlement {
  const ways = settledBy.filter((by) => by !== 'record' || (record !== undefined && record in facts))
  const by = pick(ways) ?? 'file'
  return by === 'file'
    ? { material: key, by, files: filesOf(Math.min(filesAtMost, pick([1, 2]) ?? 1)) }
    : { material: key, by }
}

function filesOf(count: number): string[] {
  return Array.from(
    { length: count },
    (_, place) => `0199f000-0000-7000-8000-${String(place).padStart(12, '0')}`,
  )
}

/** What is handed in after these were brought: of alternatives any one, and what was there before where it is not named. */
function broughtOf(
  { declaration, form, settled, facts, pick }: Handed,
  named: readonly string[],
): Settlement[] {
  const materials = asked(declaration, form)
  const brought = named.flatMap((key) => {
    const material = materials.find((one) => one.key === key)
    if (material === undefined) return []
    const { oneOf } = material
    const alternatives = oneOf === undefined ? [material] : materials.filter((one) => one.oneOf === oneOf)
    const chosen = pick(alternatives) ?? material
    return [settledRightly(chosen, facts, pick)]
  })
  const replaced = new Set(brought.map(({ material }) => material))
  return [...settled.filter(({ material }) => !replaced.has(material)), ...brought].filter(
    ({ by, files }) => by !== 'file' || (files?.length ?? 0) > 0,
  )
}

/** Without what a commitment adds that has a text to be signed: that is asked for where it is made, and not by a notice. */
function unsigned({ materials }: Declaration, settled: readonly Settlement[]): Settlement[] {
  const signs = new Set(materials.flatMap(({ key, commitment }) => (commitment === undefined ? [] : [key])))
  return settled.filter(({ material, by }) => by !== 'commitment' || !signs.has(material))
}

/** A form that is answered whole, question by question, as its answers open them. */
function answersOf(fields: readonly Field[], pick: Handed['pick']): Record<string, unknown> {
  const form: Record<string, unknown> = {}
  for (const field of fields)
    if (fieldsAsked(fields, form).includes(field)) form[field.key] = answerTo(field, pick)
  return form
}

const number = identityNumberOf('resident', '410202', { birthDate: '1990-01-01', sex: 'female' }, 7)
const examples: Partial<Record<Field['type'], string>> = {
  telephone: '13800001234',
  date: '2026-03-01',
  month: '2026-03',
  amount: '500000',
  'roster-member': '0199f000-0000-7000-8000-000000000000 示例',
  'bank-account': '6222020200112233445',
  'identity-number': number,
  uscc: '91410200MA3X123456',
  'whole-number': '7',
}

function answerTo(field: Field, pick: Handed['pick']): unknown {
  if (field.type === 'group') return [answersOf(field.fields ?? [], pick)]
  if (field.type === 'yes-no') return pick([true, false])
  if (field.type === 'choice') return pick(field.choices ?? [])?.value
  return examples[field.type] ?? '示例'
}

/** The case as somebody sees it who may act on it. */
function at(declaration: Declaration, form: Answers, materials: readonly Settlement[]): Situation {
  const found: Case = {
    subject_id: '0199f000-0000-7000-8000-00000000000a',
    id: '0199f000-0000-7000-8000-00000000000b',
    number: '4102022600000017',
    item: declaration.code,
    item_version: 1,
    subject_kind: 'person',
    subject_name: '王秀兰',
    batch_id: null,
    bundle_id: null,
    agency_id: '410202-01',
    outlet_id: null,
    outlet_agency_id: null,
    stage: 'submitted',
    step: null,
    hold: null,
    outcome: null,
    version: 0,
    agent: null,
    form,
    materials,
    handled_by: [],
    submitted_on: today,
    accepted_on: null,
    closed_on: null,
    limit_length: 10,
    limit_unit: 'working-days',
    limit_start: today,
    holds: [],
    extension_length: null,
    confirmations: null,
    others: null,
    signing: null,
    due_on: null,
    provisional: false,
    calendar_hash: null,
    last_seq: 0,
    last_hash: noEvents,
    opened_at: `${today}T00:00:00Z`,
    acting: null,
    counter: null,
    client_id: null,
    client_reference: null,
  }
  return {
    found: timed({ law: baseLaw }, found),
    declaration,
    actorId: 'anna',
    ownSubjectId: null,
    version: 0,
    today,
    law: baseLaw,
  }
}
