import type { Declaration } from '@tongban/contracts/declaration'
import { declaration as declarationSchema } from '@tongban/contracts/declaration'
import type { RosterMember } from '@tongban/contracts/enrolment'
import { fieldsAsked, holds } from '@tongban/contracts/form'
import { memberAnswer } from '@tongban/contracts/roster-member'
import { namesRule } from '@tongban/contracts/rule-of-law'
import { expect, test } from 'vitest'

import { confirmAll } from '../../../test/confirmations.ts'
import { startCore } from '../../../test/core.ts'
import { publishInCity } from '../../../test/item-drafts.ts'
import { othersAgree } from '../../../test/others.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { identityNumberOf } from '../../worlds/kaifeng/numbers.ts'
import { shippedDeclarations } from './items.ts'
import { named } from './registry.ts'

const people = 150
const core = await startCore()
const world = await createWorld({
  people,
  core: core.address,
  departments: { employment: core.address },
})
const plan = kaifengCity({ seed: 7, people, today: ordinaryDay })
const allSubjects = query<{ subject_id: string }>('select subject_id from subjects.subject')
const recordsNow = query<{ row: string }>(
  `select row from (select 'people.particulars ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from people.particulars t where superseded_by is null and subject_id = any ($1)
     union all select 'subjects.alias ' || (to_jsonb(t) - 'merged_at' - 'cause')::text as row from subjects.alias t where ended_at is null and subject_id = any ($1)
     union all select 'people.own_living ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from people.own_living t where superseded_by is null and subject_id = any ($1)
     union all select 'people.contact ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from people.contact t where superseded_by is null and subject_id = any ($1)
     union all select 'people.document ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from people.document t where superseded_by is null and subject_id = any ($1)
     union all select 'employers.particulars ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from employers.particulars t where superseded_by is null and subject_id = any ($1)
     union all select 'employers.roster ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from employers.roster t where superseded_by is null and subject_id = any ($1)
     union all select 'enrolment.enrolment ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from enrolment.enrolment t where superseded_by is null and subject_id = any ($1)
     union all select 'enrolment.base ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from enrolment.base t where superseded_by is null and subject_id = any ($1)
     union all select 'payees.account ' || (to_jsonb(t) - 'id' - 'recorded_at' - 'cause')::text as row from payees.account t where superseded_by is null and subject_id = any ($1)
     union all select 'mandates.personal ' || (to_jsonb(t) - 'id' - 'granted_at' - 'accepted_at' - 'cause')::text as row from mandates.personal t where revoked_at is null and subject_id = any ($1)) rows order by row`,
)
const nameNow = query<{ name: string }>(
  'select name from employers.particulars where uscc = $1 and superseded_by is null',
)
/** How many of each kind were served: each play serves somebody else. */
const served = { person: 0, employer: 0 }
/** Whoever pays for himself already could not register once more. */
const withoutOwnRelation = plan.persons.filter(
  ({ enrolments, formerNumber }) =>
    formerNumber === null && enrolments.every(({ employer }) => employer !== null),
)

test.each(shippedDeclarations().map((declaration) => [declaration.code, declaration] as const))(
  '%s is played from identifying to the record',
  async (_code, declaration) => {
    const outcome = await play(declaration)

    expect(outcome).toMatchObject({ stage: 'closed', outcome: 'completed' })
  },
)

test.each(shippedDeclarations().map((declaration) => [declaration.code, declaration] as const))(
  'the effect of %s is taken back by its cause alone, and the record stands as before',
  async (_code, declaration) => {
    const before: string[] = []
    const known: string[] = []
    const { id, subject, agencyId } = await play(declaration, answers(declaration), async () => {
      const [everybody] = await world.database.read({ path: 'worker' }, allSubjects())
      known.push(...everybody.map((row) => row.subject_id))
      before.push(...(await recordsOf(known)))
    })
    const after = await recordsOf(known)
    const effect = named(world.registry.effects, declaration.effect.name)
    const facts = {
      caseId: newId(),
      subjectId: subject,
      agencyId,
      byAgent: false,
      handedInOn: world.clock.today(),
      context: world.systemContext(),
    }

    await world.database.transaction({ path: 'office', subjects: [subject] }, async (tx) => {
      const needed = effect.loadReverse?.(facts, id) ?? []
      const rows = needed.length === 0 ? [] : await tx.load(...needed)
      tx.record(...effect.reverse(facts, id, rows))
    })

    const writes = effect.result === undefined && effect.changesNothing !== true // a statement leaves the record as it was
    expect(after.join('\n') !== before.join('\n')).toBe(writes)
    expect(await recordsOf(known)).toEqual(before)
  },
)

