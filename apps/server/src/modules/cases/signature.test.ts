import { signedHash } from '@tongban/contracts/signed'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { auditFaults } from '../../../test/audit-faults.ts'
import { answer, caseOf, openScene, papers } from '../../../test/scene.ts'
import { createWorld } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld()
const { clerk, person, reviewer, subject, stage } = await openScene(world)
const salt = 'c0ffee00c0ffee00c0ffee00c0ffee00'
const bodyOfEvent = query<{ body: { formHash?: string; signed?: string } }>(
  'select body from cases.event where case_id = $1 and seq = 1',
)
const handedIn = z.object({
  item: z.string(),
  itemVersion: z.number(),
  form: z.record(z.string(), z.unknown()),
  materials: z.array(z.unknown()),
})
const saltOf = query<{ salt: Buffer }>('select salt from cases.signature where case_id = $1')

interface Given {
  readonly item: string
  readonly itemVersion: number
  readonly form: Readonly<Record<string, unknown>>
}

test('what was signed on the screen stands with the case, and an office sees the picture and that it covers the form', async () => {
  const given = await filled()
  const file = await stage()

  const made = await answer<{ id: string }>(
    clerk.post('/api/cases', { ...given, signature: signed(given, file) }),
  )

  const url = `/api/cases/${subject}/${made.id}`
  const { signature } = await answer<{ signature: object }>(reviewer.get(url))
  expect(signature).toMatchObject({ file, unsigned: null, covers: true, formHash: hashOf(given) })
  const picture = await reviewer.get(`/api/materials/${subject}/files/${file}?case=${made.id}`)
  expect(picture.statusCode).toBe(200)
  const [[event], [row]] = await world.database.read(
    { path: 'worker' },
    bodyOfEvent(made.id),
    saltOf(made.id),
  )
  expect(event?.body).toMatchObject({ signed: file, formHash: hashOf(given) })
  expect(row?.salt.toString('latin1')).not.toContain(salt)
  expect(await auditFaults(world)).toEqual([])
})

test('a form that was changed after signing is refused, and nothing is handed in', async () => {
  const given = await filled()
  const signature = signed(given, await stage())
  const before = await countOfCases()
  const changed = { ...given, form: { ...given.form, name: '王秀岚' }, signature }

  const refused = await clerk.post('/api/cases', changed)

  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({ code: 'cases.signature', fields: [{ field: 'signature' }] })
  expect(await countOfCases()).toBe(before)
})

test('the order of the answers is not part of what was signed', async () => {
  const given = await filled()
  const turned = Object.fromEntries(Object.entries(given.form).toReversed())

  const reply = await clerk.post('/api/cases', {
    ...given,
    form: turned,
    signature: signed(given, await stage()),
  })

  expect(reply.statusCode).toBe(200)
})

test('who cannot sign confirms by word of mouth before the clerk, and the case says why', async () => {
  const given = await filled()
  const signature = { formHash: hashOf(given), salt, unsigned: 'cannot-write' }

  const made = await answer<{ id: string }>(clerk.post('/api/cases', { ...given, signature }))

  const read = await answer<{ signature: object }>(reviewer.get(`/api/cases/${subject}/${made.id}`))
  expect(read.signature).toMatchObject({ file: null, unsigned: 'cannot-write', covers: true })
})

test('a correction after signing shows: the signature no longer covers the form', async () => {
  const given = { ...(await filled()), materials: [] }
  const signature = signed(given, await stage())
  const made = await answer<{ id: string; version: number }>(
    clerk.post('/api/cases', { ...given, signature }),
  )
  const url = `/api/cases/${subject}/${made.id}`
  const held = await answer<{ version: number }>(
    clerk.post(`${url}/deficiencies`, { version: made.version, until: '2026-03-20' }),
  )
  const { form, materials } = await filled()

  await answer(
    clerk.post(`${url}/correction`, { version: held.version, form: { ...form, name: '王秀岚' }, materials }),
  )

  const read = await answer<{ signature: object }>(reviewer.get(url))
  expect(read.signature).toMatchObject({ covers: false, formHash: hashOf(given) })
})

test('a signature that another case has is not taken again', async () => {
  const [given, file] = [await filled(), await stage()]
  await answer(clerk.post('/api/cases', { ...given, signature: signed(given, file) }))
  const next = await filled()

  const again = await clerk.post('/api/cases', { ...next, signature: signed(next, file) })

  expect(again.json()).toMatchObject({ code: 'cases.signature', fields: [{ field: 'signature.file' }] })
})

test('nobody signs before himself online, and no other file passes for a signature', async () => {
  const given = await filled()
  const own = { item: 'person-change-other', itemVersion: 1, form: { telephone: '13900001111' } }
  const unwitnessed = { ...own, subject, materials: [], signature: signed(own, await stage()) }
  const online = await person.post('/api/cases', unwitnessed)
  const pdf = await answer<{ id: string }>(
    clerk.upload(`/api/materials/${subject}/files`, Buffer.from('%PDF-1.4\n%%EOF\n'), 'a.pdf'),
  )
  const paper = await clerk.post('/api/cases', { ...given, signature: signed(given, pdf.id) })

  expect([online.json(), paper.json()]).toMatchObject([
    { code: 'cases.signature' },
    { code: 'cases.signature', fields: [{ field: 'signature.file' }] },
  ])
})

async function filled() {
  const { item, itemVersion, form, materials } = handedIn.parse(caseOf(subject, await papers(stage)))
  return { subject, item, itemVersion, form, materials }
}

function hashOf({ item, itemVersion, form }: Given): string {
  return signedHash({ item, itemVersion, form, salt })
}

function signed(given: Given, file: string) {
  return { formHash: hashOf(given), salt, file }
}

async function countOfCases(): Promise<number> {
  return (await answer<{ rows: object[] }>(clerk.get(`/api/cases/${subject}`))).rows.length
}