test('what is shipped promises nothing by the guide of some other place: it is the agency that sets it', () => {
  const own = shippedDeclarations().flatMap(({ limits }) => [limits.guide, limits.promised])
  const sources = new Set(own.flatMap((limit) => limit?.source ?? []).filter((source) => !namesRule(source)))

  expect([...sources].toSorted()).toEqual(['办事指南（本机构，待核定）', '承诺时限（本机构，待核定）'])
})

test('an employee who is known by his number keeps his record; a number of another name is told with its row', async () => {
  const declaration = shippedDeclarations().find(({ code }) => code === 'employee-registration')
  if (declaration === undefined) throw new Error('no employee-registration')
  const known = plan.persons.findLast(
    ({ enrolments, documents }) => enrolments.length === 0 && documents.length === 1,
  )
  const row = {
    name: known?.name,
    'document-kind': known?.documents[0]?.kind,
    'document-number': known?.documents[0]?.number,
    from: '2026-03-01',
  }

  const done = await play(declaration, { employees: [row] })
  const refused = await play(declaration, { employees: [{ ...row, name: '别的人' }] })

  expect(done).toMatchObject({ stage: 'closed', outcome: 'completed' })
  expect(refused).toMatchObject({
    code: 'cases.effect',
    fields: [{ field: 'form.employees.0.document-number' }],
  })
})

test('an item that did not exist before is published while the city runs, and played without new code', async () => {
  const declaration = declarationSchema.parse({
    code: 'planted-item',
    names: text('当场发布的事项'),
    category: 'information',
    applicants: ['person'],
    nationalCode: null,
    implementingCode: null,
    leafCode: null,
    basis: ['社会保险经办条例第10条'],
    certainty: 'source',
    kind: 'promised',
    reach: 'province',
    halls: ['counter'],
    limits: {
      statutory: { length: 10, unit: 'working-days', source: '社会保险经办条例第10条', certainty: 'source' },
      guide: null,
      promised: null,
    },
    form: [
      { key: 'telephone', label: text('电话'), type: 'telephone', required: true },
      { key: 'other', label: text('还有别的电话吗'), type: 'yes-no', required: true },
      { key: 'why', label: text('为什么'), type: 'text', required: true, when: { field: 'other', is: true } },
      {
        key: 'rows',
        label: text('别的电话'),
        type: 'group',
        required: true,
        when: { field: 'other', is: true },
        fields: [{ key: 'number', label: text('号码'), type: 'telephone', required: true }],
      },
    ],
    materials: ['bill', 'contract'].map((key) => ({
      key,
      name: text(key),
      form: 'copy',
      copies: 1,
      issuer: '运营商',
      whyNotFromRecord: '没有共享',
      basis: '社会保险经办条例第10条',
      when: { field: 'other', is: true },
      oneOf: 'proof',
      settledBy: ['file'],
    })),
    routing: 'enrolment',
    checks: [],
    steps: [
      { key: 'first', name: text('初审'), act: 'review', role: 'reviewer' },
      { key: 'last', name: text('复核'), act: 'decide', role: 'approver' },
    ],
    fourEyes: true,
    effect: { name: 'people.change-contact', input: { telephone: { field: 'telephone' } } },
    result: [{ 'zh-CN': '回执' }],
    archive: { class: 'person-registration', term: 100 },
  })

  const published = await publishInCity(world, declaration)
  const outcome = await play(declaration)

  expect(published).toMatchObject({ version: 1 })
  expect(outcome).toMatchObject({ stage: 'closed', outcome: 'completed' })
})

test('an item that writes nothing to the records is decided, and leaves them as they were', async () => {
  const shipped = shippedDeclarations().find(({ code }) => code === 'own-living')
  const planted = { ...shipped, code: 'planted-nothing', effect: { name: 'records.none', input: {} } }
  const declaration = declarationSchema.parse(planted)
  await publishInCity(world, declaration)
  const [everybody] = await world.database.read({ path: 'worker' }, allSubjects())
  const known = everybody.map((row) => row.subject_id)
  const before: string[] = []

  const outcome = await play(declaration, answers(declaration), async () => {
    before.push(...(await recordsOf(known)))
  })

  expect(outcome).toMatchObject({ stage: 'closed', outcome: 'completed' })
  expect(await recordsOf(known)).toEqual(before)
})

const text = (zh: string) => ({ 'zh-CN': zh })

/** 登记: whatever the office decides can be registered elsewhere; what completes at the counter has no decision to tell. */
const decided = shippedDeclarations().filter(
  ({ steps, effect }) => steps.length > 0 && effect.remote !== true,
)

test.each(decided.map((declaration) => [declaration.code, declaration] as const))(
  '%s is switched to the core by its declaration alone, and ends when that has confirmed',
  async (_code, declaration) => {
    const remote = { ...declaration, effect: { ...declaration.effect, remote: true } }
    await publishInCity(world, remote)

    const outcome = await play(remote)

    expect(outcome).toMatchObject({ stage: 'closed', outcome: 'completed' })
    const told = await core.commandsOf(outcome.subject)
    expect(told.map(({ command, state }) => [command, state])).toContainEqual([
      declaration.effect.name,
      'confirmed',
    ])
  },
)

/** Plays an item as its declaration says: any form, any materials, any steps. */
async function play(
  declaration: Declaration,
  form: Record<string, unknown> = answers(declaration),
  prepared: () => Promise<void> = async () => await Promise.resolve(),
): Promise<{ id: string; subject: string; agencyId: string }> {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await visit(clerk, declaration.applicants[0] ?? 'person')
  await prepare(subject, declaration)
  await prepared()
  const asked = await withHolder(clerk, subject, await withMembers(clerk, subject, form))
  const materials = await settle(clerk, subject, declaration, asked)
  const version = world.cases.catalogue.current(declaration.code)?.version
  const handedIn = await clerk.post('/api/cases', {
    subject,
    item: declaration.code,
    itemVersion: version,
    form: asked,
    materials,
  })
  expect(handedIn.json()).toMatchObject({ stage: 'submitted' })
  const opened = handedIn.json<{ id: string; agencyId: string }>()
  const url = `/api/cases/${subject}/${opened.id}`
  if (declaration.department !== undefined) {
    await world.register()
    return (await clerk.get(url)).json() // another department has done it
  }
  let last = await clerk.post(`${url}/acceptance`, { version: 0 })
  if (declaration.confirmation !== undefined) await confirmAll(world, opened.id)
  if (declaration.tellsOthers !== undefined)
    await othersAgree(world, await world.signIn(world.username('reviewer', opened.agencyId)), url)
  for (const step of declaration.steps) {
    const officer = await world.signIn(world.username(step.role, opened.agencyId))
    const { version: at } = (await officer.get(url)).json<{ version: number }>()
    last =
      step.act === 'review'
        ? await officer.post(`${url}/opinion`, { version: at, favourable: true, note: '' })
        : await officer.post(`${url}/decision`, { version: at, grant: true, note: '' })
  }
  if (declaration.effect.remote !== true) return last.json()
  await world.register()
  const officer = await world.signIn(world.username('approver', opened.agencyId))
  return (await officer.get(url)).json()
}

/** Somebody whom the register knows. */
const guardian = {
  name: plan.persons[0]?.name ?? '',
  'document-kind': plan.persons[0]?.documents[0]?.kind ?? '',
  number: plan.persons[0]?.documents[0]?.number ?? '',
}

/** Whoever has nothing running yet; each play takes another, because nobody is merged twice. */
const unenrolled = plan.persons.filter(
  ({ enrolments, documents }) => enrolments.length === 0 && documents.length === 1,
)
let merged = 0
function toMerge(): Record<string, string> {
  const other = unenrolled[merged]
  merged += 1
  return {
    name: other?.name ?? '',
    'document-kind': other?.documents[0]?.kind ?? '',
    number: other?.documents[0]?.number ?? '',
  }
}

/** What has to stand in the record before an effect can do its work, written by the effects that write it. */
const before: Readonly<Record<string, readonly (readonly [string, Record<string, string>])[]>> = {
  'enrolment.suspend': [['enrolment.open', { scheme: 'employee-pension', from: '2024-01-01' }]],
  'enrolment.resume': [
    ['enrolment.open', { scheme: 'employee-pension', from: '2024-01-01' }],
    ['enrolment.suspend', { scheme: 'employee-pension', from: '2026-01' }],
  ],
  'mandates.guardian-end': [['mandates.guardian', { ground: 'court', ...guardian }]],
}

async function prepare(subjectId: string, { effect }: Declaration): Promise<void> {
  for (const [name, input] of before[effect.name] ?? []) {
    const wanted = named(world.registry.effects, name)
    const facts = {
      caseId: newId(),
      subjectId,
      agencyId: '410202-01',
      byAgent: false,
      handedInOn: world.clock.today(),
      context: world.systemContext(),
    }
    await world.database.transaction({ path: 'worker' }, async (tx) => {
      const needed = wanted.load?.(facts, input) ?? []
      tx.record(...wanted.apply(facts, input, needed.length === 0 ? [] : await tx.load(...needed)))
    })
  }
}

/** What the records of these subjects say: every row in force, without its own id, time and cause. */
async function recordsOf(subjects: readonly string[]): Promise<string[]> {
  const [rows] = await world.database.read({ path: 'worker' }, recordsNow(subjects))
  return rows.map(({ row }) => row)
}

/** A play before may have changed it. */
async function presentName(uscc: string | undefined): Promise<string | undefined> {
  const [[row]] = await world.database.read({ path: 'worker' }, nameNow(uscc))
  return row?.name
}

async function visit(clerk: Signed, kind: 'person' | 'employer'): Promise<string> {
  served[kind] += 1
  const common = { subjectKind: kind, identifiedBy: 'document', purpose: '办事' }
  const person = withoutOwnRelation[served.person]
  const employer = plan.employers[served.employer % plan.employers.length]
  const body =
    kind === 'employer'
      ? { ...common, uscc: employer?.uscc, name: await presentName(employer?.uscc) }
      : {
          ...common,
          kind: person?.documents[0]?.kind,
          number: person?.documents[0]?.number,
          name: person?.name,
        }
  const reply = await clerk.post('/api/visits', body)
  expect(reply.statusCode).toBe(200)
  return reply.json<{ subject: string }>().subject
}

function answers(declaration: Declaration): Record<string, unknown> {
  const form: Record<string, unknown> = {}
  for (const field of declaration.form)
    if (fieldsAsked(declaration.form, form).includes(field)) form[field.key] = answer(field)
  if (declaration.effect.name === 'people.merge') return { ...form, ...toMerge() }
  return declaration.effect.name.startsWith('mandates.guardian') ? { ...form, ...guardian } : form
}

const somebody = '0199f000-0000-7000-8000-000000000000 示例'

/** An account is in the name of whose it is. */
async function withHolder(
  clerk: Signed,
  subject: string,
  form: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (form['holder'] === undefined) return form
  const { name } = (await clerk.get(`/api/people/${subject}`)).json<{ name: string }>()
  return { ...form, holder: name }
}

/** Who stands first on the roster, for a form that asks for somebody of it. */
async function withMembers(
  clerk: Signed,
  subject: string,
  form: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const said = JSON.stringify(form)
  if (!said.includes(somebody)) return form
  const reply = await clerk.get(`/api/enrolment/${subject}/roster`)
  const [first] = reply.json<{ rows: RosterMember[] }>().rows
  if (first === undefined) throw new Error('nobody is on this roster')
  const filled: Record<string, unknown> = JSON.parse(said.replaceAll(somebody, memberAnswer(first)))
  return filled
}

function answer(
  field: Declaration['form'][number] | NonNullable<Declaration['form'][number]['fields']>[number],
): unknown {
  if (field.type === 'group' && 'fields' in field)
    return [Object.fromEntries((field.fields ?? []).map((inner) => [inner.key, answer(inner)]))]
  if (field.type === 'yes-no') return true
  if (field.type === 'choice') return field.choices?.[0]?.value
  const examples: Partial<Record<typeof field.type, string>> = {
    telephone: '13800001234',
    date: '2026-03-01',
    month: '2026-03',
    amount: '500000',
    'roster-member': somebody,
    'bank-account': '6222020200112233445',
    'identity-number': identityNumberOf('resident', '410202', { birthDate: '1990-01-01', sex: 'female' }, 7),
  }
  return examples[field.type] ?? '示例'
}

async function settle(
  clerk: Signed,
  subject: string,
  { materials }: Declaration,
  form: Record<string, unknown>,
) {
  const asked = materials.filter(({ when }) => holds(when, form))
  const groups = new Set<string>()
  const settlements = []
  for (const { key, oneOf, settledBy } of asked) {
    if (oneOf !== undefined && groups.has(oneOf)) continue
    if (oneOf !== undefined) groups.add(oneOf)
    const by = settledBy[0]
    if (by !== 'file') settlements.push({ material: key, by })
    else {
      const staged = await clerk.upload(`/api/materials/${subject}/files`, photograph)
      settlements.push({ material: key, by, files: [staged.json<{ id: string }>().id] })
    }
  }
  return settlements
}
